package io.ringledger.rewards.domain.ledger;

import static io.ringledger.rewards.domain.ledger.LedgerFixtures.ALMA;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.BRUNO;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.NOW;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.earn;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.entryId;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.member;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.redeem;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.refusalOf;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.successOf;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.systemAccounts;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PostingBatchTest {

  private static final SourceReference WHY = new SourceReference("urn:test:admin", "mistake");

  private PostingBatch batch = on(ALMA, BRUNO);
  private int ids;

  // What a posting does

  @Test
  void pointsThatAreEarnedComeFromIssuance() {
    LedgerEntry entry = successOf(post(earn(ALMA, 50, "e1"))).entry();

    assertThat(entry.debitBalance()).isEqualTo(-50);
    assertThat(entry.creditBalance()).isEqualTo(50);
    assertThat(entry.debitSequence()).isEqualTo(1);
    assertThat(entry.creditSequence()).isEqualTo(1);
    assertThat(entry.postedAt()).isEqualTo(NOW);
    assertThat(changed().get(ALMA.id()).balance()).isEqualTo(50);
    assertThat(changed().get(AccountKind.ISSUANCE.systemAccount()).balance()).isEqualTo(-50);
    assertThat(changed()).hasSize(2);
  }

  @Test
  void anAccountThatManyTouchIsKeptOnce() {
    post(earn(ALMA, 50, "e1"));
    post(earn(BRUNO, 7, "e1"));
    post(redeem(ALMA, 20, "r1"));

    assertThat(batch.appended()).hasSize(3);
    assertThat(changed()).hasSize(4);
    assertThat(changed().get(AccountKind.ISSUANCE.systemAccount()).sequence()).isEqualTo(2);
    assertThat(changed().get(ALMA.id()).balance()).isEqualTo(30);
  }

  @Test
  void withinAnAccountTimeNeverRunsBackwards() {
    post(earn(ALMA, 1, "e1"), NOW.plusSeconds(9));
    Instant later = successOf(post(earn(BRUNO, 1, "e1"), NOW)).entry().postedAt();

    assertThat(later).as("issuance has an entry of 9 s later").isEqualTo(NOW.plusSeconds(9));
  }

  // Repeats

  @Test
  void theSamePostingAgainIsAnsweredWithItsEntry() {
    LedgerEntry entry = successOf(post(earn(ALMA, 50, "e1"))).entry();

    assertThat(post(earn(ALMA, 50, "e1"))).isEqualTo(Outcome.success(new Receipt(entry, true)));
    assertThat(batch.appended()).containsExactly(entry);
  }

  @Test
  void whatWasPostedBeforeTheBatchIsARepeatAsWellAndNeedsNoAccounts() {
    LedgerEntry entry = successOf(post(earn(ALMA, 50, "e1"))).entry();
    batch = new PostingBatch(List.of(), List.of(entry));

    assertThat(post(earn(ALMA, 50, "e1"))).isEqualTo(Outcome.success(new Receipt(entry, true)));
    assertThat(batch.appended()).isEmpty();
    assertThat(batch.changed()).isEmpty();
  }

  @Test
  void theSameKeyWithOtherContentIsAConflictInThisOrder() {
    Posting first = earn(ALMA, 50, "e1");
    post(first);
    SourceReference other = new SourceReference("urn:other", "e1");

    assertThat(refusalOf(post(under(first.key(), BRUNO, 51, other))))
        .isEqualTo(RewardFailure.EXISTS_WITH_DIFFERENT_ACCOUNT);
    assertThat(refusalOf(post(under(first.key(), ALMA, 51, other))))
        .isEqualTo(RewardFailure.EXISTS_WITH_DIFFERENT_AMOUNT);
    assertThat(refusalOf(post(under(first.key(), ALMA, 50, other))))
        .isEqualTo(RewardFailure.EXISTS_WITH_DIFFERENT_SOURCE);
    assertThat(batch.appended()).hasSize(1);
  }

  // Refusals

  @Test
  void accountsThatAreNotThereAreRefused() {
    assertThat(refusalOf(post(earn(member(9), 1, "e1"))))
        .isEqualTo(RewardFailure.ACCOUNT_NOT_FOUND);
    assertThat(batch.appended()).isEmpty();
  }

  @Test
  void nothingMovesOnAFrozenOrClosedAccount() {
    for (LedgerAccount shut : List.of(successOf(ALMA.freeze()), successOf(ALMA.close()))) {
      batch = on(shut);

      assertThat(refusalOf(post(earn(shut, 1, "e1")))).isEqualTo(RewardFailure.ACCOUNT_NOT_OPEN);
      assertThat(refusalOf(post(redeem(shut, 1, "r1")))).isEqualTo(RewardFailure.ACCOUNT_NOT_OPEN);
    }
  }

  @Test
  void noMoreIsTakenThanIsThere() {
    post(earn(ALMA, 50, "e1"));

    assertThat(refusalOf(post(redeem(ALMA, 51, "r1"))))
        .isEqualTo(RewardFailure.INSUFFICIENT_POINTS);
    assertThat(successOf(post(redeem(ALMA, 50, "r2"))).entry().debitBalance()).isZero();
    assertThat(refusalOf(post(redeem(ALMA, 1, "r3")))).isEqualTo(RewardFailure.INSUFFICIENT_POINTS);
  }

  @Test
  void moreIsTakenThanIsThereWhereThatIsAllowed() {
    batch = on(successOf(ALMA.allowOverdraft(true)));

    assertThat(successOf(post(redeem(ALMA, 51, "r1"))).entry().debitBalance()).isEqualTo(-51);
  }

  @Test
  void aSumThatWouldNoLongerFitIsRefused() {
    long most = PostingBatch.MAX_SUM;
    batch =
        new PostingBatch(concat(systemAccounts(), List.of(with(most - 10, most - 10))), List.of());

    assertThat(refusalOf(post(earn(ALMA, 11, "e1")))).isEqualTo(RewardFailure.POINTS_OUT_OF_RANGE);
    assertThat(successOf(post(earn(ALMA, 10, "e2"))).entry().creditBalance()).isEqualTo(10);
    assertThat(refusalOf(post(earn(ALMA, 1, "e3")))).isEqualTo(RewardFailure.POINTS_OUT_OF_RANGE);
  }

  // Reversals

  @Test
  void aReversalSwapsTheSidesAndNamesItsEntry() {
    LedgerEntry entry = successOf(post(earn(ALMA, 50, "e1"))).entry();
    LedgerEntry reversal = successOf(post(entry.reversal(WHY))).entry();

    assertThat(reversal.posting().debit()).isEqualTo(ALMA.id());
    assertThat(reversal.posting().credit()).isEqualTo(entry.posting().debit());
    assertThat(reversal.posting().reversed()).contains(entry.id());
    assertThat(reversal.posting().reference()).isEqualTo(WHY);
    assertThat(reversal.posting().reputationImpact()).isEqualTo(-50);
    assertThat(reversal.key().value()).isEqualTo("reverse:" + entry.id());
    assertThat(reversal.isReversal()).isTrue();
    assertThat(entry.isReversal()).isFalse();
    assertThat(changed().get(ALMA.id()).balance()).isZero();
  }

  @Test
  void anEntryIsReversedOnce() {
    LedgerEntry entry = successOf(post(earn(ALMA, 50, "e1"))).entry();
    post(entry.reversal(WHY));

    assertThat(successOf(post(entry.reversal(WHY))).alreadyApplied()).isTrue();
    assertThat(batch.appended()).hasSize(2);
  }

  @Test
  void whatWasSpentCannotBeTakenBack() {
    LedgerEntry entry = successOf(post(earn(ALMA, 50, "e1"))).entry();
    post(redeem(ALMA, 1, "r1"));

    assertThat(refusalOf(post(entry.reversal(WHY)))).isEqualTo(RewardFailure.INSUFFICIENT_POINTS);
  }

  // Words

  private Outcome<Receipt> post(Posting posting) {
    return post(posting, NOW);
  }

  private Outcome<Receipt> post(Posting posting, Instant at) {
    ids++;
    return batch.post(posting, entryId(ids), at);
  }

  private Map<AccountId, LedgerAccount> changed() {
    return batch.changed().stream()
        .collect(Collectors.toMap(LedgerAccount::id, Function.identity()));
  }

  private static PostingBatch on(LedgerAccount... members) {
    return new PostingBatch(concat(systemAccounts(), List.of(members)), List.of());
  }

  private static List<LedgerAccount> concat(List<LedgerAccount> some, List<LedgerAccount> others) {
    List<LedgerAccount> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private static Posting under(
      EntryKey key, LedgerAccount member, long points, SourceReference reference) {
    return new Posting(
        key,
        EntryType.BOUNTY_REWARD,
        AccountKind.ISSUANCE.systemAccount(),
        member.id(),
        new Points(points),
        reference,
        Optional.empty(),
        Optional.empty(),
        points);
  }

  private static LedgerAccount with(long debits, long credits) {
    return new LedgerAccount(
        ALMA.id(),
        AccountKind.MEMBER,
        ALMA.holder(),
        AccountStatus.OPEN,
        false,
        debits,
        credits,
        5,
        NOW,
        NOW);
  }
}
