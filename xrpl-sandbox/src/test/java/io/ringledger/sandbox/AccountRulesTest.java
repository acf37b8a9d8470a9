package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.state.OwnerDirectories;
import org.junit.jupiter.api.Test;

class AccountRulesTest {
  private final World world = World.fresh();
  private final Wallet account = world.funded("account", 1000 * World.XRP);
  private final Wallet friend = world.funded("friend", 1000 * World.XRP);

  @Test
  void ticketsTakeOneToTwoHundredAndFifty() {
    assertThat(tickets(0)).isEqualTo("temINVALID_COUNT");
    assertThat(tickets(251)).isEqualTo("temINVALID_COUNT");
    assertThat(tickets(250)).isEqualTo("tesSUCCESS");
    assertThat(tickets(1)).isEqualTo("tecDIR_FULL");
    assertThat(world.ownerCount(account)).isEqualTo(250);
    assertThat(OwnerDirectories.list(world.ledger.openState(), account.address())).hasSize(250);
  }

  @Test
  void atTheLimitATicketIsReplacedByATicket() {
    long first = world.sequence(account) + 1;
    tickets(250);

    assertThat(world.tx(account, "TicketCreate").with("TicketCount", 2).onTicket(first).submit())
        .isEqualTo("tecDIR_FULL");
    assertThat(
            world.tx(account, "TicketCreate").with("TicketCount", 1).onTicket(first + 1).submit())
        .isEqualTo("tesSUCCESS");
  }

  @Test
  void ticketsNeedTheirReserveBeforeTheFee() {
    Wallet poor = world.funded("poor", World.RESERVE_BASE + 2 * World.RESERVE_INCREMENT - 1);
    Wallet enough = world.funded("enough", World.RESERVE_BASE + 2 * World.RESERVE_INCREMENT);

    assertThat(world.tx(poor, "TicketCreate").with("TicketCount", 2).submit())
        .isEqualTo("tecINSUFFICIENT_RESERVE");
    assertThat(world.tx(enough, "TicketCreate").with("TicketCount", 2).submit())
        .isEqualTo("tesSUCCESS");
  }

  @Test
  void ticketsMoveTheSequenceNumberBehindThem() {
    long before = world.sequence(account);
    tickets(3);

    assertThat(world.sequence(account)).isEqualTo(before + 4);
    assertThat(world.root(account).number("TicketCount")).isEqualTo(3);
    assertThat(world.ledger.openState().exists(Keylets.ticket(account.address(), before + 3)))
        .isTrue();
  }

  @Test
  void allPagesOfADirectoryCanBeEmptiedAgain() {
    long first = world.sequence(account) + 1;
    tickets(100);
    for (long ticket = first; ticket < first + 100; ticket++) {
      assertThat(world.tx(account, "AccountSet").onTicket(ticket).submit()).isEqualTo("tesSUCCESS");
    }

    assertThat(OwnerDirectories.list(world.ledger.openState(), account.address())).isEmpty();
    assertThat(world.ownerCount(account)).isZero();
    assertThat(world.root(account).has("TicketCount")).isFalse();
    assertThat(tickets(40)).isEqualTo("tesSUCCESS");
  }

  @Test
  void preauthorizationNamesOneOther() {
    assertThat(world.tx(account, "DepositPreauth").submit()).isEqualTo("temMALFORMED");
    assertThat(
            world
                .tx(account, "DepositPreauth")
                .with("Authorize", friend.address())
                .with("Unauthorize", friend.address())
                .submit())
        .isEqualTo("temMALFORMED");
    assertThat(authorize(account)).isEqualTo("temCANNOT_PREAUTH_SELF");
    assertThat(authorize(Wallet.ed25519("nobody"))).isEqualTo("tecNO_TARGET");
  }

  @Test
  void preauthorizationIsGivenOnceAndTakenOnce() {
    assertThat(unauthorize(friend)).isEqualTo("tecNO_ENTRY");
    assertThat(authorize(friend)).isEqualTo("tesSUCCESS");
    assertThat(world.ownerCount(account)).isEqualTo(1);
    assertThat(authorize(friend)).isEqualTo("tecDUPLICATE");
    assertThat(unauthorize(friend)).isEqualTo("tesSUCCESS");
    assertThat(world.ownerCount(account)).isZero();
    assertThat(world.ledger.openState().exists(Keylets.ownerDirectory(account.address())))
        .isFalse();
  }

  @Test
  void preauthorizationNeedsItsReserveBeforeTheFee() {
    Wallet poor = world.funded("poor", World.RESERVE_BASE + World.RESERVE_INCREMENT - 1);
    Wallet enough = world.funded("enough", World.RESERVE_BASE + World.RESERVE_INCREMENT);

    assertThat(world.tx(poor, "DepositPreauth").with("Authorize", friend.address()).submit())
        .isEqualTo("tecINSUFFICIENT_RESERVE");
    assertThat(world.tx(enough, "DepositPreauth").with("Authorize", friend.address()).submit())
        .isEqualTo("tesSUCCESS");
  }

  @Test
  void flagsAreSetAndClearedByNumber() {
    set(9);
    assertThat(world.root(account).number("Flags")).isEqualTo(0x0100_0000L);
    set(8);
    assertThat(world.root(account).number("Flags")).isEqualTo(0x0180_0000L);
    world.tx(account, "AccountSet").with("ClearFlag", 9).submit();
    assertThat(world.root(account).number("Flags")).isEqualTo(0x0080_0000L);
  }

  @Test
  void theOlderFlagsOfTheTransactionMeanTheSame() {
    world.tx(account, "AccountSet").with("Flags", 0x0001_0000).submit();
    assertThat(world.root(account).number("Flags")).isEqualTo(0x0002_0000L);
    world.tx(account, "AccountSet").with("Flags", 0x0002_0000).submit();
    assertThat(world.root(account).number("Flags")).isZero();
  }

  @Test
  void wishesThatContradictAreRefused() {
    assertThat(world.tx(account, "AccountSet").with("SetFlag", 1).with("ClearFlag", 1).submit())
        .isEqualTo("temINVALID_FLAG");
    assertThat(world.tx(account, "AccountSet").with("Flags", 0x0003_0000).submit())
        .isEqualTo("temINVALID_FLAG");
  }

  @Test
  void theMasterKeyStaysUnlessThereIsAnother() {
    assertThat(set(4)).isEqualTo("tecNO_ALTERNATIVE_KEY");
  }

  @Test
  void valuesAreStoredAndAnEmptyOneTakesThemAway() {
    world.tx(account, "AccountSet").with("Domain", "6162").submit();
    assertThat(world.root(account).text("Domain")).isEqualTo("6162");
    world.tx(account, "AccountSet").with("Domain", "").submit();
    assertThat(world.root(account).has("Domain")).isFalse();

    assertThat(world.tx(account, "AccountSet").with("Domain", "61".repeat(257)).submit())
        .isEqualTo("telBAD_DOMAIN");
    assertThat(world.tx(account, "AccountSet").with("TransferRate", 999_999_999L).submit())
        .isEqualTo("temBAD_TRANSFER_RATE");
    assertThat(world.tx(account, "AccountSet").with("TickSize", 16).submit())
        .isEqualTo("temBAD_TICK_SIZE");
  }

  private String tickets(int count) {
    return world.tx(account, "TicketCreate").with("TicketCount", count).submit();
  }

  private String set(int flag) {
    return world.tx(account, "AccountSet").with("SetFlag", flag).submit();
  }

  private String authorize(Wallet other) {
    return world.tx(account, "DepositPreauth").with("Authorize", other.address()).submit();
  }

  private String unauthorize(Wallet other) {
    return world.tx(account, "DepositPreauth").with("Unauthorize", other.address()).submit();
  }
}
