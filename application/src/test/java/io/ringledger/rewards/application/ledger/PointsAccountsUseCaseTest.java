package io.ringledger.rewards.application.ledger;

import static io.ringledger.rewards.application.contract.Moves.NOW;
import static io.ringledger.rewards.application.ledger.PointsScene.ADMIN;
import static io.ringledger.rewards.application.ledger.PointsScene.ALMA;
import static io.ringledger.rewards.application.ledger.PointsScene.BRUNO;
import static io.ringledger.rewards.application.ledger.PointsScene.holder;
import static io.ringledger.rewards.application.ledger.PointsScene.refusalOf;
import static io.ringledger.rewards.application.ledger.PointsScene.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.application.ledger.PointsAccounts.Opened;
import io.ringledger.rewards.application.ledger.PointsAccounts.Statement;
import io.ringledger.rewards.application.outbound.LedgerStatements.Standing;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.AccountKind;
import io.ringledger.rewards.domain.ledger.AccountStatus;
import io.ringledger.rewards.domain.ledger.EntryType;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.shared.application.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PointsAccountsUseCaseTest {

  private final PointsScene scene = new PointsScene();

  // Opening

  @Test
  void anybodyOpensAnAccountForThemselvesOnce() {
    Opened first = successOf(scene.accounts.open(BRUNO, holder(BRUNO)));
    scene.clock.advance(Duration.ofDays(1));
    Opened again = successOf(scene.accounts.open(BRUNO, holder(BRUNO)));

    assertThat(first.existed()).isFalse();
    assertThat(first.account().openedAt()).isEqualTo(NOW);
    assertThat(again).isEqualTo(new Opened(first.account(), true));
  }

  @Test
  void anAdminOpensAnAccountForAnyHolder() {
    Holder holder = new Holder("promotion:member-7");
    Opened opened = successOf(scene.accounts.open(ADMIN, holder));

    assertThat(opened.account().holder()).contains(holder);
    assertThat(opened.account().kind()).isEqualTo(AccountKind.MEMBER);
  }

  @Test
  void nobodyElseOpensAnAccountForAnother() {
    assertThat(refusalOf(scene.accounts.open(BRUNO, new Holder("promotion:member-7"))))
        .isEqualTo(RewardFailure.HOLDER_NOT_YOU);
    assertThat(refusalOf(scene.accounts.open(BRUNO, holder(ALMA))))
        .isEqualTo(RewardFailure.HOLDER_NOT_YOU);
  }

  @Test
  void openingIsWrittenDownOnce() {
    scene.accounts.open(ADMIN, holder(ALMA));

    assertThat(scene.history()).containsExactly("account.open success");
    assertThat(scene.lastEntry().actor()).isEqualTo(ALMA.user().toString());
    assertThat(scene.lastEntry().details()).isEqualTo(Map.of("holder", ALMA.user().toString()));
  }

  // Looking

  @Test
  void theHolderAndAdminsSeeAnAccountAndForOthersThereIsNone() {
    LedgerAccount account = scene.store.find(scene.alma).orElseThrow();

    assertThat(successOf(scene.accounts.find(ALMA, scene.alma))).isEqualTo(account);
    assertThat(successOf(scene.accounts.find(ADMIN, scene.alma))).isEqualTo(account);
    assertThat(successOf(scene.accounts.ofHolder(ALMA, holder(ALMA)))).isEqualTo(account);
    assertThat(successOf(scene.accounts.ofHolder(ADMIN, holder(ALMA)))).isEqualTo(account);
    assertThat(refusalOf(scene.accounts.find(BRUNO, scene.alma)))
        .isEqualTo(RewardFailure.ACCOUNT_NOT_FOUND);
    assertThat(refusalOf(scene.accounts.ofHolder(BRUNO, holder(ALMA))))
        .isEqualTo(RewardFailure.ACCOUNT_NOT_FOUND);
    assertThat(refusalOf(scene.accounts.entries(BRUNO, scene.alma, Optional.empty(), 1)))
        .isEqualTo(RewardFailure.ACCOUNT_NOT_FOUND);
    assertThat(
            refusalOf(scene.accounts.statement(BRUNO, scene.alma, Optional.of(NOW.plusSeconds(1)))))
        .as("nothing is said about an account that is not there")
        .isEqualTo(RewardFailure.ACCOUNT_NOT_FOUND);
  }

  @Test
  void whatEverybodySharesIsForAdmins() {
    AccountId issuance = AccountKind.ISSUANCE.systemAccount();

    assertThat(successOf(scene.accounts.find(ADMIN, issuance)).kind())
        .isEqualTo(AccountKind.ISSUANCE);
    assertThat(refusalOf(scene.accounts.find(ALMA, issuance)))
        .isEqualTo(RewardFailure.ACCOUNT_NOT_FOUND);
  }

  @Test
  void entriesComeInPagesNewestFirst() {
    for (int i = 1; i <= 3; i++) {
      scene.move(EntryType.ADMIN_GRANT, i, "grant-" + i);
    }
    Page<LedgerEntry, Long> page =
        successOf(scene.accounts.entries(ALMA, scene.alma, Optional.empty(), 2)).page();

    assertThat(page.items()).extracting(entry -> entry.amount().value()).containsExactly(3L, 2L);
    assertThat(successOf(scene.accounts.entries(ALMA, scene.alma, page.next(), 2)).page().items())
        .extracting(entry -> entry.amount().value())
        .containsExactly(1L);
  }

  @Test
  void noMoreThanAHundredEntriesComeAtOnce() {
    for (int i = 0; i < PointsAccounts.MAX_ENTRIES + 1; i++) {
      scene.move(EntryType.ADMIN_GRANT, 1, "grant-" + i);
    }

    assertThat(
            successOf(scene.accounts.entries(ALMA, scene.alma, Optional.empty(), Integer.MAX_VALUE))
                .page()
                .items())
        .hasSize(PointsAccounts.MAX_ENTRIES);
  }

  @Test
  void aStatementTellsHowItWasAtAnInstant() {
    scene.move(EntryType.ADMIN_GRANT, 10, "grant");
    scene.clock.advance(Duration.ofHours(1));
    scene.move(EntryType.REDEMPTION, 4, "order");

    assertThat(statement(Optional.of(NOW.minusNanos(1)))).isEqualTo(new Standing(0, 0));
    assertThat(statement(Optional.of(NOW))).isEqualTo(new Standing(10, 1));
    assertThat(statement(Optional.of(NOW.plusSeconds(3600)))).isEqualTo(new Standing(6, 2));
    assertThat(statement(Optional.empty())).isEqualTo(new Standing(6, 2));
  }

  @Test
  void aStatementDoesNotLookIntoTheFuture() {
    assertThat(refusalOf(scene.accounts.statement(ALMA, scene.alma, Optional.of(NOW.plusNanos(1)))))
        .isEqualTo(RewardFailure.INSTANT_IN_FUTURE);
    assertThat(successOf(scene.accounts.statement(ALMA, scene.alma, Optional.of(NOW))))
        .isEqualTo(new Statement(scene.alma, NOW, new Standing(0, 0)));
  }

  // Governing

  @Test
  void anAdminFreezesUnfreezesAndCloses() {
    assertThat(successOf(scene.accounts.freeze(ADMIN, scene.alma)).status())
        .isEqualTo(AccountStatus.FROZEN);
    assertThat(refusalOf(scene.move(EntryType.ADMIN_GRANT, 1, "grant")))
        .isEqualTo(RewardFailure.ACCOUNT_NOT_OPEN);
    assertThat(successOf(scene.accounts.unfreeze(ADMIN, scene.alma)).status())
        .isEqualTo(AccountStatus.OPEN);
    assertThat(successOf(scene.accounts.close(ADMIN, scene.alma)).status())
        .isEqualTo(AccountStatus.CLOSED);

    assertThat(scene.store.find(scene.alma).orElseThrow().status()).isEqualTo(AccountStatus.CLOSED);
    assertThat(scene.history())
        .containsExactly(
            "account.open success",
            "account.freeze success",
            "points.credit account_not_open",
            "account.unfreeze success",
            "account.close success");
  }

  @Test
  void whatIsRefusedIsWrittenDownToo() {
    assertThat(refusalOf(scene.accounts.unfreeze(ADMIN, scene.alma)))
        .isEqualTo(RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED);

    assertThat(scene.history())
        .containsExactly("account.open success", "account.unfreeze account_move_not_allowed");
    assertThat(scene.lastEntry().details()).containsKey("failure_reason");
  }

  @Test
  void anAdminAllowsAnOverdraft() {
    successOf(scene.accounts.allowOverdraft(ADMIN, scene.alma, true));
    successOf(scene.move(EntryType.REDEMPTION, 4, "order"));

    assertThat(scene.balance()).isEqualTo(-4);
    assertThat(refusalOf(scene.accounts.allowOverdraft(ADMIN, scene.alma, false)))
        .isEqualTo(RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED);
    assertThat(scene.lastEntry().details()).containsEntry("overdraft_allowed", "false");
  }

  @Test
  void anAccountThatIsNotThereIsNotGoverned() {
    AccountId nowhere = new AccountId(new UUID(9, 9));

    assertThat(refusalOf(scene.accounts.freeze(ADMIN, nowhere)))
        .isEqualTo(RewardFailure.ACCOUNT_NOT_FOUND);
    assertThat(refusalOf(scene.accounts.close(ADMIN, AccountKind.ISSUANCE.systemAccount())))
        .isEqualTo(RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED);
  }

  private Standing statement(Optional<Instant> at) {
    return successOf(scene.accounts.statement(ALMA, scene.alma, at)).standing();
  }
}
