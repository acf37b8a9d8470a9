package io.ringledger.rewards.application.ledger;

import static io.ringledger.rewards.application.contract.Moves.NOW;
import static io.ringledger.rewards.application.contract.Moves.earn;
import static io.ringledger.rewards.application.ledger.PointsScene.ADMIN;
import static io.ringledger.rewards.application.ledger.PointsScene.refusalOf;
import static io.ringledger.rewards.application.ledger.PointsScene.successOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringledger.rewards.application.ledger.PointsLedger.Reference;
import io.ringledger.rewards.application.ledger.PointsLedger.TrialBalance;
import io.ringledger.rewards.application.outbound.LedgerStatements.Sums;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.AccountKind;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.EntryKey;
import io.ringledger.rewards.domain.ledger.EntryType;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.Posting;
import io.ringledger.rewards.domain.ledger.Receipt;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.domain.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsLedgerUseCaseTest {

  private static final Reference MISTAKE = new Reference("mistake-1");

  private final PointsScene scene = new PointsScene();

  // Giving and taking

  @Test
  void anAdminGivesAndTakesPoints() {
    LedgerEntry given = successOf(scene.move(EntryType.ADMIN_GRANT, 10, "ticket-1")).entry();
    LedgerEntry taken = successOf(scene.move(EntryType.REDEMPTION, 4, "order-1")).entry();

    assertThat(scene.balance()).isEqualTo(6);
    assertThat(given.key().value()).isEqualTo("earn:admin_grant:ticket-1:" + scene.alma);
    assertThat(given.posting().reference().source()).isEqualTo("urn:ringledger:admin");
    assertThat(given.posting().reference().eventId()).isEqualTo("ticket-1");
    assertThat(given.posting().reputationImpact()).isZero();
    assertThat(given.posting().debit()).isEqualTo(AccountKind.ISSUANCE.systemAccount());
    assertThat(taken.key().value()).isEqualTo("deduct:redemption:order-1:" + scene.alma);
    assertThat(taken.posting().credit()).isEqualTo(AccountKind.REDEMPTION.systemAccount());
    assertThat(scene.history())
        .containsExactly("account.open success", "points.credit success", "points.deduct success");
    assertThat(scene.lastEntry().details())
        .isEqualTo(
            Map.of(
                "already_applied", "false",
                "entry_id", taken.id().toString(),
                "entry_type", "redemption",
                "points", "4",
                "reference", "order-1"));
  }

  @Test
  void eachKindOfDeductionGoesWhereItBelongs() {
    scene.move(EntryType.ADMIN_GRANT, 10, "ticket-1");
    scene.move(EntryType.EXPIRY, 1, "year-2025");
    scene.move(EntryType.REDEMPTION, 2, "order-1");
    scene.move(EntryType.ADMIN_DEDUCTION, 3, "ticket-2");

    assertThat(balanceOf(AccountKind.BREAKAGE)).isEqualTo(1);
    assertThat(balanceOf(AccountKind.REDEMPTION)).isEqualTo(2);
    assertThat(balanceOf(AccountKind.ISSUANCE)).isEqualTo(-7);
  }

  @Test
  void theSameMoveAgainIsAnsweredWithItsEntryAndTellsNobodyAnew() {
    Receipt first = successOf(scene.move(EntryType.ADMIN_GRANT, 10, "ticket-1"));
    Receipt again = successOf(scene.move(EntryType.ADMIN_GRANT, 10, "ticket-1"));

    assertThat(again).isEqualTo(new Receipt(first.entry(), true));
    assertThat(scene.balance()).isEqualTo(10);
    assertThat(scene.outbox.published()).hasSize(1);
    assertThat(scene.lastEntry().details()).containsEntry("already_applied", "true");
  }

  @Test
  void otherContentUnderTheSameReferenceIsAConflict() {
    scene.move(EntryType.ADMIN_GRANT, 10, "ticket-1");

    assertThat(refusalOf(scene.move(EntryType.ADMIN_GRANT, 11, "ticket-1")))
        .isEqualTo(RewardFailure.EXISTS_WITH_DIFFERENT_AMOUNT);
    assertThat(scene.balance()).isEqualTo(10);
    assertThat(scene.history()).last().isEqualTo("points.credit exists_with_different_amount");
  }

  @Test
  void aRewardAndAnAdminNeverShareAnEntry() {
    new LedgerPoster(scene.store, scene.outbox, new SequentialRandomness(), scene.clock)
        .post(List.of(refund("event-1")));

    assertThat(refusalOf(scene.move(EntryType.REFUND, 5, "event-1")))
        .isEqualTo(RewardFailure.EXISTS_WITH_DIFFERENT_SOURCE);
  }

  @Test
  void noMoreIsTakenThanIsThere() {
    scene.move(EntryType.ADMIN_GRANT, 10, "ticket-1");

    assertThat(refusalOf(scene.move(EntryType.REDEMPTION, 11, "order-1")))
        .isEqualTo(RewardFailure.INSUFFICIENT_POINTS);
    assertThat(scene.balance()).isEqualTo(10);
  }

  @Test
  void onlyMembersAreGivenPointsByHand() {
    assertThat(
            refusalOf(
                scene.move(
                    AccountKind.ISSUANCE.systemAccount(), EntryType.ADMIN_GRANT, 1, "ticket-1")))
        .isEqualTo(RewardFailure.ACCOUNT_NOT_FOUND);
    assertThat(
            refusalOf(
                scene.move(new AccountId(new UUID(9, 9)), EntryType.ADMIN_GRANT, 1, "ticket-1")))
        .isEqualTo(RewardFailure.ACCOUNT_NOT_FOUND);
  }

  @Test
  void noAdminPostsARewardOrABareReversal() {
    for (EntryType type :
        List.of(
            EntryType.SUBSCRIPTION_GRANT,
            EntryType.CORRECTION_REWARD,
            EntryType.BOUNTY_REWARD,
            EntryType.PURCHASE_REWARD,
            EntryType.REVERSAL)) {
      assertThatIllegalArgumentException().isThrownBy(() -> scene.move(type, 1, "ticket-1"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ü", "a\n", "a\u0000"})
  void aReferenceIsVisibleAscii(String text) {
    assertThat(Reference.isValid(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new Reference(text));
  }

  @Test
  void aReferenceHasAtMost128Characters() {
    assertThat(Reference.isValid("x".repeat(128))).isTrue();
    assertThat(Reference.isValid("x".repeat(129))).isFalse();
  }

  // Telling others

  @Test
  void anEntryTellsWhatTheMemberSeesOfIt() {
    LedgerEntry given = successOf(scene.move(EntryType.ADMIN_GRANT, 10, "ticket-1")).entry();
    LedgerEntry undone = successOf(scene.ledger.reverse(ADMIN, given.id(), MISTAKE)).entry();

    NewEvent earned = scene.outbox.published(PointsEvents.EARNED).getFirst();
    NewEvent deducted = scene.outbox.published(PointsEvents.DEDUCTED).getFirst();
    assertThat(earned.subject()).isEqualTo(scene.alma.toString());
    assertThat(earned.orderingKey()).isEqualTo(scene.alma.toString());
    assertThat(earned.time()).isEqualTo(given.postedAt());
    assertThat(earned.data().facts())
        .isEqualTo(
            new TreeMap<>(
                Map.ofEntries(
                    Map.entry("entry_id", given.id().toString()),
                    Map.entry("account_id", scene.alma.toString()),
                    Map.entry(
                        "counterparty_account_id", AccountKind.ISSUANCE.systemAccount().toString()),
                    Map.entry("entry_type", "admin_grant"),
                    Map.entry("points", 10L),
                    Map.entry("balance", 10L),
                    Map.entry("account_sequence", 1L),
                    Map.entry("idempotency_key", given.key().value()),
                    Map.entry("source", "urn:ringledger:admin"),
                    Map.entry("source_event_id", "ticket-1"),
                    Map.entry("reputation_impact", 0L))));
    assertThat(deducted.data().text("entry_id")).isEqualTo(undone.id().toString());
    assertThat(deducted.data().text("reverses_entry_id")).isEqualTo(given.id().toString());
    assertThat(deducted.data().number("balance")).isZero();
    assertThat(deducted.data().number("account_sequence")).isEqualTo(2);
  }

  // Reversing

  @Test
  void anEntryIsReversedOnceAndARepeatIsAnsweredWithTheReversal() {
    LedgerEntry given = successOf(scene.move(EntryType.ADMIN_GRANT, 10, "ticket-1")).entry();
    Receipt reversal = successOf(scene.ledger.reverse(ADMIN, given.id(), MISTAKE));
    Receipt again = successOf(scene.ledger.reverse(ADMIN, given.id(), MISTAKE));

    assertThat(reversal.alreadyApplied()).isFalse();
    assertThat(again).isEqualTo(new Receipt(reversal.entry(), true));
    assertThat(refusalOf(scene.ledger.reverse(ADMIN, given.id(), new Reference("other"))))
        .isEqualTo(RewardFailure.ENTRY_REVERSED_ALREADY);
    assertThat(scene.balance()).isZero();
    assertThat(reversal.entry().posting().reference().source()).isEqualTo("urn:ringledger:admin");
    assertThat(scene.history())
        .endsWith(
            "points.reverse success",
            "points.reverse success",
            "points.reverse entry_reversed_already");
  }

  @Test
  void aDeductionIsGivenBack() {
    scene.move(EntryType.ADMIN_GRANT, 10, "ticket-1");
    LedgerEntry taken = successOf(scene.move(EntryType.REDEMPTION, 4, "order-1")).entry();
    successOf(scene.ledger.reverse(ADMIN, taken.id(), MISTAKE));

    assertThat(scene.balance()).isEqualTo(10);
    assertThat(balanceOf(AccountKind.REDEMPTION)).isZero();
  }

  @Test
  void aReversalIsNotReversed() {
    LedgerEntry given = successOf(scene.move(EntryType.ADMIN_GRANT, 10, "ticket-1")).entry();
    LedgerEntry reversal = successOf(scene.ledger.reverse(ADMIN, given.id(), MISTAKE)).entry();

    assertThat(refusalOf(scene.ledger.reverse(ADMIN, reversal.id(), MISTAKE)))
        .isEqualTo(RewardFailure.ENTRY_NOT_REVERSIBLE);
  }

  @Test
  void whatIsSpentIsNotTakenBack() {
    LedgerEntry given = successOf(scene.move(EntryType.ADMIN_GRANT, 10, "ticket-1")).entry();
    scene.move(EntryType.REDEMPTION, 1, "order-1");

    assertThat(refusalOf(scene.ledger.reverse(ADMIN, given.id(), MISTAKE)))
        .isEqualTo(RewardFailure.INSUFFICIENT_POINTS);
    assertThat(scene.history()).last().isEqualTo("points.reverse insufficient_points");
  }

  @Test
  void onAFrozenAccountNothingIsReversed() {
    LedgerEntry given = successOf(scene.move(EntryType.ADMIN_GRANT, 10, "ticket-1")).entry();
    scene.accounts.freeze(ADMIN, scene.alma);

    assertThat(refusalOf(scene.ledger.reverse(ADMIN, given.id(), MISTAKE)))
        .isEqualTo(RewardFailure.ACCOUNT_NOT_OPEN);
  }

  @Test
  void anEntryThatIsNotThereIsNotReversed() {
    assertThat(refusalOf(scene.ledger.reverse(ADMIN, new EntryId(new UUID(9, 9)), MISTAKE)))
        .isEqualTo(RewardFailure.ENTRY_NOT_FOUND);
  }

  // Adding up

  @Test
  void theTrialBalanceAddsUpToZero() {
    scene.move(EntryType.ADMIN_GRANT, 10, "ticket-1");
    scene.move(EntryType.REDEMPTION, 4, "order-1");
    TrialBalance balance = scene.ledger.trialBalance();

    assertThat(balance.at()).isEqualTo(NOW);
    assertThat(balance.debits()).isEqualTo(14);
    assertThat(balance.credits()).isEqualTo(14);
    assertThat(balance.isBalanced()).isTrue();
    assertThat(balance.cacheAgrees()).isTrue();
    assertThat(balance.lines()).hasSize(4);
  }

  @Test
  void aCacheThatDisagreesIsNamed() {
    scene.move(EntryType.ADMIN_GRANT, 10, "ticket-1");
    LedgerAccount account = scene.store.find(scene.alma).orElseThrow();
    scene.store.tamper(
        new LedgerAccount(
            account.id(),
            account.kind(),
            account.holder(),
            account.status(),
            account.overdraftAllowed(),
            account.debitsPosted(),
            11,
            account.sequence(),
            account.openedAt(),
            account.lastPostedAt()));
    TrialBalance balance = scene.ledger.trialBalance();

    assertThat(balance.isBalanced()).isTrue();
    assertThat(balance.cacheAgrees()).isFalse();
    assertThat(balance.disagreements())
        .singleElement()
        .satisfies(
            both -> {
              assertThat(both.account()).isEqualTo(scene.alma);
              assertThat(both.posted()).isEqualTo(new Sums(0, 10, 1));
              assertThat(both.cached()).isEqualTo(new Sums(0, 11, 1));
            });
  }

  @Test
  void manyPostingsHaveEachTheirOwnOutcome() {
    LedgerPoster poster =
        new LedgerPoster(scene.store, scene.outbox, new SequentialRandomness(), scene.clock);
    Posting one = earn(scene.alma, 5, "e1");
    poster.post(List.of(one));

    assertThat(
            poster
                .post(
                    List.of(
                        one,
                        earn(scene.alma, 6, "e1"),
                        earn(new AccountId(new UUID(9, 9)), 5, "e1"),
                        earn(scene.alma, 7, "e2")))
                .stream()
                .map(PointsLedgerUseCaseTest::word))
        .containsExactly(
            "applied already", "exists_with_different_amount", "account_not_found", "applied");
    assertThat(scene.outbox.published()).hasSize(2);
  }

  private static String word(Outcome<Receipt> outcome) {
    return switch (outcome) {
      case Outcome.Success<Receipt>(var receipt) ->
          receipt.alreadyApplied() ? "applied already" : "applied";
      case Outcome.Rejected<Receipt>(var code, _, _) -> code.code();
    };
  }

  private Posting refund(String event) {
    Posting like = earn(scene.alma, 5, event);
    return new Posting(
        EntryKey.of(EntryType.REFUND, event, scene.alma),
        EntryType.REFUND,
        like.debit(),
        like.credit(),
        like.amount(),
        like.reference(),
        like.reversed(),
        like.settlement(),
        0);
  }

  private long balanceOf(AccountKind kind) {
    return scene.store.find(kind.systemAccount()).orElseThrow().balance();
  }
}
