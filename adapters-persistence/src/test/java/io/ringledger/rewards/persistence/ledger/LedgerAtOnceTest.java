package io.ringledger.rewards.persistence.ledger;

import static io.ringledger.rewards.application.contract.Moves.NOW;
import static io.ringledger.rewards.application.contract.Moves.earn;
import static io.ringledger.rewards.application.contract.Moves.event;
import static io.ringledger.rewards.application.contract.Moves.fresh;
import static io.ringledger.rewards.application.contract.Moves.redeem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.rewards.application.ledger.LedgerPoster;
import io.ringledger.rewards.application.outbound.LedgerAccounts;
import io.ringledger.rewards.application.outbound.LedgerBook;
import io.ringledger.rewards.application.outbound.LedgerStatements;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.Posting;
import io.ringledger.rewards.domain.ledger.Receipt;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.contract.InTurn;
import io.ringledger.shared.application.fakes.RecordingOutbox;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What happens when many post at once, on a real PostgreSQL. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class LedgerAtOnceTest {

  private static final int MANY = 50;

  @Inject LedgerBook book;
  @Inject LedgerAccounts accounts;
  @Inject LedgerStatements statements;
  @Inject UnitOfWork unitOfWork;
  EmbeddedDatabase database;

  private final RecordingOutbox outbox = new RecordingOutbox();

  @Test
  void fiftyWhoPostTheSameMakeOneEntryAndOneEvent() {
    AccountId member = opened();
    Posting posting = earn(member, 7, event());

    List<Receipt> receipts =
        atOnce(MANY, _ -> () -> successOf(posting(List.of(posting)).getFirst()));

    assertThat(receipts).filteredOn(receipt -> !receipt.alreadyApplied()).hasSize(1);
    assertThat(receipts).extracting(Receipt::entry).containsOnly(receipts.getFirst().entry());
    assertThat(account(member).balance()).isEqualTo(7);
    assertThat(outbox.published()).hasSize(1);
    assertThat(disagree(member)).isFalse();
  }

  @Test
  void fiftyWhoMeanOtherThingsByOneKeyMakeOneEntryAndFortyNineConflicts() {
    AccountId member = opened();
    String event = event();

    List<Outcome<Receipt>> outcomes =
        atOnce(MANY, i -> () -> posting(List.of(earn(member, i + 1, event))).getFirst());

    assertThat(outcomes).filteredOn(Success.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(
            outcome ->
                outcome instanceof Rejected<Receipt>(var code, _, _)
                    && code == RewardFailure.EXISTS_WITH_DIFFERENT_AMOUNT)
        .hasSize(MANY - 1);
  }

  @Test
  void nobodySpendsWhatIsNotThereHoweverManyTryAtOnce() {
    AccountId member = opened();
    posting(List.of(earn(member, 10, event())));

    List<Outcome<Receipt>> outcomes =
        atOnce(MANY, _ -> () -> posting(List.of(redeem(member, 1, event()))).getFirst());

    assertThat(outcomes).filteredOn(Success.class::isInstance).hasSize(10);
    assertThat(account(member).balance()).isZero();
    assertThat(disagree(member)).isFalse();
  }

  @Test
  void batchesOverTheSameAccountsInAnyOrderNeverWaitInARing() {
    List<AccountId> members = Stream.generate(this::opened).limit(12).toList();

    List<List<Receipt>> receipts =
        atOnce(
            32,
            i ->
                () -> {
                  List<Receipt> all = new ArrayList<>();
                  for (int round = 0; round < 5; round++) {
                    List<AccountId> shuffled = new ArrayList<>(members);
                    Collections.shuffle(shuffled, new Random(100L * i + round));
                    List<Posting> postings = new ArrayList<>();
                    shuffled.forEach(member -> postings.add(earn(member, 3, event())));
                    shuffled.forEach(member -> postings.add(redeem(member, 1, event())));
                    posting(postings).forEach(outcome -> all.add(successOf(outcome)));
                  }
                  return all;
                });

    assertThat(receipts).flatMap(all -> all).hasSize(32 * 5 * 12 * 2);
    for (AccountId member : members) {
      assertThat(account(member).balance()).isEqualTo(32L * 5 * 2);
      assertThat(disagree(member)).isFalse();
      assertPlacesHaveNoGaps(member);
    }
  }

  @Test
  void whoLocksInTheOppositeOrderWaitsBehindMembersNotBehindTheSharedAccount() throws SQLException {
    AccountId member = opened();
    try (Connection other = database.connectAsApplication()) {
      other.setAutoCommit(false);
      Sql.run(
          other,
          "select from ledger_accounts where account_id = '%s' for update".formatted(member));
      // The batch waits for the member's account, and meanwhile the shared one is free for all.
      List<Boolean> both =
          InTurn.atOnce(
              List.of(
                  () -> {
                    posting(List.of(earn(member, 1, event())));
                    return true;
                  },
                  () -> {
                    posting(List.of(earn(opened(), 1, event())));
                    other.rollback();
                    return true;
                  }));
      assertThat(both).containsOnly(true);
    }
    assertThat(account(member).balance()).isEqualTo(1);
  }

  private void assertPlacesHaveNoGaps(AccountId member) {
    LedgerAccount account = account(member);
    List<LedgerEntry> entries =
        unitOfWork.execute(() -> statements.entries(member, Optional.empty(), 1000).items());
    assertThat(entries)
        .extracting(
            entry ->
                entry.posting().debit().equals(member)
                    ? entry.debitSequence()
                    : entry.creditSequence())
        .containsExactlyElementsOf(
            LongStream.iterate(account.sequence(), place -> place - 1)
                .limit(account.sequence())
                .boxed()
                .toList());
    assertThat(entries)
        .extracting(LedgerEntry::postedAt)
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
  }

  private List<Outcome<Receipt>> posting(List<Posting> postings) {
    return unitOfWork.execute(
        () ->
            new LedgerPoster(book, outbox, new FreshIds(), InstantSource.fixed(NOW))
                .post(postings));
  }

  private <T> List<T> atOnce(int threads, IntFunction<Callable<T>> work) {
    return InTurn.atOnce(IntStream.range(0, threads).mapToObj(work).toList());
  }

  private AccountId opened() {
    LedgerAccount account = fresh();
    Supplier<Boolean> adding = () -> accounts.add(account);
    assertThat(unitOfWork.execute(adding)).isTrue();
    return account.id();
  }

  private LedgerAccount account(AccountId id) {
    return unitOfWork.execute(() -> accounts.find(id)).orElseThrow();
  }

  private boolean disagree(AccountId id) {
    return unitOfWork.execute(() -> statements.disagreements(1000)).stream()
        .anyMatch(both -> both.account().equals(id));
  }

  private static <T> T successOf(Outcome<T> outcome) {
    return ((Success<T>) outcome).value();
  }
}
