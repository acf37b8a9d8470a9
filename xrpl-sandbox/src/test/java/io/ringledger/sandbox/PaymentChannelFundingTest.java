package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.World.Tx;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.state.OwnerDirectories;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Making payment channels and adding to them. */
class PaymentChannelFundingTest {
  private final World world = World.fresh();
  private final Wallet owner = world.funded("owner", 1000 * World.XRP);
  private final Wallet payee = world.funded("payees", 1000 * World.XRP);

  private Tx aCreation() {
    return world.channelCreate(owner, payee, 5 * World.XRP);
  }

  @Test
  void setsTheAmountAsideAndIsInBothDirectories() {
    long before = world.balance(owner);
    String id = world.channel(owner, payee, 5 * World.XRP);

    assertThat(world.balance(owner)).isEqualTo(before - 5 * World.XRP - 10);
    assertThat(world.ownerCount(owner)).isEqualTo(1);
    assertThat(world.ownerCount(payee)).isZero();
    for (Wallet side : new Wallet[] {owner, payee}) {
      assertThat(OwnerDirectories.list(world.ledger.openState(), side.address()))
          .containsExactly(id);
    }
    assertThat(world.entry(id).json().toString())
        .contains("\"OwnerNode\":\"0\"", "\"DestinationNode\":\"0\"", "\"Balance\":\"0\"");
  }

  @Test
  void theEntryHasWhatAnyoneNeedsToKnow() {
    String id = Keylets.channel(owner.address(), payee.address(), world.sequence(owner));
    long sequence = world.sequence(owner);
    long end = world.parentClose() + 500;
    Tx creation =
        aCreation().with("CancelAfter", end).with("SourceTag", 7).with("DestinationTag", 8);
    assertThat(creation.submit()).isEqualTo("tesSUCCESS");
    world.close();

    LedgerEntry channel = world.entry(id);
    assertThat(channel.text("PublicKey")).isEqualTo(owner.publicKey());
    assertThat(channel.number("SettleDelay")).isEqualTo(100);
    assertThat(channel.number("CancelAfter")).isEqualTo(end);
    assertThat(channel.number("SourceTag")).isEqualTo(7);
    assertThat(channel.number("DestinationTag")).isEqualTo(8);
    assertThat(channel.number("Sequence")).isEqualTo(sequence);
    assertThat(channel.text("PreviousTxnID")).hasSize(64);
    assertThat(channel.number("PreviousTxnLgrSeq"))
        .isEqualTo(world.ledger.history().newest().index());
    assertThat(Codec.encodeOwn(channel.json())).startsWith("110078");
  }

  @Test
  void theIdIsTheOneOthersCompute() {
    assertThat(
            Keylets.channel(
                "rDx69ebzbowuqztksVDmZXjizTd12BVr4x", "rLFtVprxUEfsH54eCWKsZrEQzMDsx1wqso", 82))
        .isEqualTo("E35708503B3C3143FB522D749AAFCC296E8060F0FB371A9A56FAE0B1ED127366");
  }

  @Test
  void itsOwnFieldsAreCheckedInTheLedgersOrder() {
    assertThat(aCreation().with("Amount", "0").with("Destination", owner.address()).submit())
        .isEqualTo("temBAD_AMOUNT");
    Tx issued = aCreation();
    ObjectNode amount = issued.fields().putObject("Amount");
    amount.put("currency", "USD").put("issuer", owner.address()).put("value", "1");
    assertThat(issued.submit()).isEqualTo("temBAD_AMOUNT");
    assertThat(aCreation().with("Destination", owner.address()).with("PublicKey", "AB").submit())
        .isEqualTo("temDST_IS_SRC");
    for (String bad : new String[] {"", "AB", "04" + "11".repeat(32), "02" + "11".repeat(31)}) {
      assertThat(aCreation().with("PublicKey", bad).submit()).isEqualTo("temMALFORMED");
    }
  }

  @Test
  void theReserveComesBeforeTheAmountAndTheFeeMayDipIntoIt() {
    long needed = World.RESERVE_BASE + World.RESERVE_INCREMENT;
    Wallet poor = world.funded("poor", needed - 1);
    Wallet narrow = world.funded("narrow", needed + 99);
    Wallet enough = world.funded("enough", needed + 100);

    assertThat(world.channelCreate(poor, payee, 1).submit()).isEqualTo("tecINSUFFICIENT_RESERVE");
    assertThat(world.channelCreate(narrow, payee, 100).submit()).isEqualTo("tecUNFUNDED");
    assertThat(world.channelCreate(enough, payee, 100).submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void whatWouldLeaveLessThanNothingBreaksAnInvariant() {
    Wallet rich = world.funded("rich", 10 * World.XRP);

    assertThat(world.channelCreate(rich, payee, 8 * World.XRP).with("Fee", "3000000").submit())
        .isEqualTo("tecINVARIANT_FAILED");
    assertThat(world.balance(rich)).isEqualTo(7 * World.XRP);
  }

  @Test
  void theDestinationMustExistAndWantChannelsAndGetItsTag() {
    Wallet nobody = Wallet.ed25519("nobody");
    assertThat(world.channelCreate(owner, nobody, 1).submit()).isEqualTo("tecNO_DST");

    world.tx(payee, "AccountSet").with("SetFlag", 1).submit();
    assertThat(aCreation().submit()).isEqualTo("tecDST_TAG_NEEDED");
    assertThat(aCreation().with("DestinationTag", 1).submit()).isEqualTo("tesSUCCESS");

    world.tx(payee, "AccountSet").with("SetFlag", 14).submit();
    assertThat(aCreation().submit()).isEqualTo("tecNO_PERMISSION");
    world.tx(payee, "AccountSet").with("ClearFlag", 14).submit();
    assertThat(aCreation().with("DestinationTag", 1).submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void anEndThatHasPassedIsExpired() {
    assertThat(aCreation().with("CancelAfter", world.parentClose() - 1).submit())
        .isEqualTo("tecEXPIRED");
    assertThat(aCreation().with("CancelAfter", world.parentClose()).submit())
        .isEqualTo("tesSUCCESS");
  }

  @Test
  void aTicketsNumberNamesTheChannel() {
    long ticket = world.sequence(owner) + 1;
    world.tx(owner, "TicketCreate").with("TicketCount", 1).submit();
    assertThat(aCreation().onTicket(ticket).submit()).isEqualTo("tesSUCCESS");

    String id = Keylets.channel(owner.address(), payee.address(), ticket);
    assertThat(world.entry(id).number("Sequence")).isEqualTo(ticket);
  }

  @Test
  void theOwnerAddsToIt() {
    String id = world.channel(owner, payee, 5 * World.XRP);
    long before = world.balance(owner);

    assertThat(world.channelFund(owner, id, 2 * World.XRP).submit()).isEqualTo("tesSUCCESS");

    assertThat(world.entry(id).drops("Amount")).isEqualTo(7 * World.XRP);
    assertThat(world.balance(owner)).isEqualTo(before - 2 * World.XRP - 10);
  }

  @Test
  void onlyTheOwnerAddsAndOnlyToAChannel() {
    String id = world.channel(owner, payee, 5 * World.XRP);

    assertThat(world.channelFund(payee, id, 1).submit()).isEqualTo("tecNO_PERMISSION");
    assertThat(world.channelFund(owner, "AB".repeat(32), 1).submit()).isEqualTo("tecNO_ENTRY");
    assertThat(world.channelFund(owner, Keylets.account(owner.address()), 1).submit())
        .isEqualTo("tecNO_ENTRY");
    assertThat(world.channelFund(owner, id, 0).submit()).isEqualTo("temBAD_AMOUNT");
  }

  @Test
  void whatIsAddedMustBeThereAboveTheReserve() {
    long start = World.RESERVE_BASE + World.RESERVE_INCREMENT + 1000;
    Wallet poor = world.funded("poor", start);
    String id = world.channel(poor, payee, 500);

    assertThat(world.channelFund(poor, id, 481).submit()).isEqualTo("tecUNFUNDED");
    assertThat(world.channelFund(poor, id, 470).submit()).isEqualTo("tesSUCCESS");
    assertThat(world.channelFund(poor, id, 1).submit()).isEqualTo("tecINSUFFICIENT_RESERVE");
  }

  @Test
  void theEndIsSetNoSoonerThanTheDelayOrTheEndThatIsSet() {
    String id = world.channel(owner, payee, 5 * World.XRP);
    long earliest = world.parentClose() + 100;

    assertThat(world.channelFund(owner, id, 1).with("Expiration", earliest - 1).submit())
        .isEqualTo("temBAD_EXPIRATION");
    assertThat(world.channelFund(owner, id, 1).with("Expiration", earliest).submit())
        .isEqualTo("tesSUCCESS");
    world.closeAt(earliest - 50);
    assertThat(world.channelFund(owner, id, 1).with("Expiration", earliest - 1).submit())
        .isEqualTo("temBAD_EXPIRATION");
    assertThat(world.channelFund(owner, id, 1).with("Expiration", earliest + 1).submit())
        .isEqualTo("tesSUCCESS");
    assertThat(world.entry(id).number("Expiration")).isEqualTo(earliest + 1);
  }

  @Test
  void aRefusedEndTakesNoFeeAndIsInNoLedger() {
    String id = world.channel(owner, payee, 5 * World.XRP);
    world.close();
    long before = world.balance(owner);

    world.channelFund(owner, id, 1).with("Expiration", 1).submit();

    assertThat(world.balance(owner)).isEqualTo(before);
    assertThat(world.close().transactions()).isEmpty();
  }

  @Test
  void onceItsTimeIsOverFundingClosesItWhoeverSendsIt() {
    long before = world.balance(owner);
    String id = Keylets.channel(owner.address(), payee.address(), world.sequence(owner));
    long end = world.parentClose() + 500;
    aCreation().with("CancelAfter", end).submit();

    world.closeAt(end - 1);
    assertThat(world.channelFund(payee, id, 1).submit()).isEqualTo("tecNO_PERMISSION");
    world.closeAt(end);
    assertThat(world.channelFund(payee, id, 1).submit()).isEqualTo("tesSUCCESS");

    assertThat(world.entry(id)).isNull();
    assertThat(world.balance(owner)).isEqualTo(before - 10);
    assertThat(world.ownerCount(owner)).isZero();
    assertThat(OwnerDirectories.list(world.ledger.openState(), payee.address())).isEmpty();
  }

  @Test
  void theMetadataTellsOfTheChannelWithoutItsDefaults() {
    String id = world.channel(owner, payee, 5 * World.XRP);
    JsonNode meta = world.close().transactions().getLast().metadata();
    JsonNode created = null;
    for (JsonNode node : meta.path("AffectedNodes")) {
      if (node.path("CreatedNode").path("LedgerIndex").asText().equals(id)) {
        created = node.path("CreatedNode");
      }
    }

    assertThat(created).isNotNull();
    assertThat(created.path("LedgerEntryType").asText()).isEqualTo("PayChannel");
    assertThat(created.path("NewFields").properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "Account", "Destination", "Amount", "PublicKey", "SettleDelay", "Sequence");
  }
}
