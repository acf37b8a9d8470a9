package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.World.Tx;
import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.state.Metadata;
import org.junit.jupiter.api.Test;

class AccountDeleteTest {
  private static final String FEE = Long.toString(World.RESERVE_INCREMENT);
  private final World world = World.fresh();
  private final Wallet leaver = world.funded("leaver", 100 * World.XRP);
  private final Wallet heir = world.funded("heir", 100 * World.XRP);

  private Tx aDeletion() {
    return world.tx(leaver, "AccountDelete").with("Destination", heir.address()).with("Fee", FEE);
  }

  private void waitLongEnough() {
    while (world.ledger.openIndex() < world.sequence(leaver) + 255) {
      world.close();
    }
  }

  @Test
  void paysAllThereIsToTheDestinationAndLeavesNothing() {
    waitLongEnough();
    long all = world.balance(leaver) + world.balance(heir);

    assertThat(aDeletion().submit()).isEqualTo("tesSUCCESS");
    ObjectNode meta = world.close().transactions().getLast().metadata();

    assertThat(world.root(leaver)).isNull();
    assertThat(world.balance(heir)).isEqualTo(all - World.RESERVE_INCREMENT);
    assertThat(meta.path("DeliveredAmount").asText())
        .isEqualTo(Long.toString(100 * World.XRP - World.RESERVE_INCREMENT));
    assertThat(Metadata.affectedAccounts(meta))
        .containsExactlyInAnyOrder(leaver.address(), heir.address());
  }

  @Test
  void ownsASequenceFarBehindTheLedger() {
    waitLongEnough();
    assertThat(aDeletion().submit()).isEqualTo("tesSUCCESS");

    World young = World.fresh();
    Wallet newcomer = young.funded("leaver", 100 * World.XRP);
    young.fund(heir, 100 * World.XRP);
    while (young.ledger.openIndex() < young.sequence(newcomer) + 254) {
      young.close();
    }
    Tx deletion =
        young.tx(newcomer, "AccountDelete").with("Destination", heir.address()).with("Fee", FEE);
    assertThat(deletion.submit()).isEqualTo("tecTOO_SOON");
  }

  @Test
  void costsTheReserveOfOneObject() {
    waitLongEnough();

    assertThat(aDeletion().with("Fee", "199999").submit()).isEqualTo("telINSUF_FEE_P");
  }

  @Test
  void theDestinationIsAnotherThatExistsAndMayBePaid() {
    waitLongEnough();
    assertThat(aDeletion().with("Destination", leaver.address()).submit())
        .isEqualTo("temDST_IS_SRC");
    String nobody = Wallet.ed25519("nobody").address();
    assertThat(aDeletion().with("Destination", nobody).submit()).isEqualTo("tecNO_DST");
    world.tx(heir, "AccountSet").with("SetFlag", 9).submit();
    assertThat(aDeletion().submit()).isEqualTo("tecNO_PERMISSION");
    world.tx(heir, "AccountSet").with("SetFlag", 1).submit();
    assertThat(aDeletion().submit()).isEqualTo("tecDST_TAG_NEEDED");
  }

  @Test
  void ticketsAndPreauthorizationsGoAlong() {
    world.tx(leaver, "TicketCreate").with("TicketCount", 40).submit();
    world.tx(leaver, "DepositPreauth").with("Authorize", heir.address()).submit();
    waitLongEnough();

    assertThat(aDeletion().submit()).isEqualTo("tesSUCCESS");
    world.close();

    assertThat(world.root(leaver)).isNull();
    assertThat(world.entry(Keylets.ownerDirectory(leaver.address()))).isNull();
    assertThat(world.entry(Keylets.depositPreauth(leaver.address(), heir.address()))).isNull();
  }

  @Test
  void aTicketMayPayForIt() {
    long ticket = world.sequence(leaver) + 1;
    world.tx(leaver, "TicketCreate").with("TicketCount", 1).submit();
    waitLongEnough();

    assertThat(aDeletion().onTicket(ticket).submit()).isEqualTo("tesSUCCESS");
    assertThat(world.root(leaver)).isNull();
  }

  @Test
  void whoOwesOrIsToReceiveStays() {
    String channel = world.channel(heir, leaver, 5);
    waitLongEnough();

    assertThat(aDeletion().submit()).isEqualTo("tecHAS_OBLIGATIONS");
    world.channelClaim(leaver, channel).with("Flags", 0x0002_0000).submit();
    waitLongEnough();
    assertThat(aDeletion().submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void whoIsGoneCannotBePaidALittleAndComesBackWithTheLedgersNumber() {
    waitLongEnough();
    aDeletion().submit();
    world.close();

    assertThat(world.payment(heir, leaver, 1).submit()).isEqualTo("tecNO_DST_INSUF_XRP");
    assertThat(world.tx(leaver, "AccountSet").submit()).isEqualTo("terNO_ACCOUNT");
    long now = world.ledger.openIndex();
    assertThat(world.payment(heir, leaver, 2 * World.XRP).submit()).isEqualTo("tesSUCCESS");
    assertThat(world.sequence(leaver)).isEqualTo(now);
  }
}
