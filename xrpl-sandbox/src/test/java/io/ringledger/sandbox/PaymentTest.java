package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.World.Tx;
import io.ringledger.sandbox.codec.Codec;
import org.junit.jupiter.api.Test;

class PaymentTest {
  private final World world = World.fresh();
  private final Wallet sender = world.funded("sender", 100 * World.XRP);
  private final Wallet receiver = world.funded("receiver", 100 * World.XRP);
  private final Wallet newcomer = Wallet.secp256k1("newcomer");

  @Test
  void createsAnAccountOnceTheReserveIsPaid() {
    assertThat(world.payment(sender, newcomer, World.RESERVE_BASE - 1).submit())
        .isEqualTo("tecNO_DST_INSUF_XRP");
    assertThat(world.payment(sender, newcomer, World.RESERVE_BASE).submit())
        .isEqualTo("tesSUCCESS");
    assertThat(world.balance(newcomer)).isEqualTo(World.RESERVE_BASE);
    assertThat(world.sequence(newcomer)).isEqualTo(world.ledger.openIndex());
  }

  @Test
  void theReserveStaysButMayPayTheFee() {
    long most = 100 * World.XRP - World.RESERVE_BASE;

    assertThat(world.payment(sender, receiver, most + 1).submit()).isEqualTo("tecUNFUNDED_PAYMENT");
    // The failure above took its fee, so the most that can be sent is less by that.
    assertThat(world.payment(sender, receiver, most - 10).submit()).isEqualTo("tesSUCCESS");
    assertThat(world.balance(sender)).isEqualTo(World.RESERVE_BASE - 10);
  }

  @Test
  void ownedObjectsRaiseTheReserve() {
    world.tx(sender, "TicketCreate").with("TicketCount", 2).submit();
    long most = world.balance(sender) - World.RESERVE_BASE - 2 * World.RESERVE_INCREMENT;

    assertThat(world.payment(sender, receiver, most + 1).submit()).isEqualTo("tecUNFUNDED_PAYMENT");
    assertThat(world.payment(sender, receiver, most - 10).submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void nothingAndPaymentsToOneselfAreRefused() {
    assertThat(world.payment(sender, receiver, 0).submit()).isEqualTo("temBAD_AMOUNT");
    assertThat(world.payment(sender, sender, 1).submit()).isEqualTo("temREDUNDANT");
  }

  @Test
  void whatOnlyOtherCurrenciesNeedIsRefused() {
    assertThat(aPayment().with("SendMax", "100").submit()).isEqualTo("temBAD_SEND_XRP_MAX");
    assertThat(aPayment().with("Flags", 0x0002_0000).submit()).isEqualTo("temBAD_SEND_XRP_PARTIAL");
    assertThat(aPayment().with("Flags", 0x0004_0000).submit()).isEqualTo("temBAD_SEND_XRP_LIMIT");
    assertThat(aPayment().with("Flags", 0x0001_0000).submit())
        .isEqualTo("temBAD_SEND_XRP_NO_DIRECT");
    assertThat(aPayment().with("DeliverMin", "1").submit()).isEqualTo("temBAD_AMOUNT");
  }

  @Test
  void otherCurrenciesAreDisabled() {
    Tx payment = aPayment();
    ObjectNode amount = Codec.JSON.createObjectNode();
    amount.put("currency", "USD").put("issuer", receiver.address()).put("value", "1");
    payment.fields().set("Amount", amount);

    assertThat(payment.submit()).isEqualTo("temDISABLED");
  }

  @Test
  void aRequiredTagMustBeThere() {
    world.tx(receiver, "AccountSet").with("SetFlag", 1).submit();

    assertThat(aPayment().submit()).isEqualTo("tecDST_TAG_NEEDED");
    assertThat(aPayment().with("DestinationTag", 7).submit()).isEqualTo("tesSUCCESS");

    world.tx(receiver, "AccountSet").with("ClearFlag", 1).submit();
    assertThat(aPayment().submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void depositAuthorizationStopsStrangersOnly() {
    world.tx(receiver, "AccountSet").with("SetFlag", 9).submit();

    assertThat(aPayment().submit()).isEqualTo("tecNO_PERMISSION");
    world.tx(receiver, "DepositPreauth").with("Authorize", sender.address()).submit();
    assertThat(aPayment().submit()).isEqualTo("tesSUCCESS");
    world.tx(receiver, "DepositPreauth").with("Unauthorize", sender.address()).submit();
    assertThat(aPayment().submit()).isEqualTo("tecNO_PERMISSION");
  }

  @Test
  void aPoorAccountTakesSmallDepositsFromAnyone() {
    Wallet poor = world.funded("poor", World.RESERVE_BASE + 10);
    world.tx(poor, "AccountSet").with("SetFlag", 9).submit();
    assertThat(world.balance(poor)).isEqualTo(World.RESERVE_BASE);

    assertThat(world.payment(sender, poor, World.RESERVE_BASE + 1).submit())
        .isEqualTo("tecNO_PERMISSION");
    assertThat(world.payment(sender, poor, World.RESERVE_BASE).submit()).isEqualTo("tesSUCCESS");
    assertThat(world.payment(sender, poor, 1).submit()).isEqualTo("tecNO_PERMISSION");
  }

  private Tx aPayment() {
    return world.payment(sender, receiver, 2 * World.XRP);
  }
}
