package io.ringledger.rewards.domain.ledger;

import static io.ringledger.rewards.domain.ledger.LedgerFixtures.NOW;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.entryId;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.member;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.posting;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.successOf;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.systemAccounts;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What holds of the ledger whatever is posted, in whatever order and in whatever batches. */
class LedgerProperties {

  private static final int MEMBERS = 3;
  private static final SourceReference WHY = new SourceReference("urn:test:admin", "mistake");

  /** One thing to do; numbers are taken modulo what there is. */
  sealed interface Step {
    /** A posting; the same numbers again are a repeat, another amount is a conflict. */
    record Post(EntryType type, int member, int event, long points) implements Step {}

    record Reverse(int entry) implements Step {}

    record NewBatch() implements Step {}

    record Tick(int millis) implements Step {}
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<EntryType> types =
        Arbitraries.of(EntryType.class)
            .filter(type -> type.direction() != EntryType.Direction.REVERSE);
    Arbitrary<Step> posts =
        Combinators.combine(
                types,
                Arbitraries.integers().between(0, MEMBERS - 1),
                Arbitraries.integers().between(0, 4),
                Arbitraries.longs().between(1, 5))
            .as(Step.Post::new);
    Arbitrary<Step> reversals = Arbitraries.integers().between(0, 30).map(Step.Reverse::new);
    // Replicas' clocks differ: time may jump back.
    Arbitrary<Step> ticks = Arbitraries.integers().between(-50, 100).map(Step.Tick::new);
    return Arbitraries.frequencyOf(
            Tuple.of(12, posts),
            Tuple.of(3, reversals),
            Tuple.of(3, ticks),
            Tuple.of(2, Arbitraries.just(new Step.NewBatch())))
        .list()
        .ofMinSize(1)
        .ofMaxSize(80)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void itAlwaysAddsUp(@ForAll("steps") List<Step> steps, @ForAll boolean overdraft) {
    Ledger ledger = new Ledger(overdraft);
    steps.forEach(ledger::take);
    ledger.keep();

    ledger.assertBalanced();
    ledger.assertCacheIsTheRebuild();
    ledger.assertPlacesAndTimes();
    Statistics.label("entries").collect(ledger.entries.isEmpty() ? "none" : "some");
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void repeatingEverythingChangesNothing(@ForAll("steps") List<Step> steps) {
    Ledger ledger = new Ledger(false);
    steps.forEach(ledger::take);
    ledger.keep();
    List<LedgerEntry> before = List.copyOf(ledger.entries.values());
    Map<AccountId, LedgerAccount> accounts = Map.copyOf(ledger.accounts);

    for (LedgerEntry entry : before) {
      Receipt receipt = successOf(ledger.post(entry.posting()));
      assertThat(receipt).isEqualTo(new Receipt(entry, true));
    }
    ledger.keep();

    assertThat(ledger.entries.values()).containsExactlyElementsOf(before);
    assertThat(ledger.accounts).isEqualTo(accounts);
  }

  /** Keeps what batches tell it to keep. */
  private static final class Ledger {

    private final Map<AccountId, LedgerAccount> accounts = new HashMap<>();
    private final Map<EntryKey, LedgerEntry> entries = new LinkedHashMap<>();
    private final boolean overdraft;
    private PostingBatch batch;
    private Instant now = NOW;
    private long ids;

    Ledger(boolean overdraft) {
      this.overdraft = overdraft;
      systemAccounts().forEach(account -> accounts.put(account.id(), account));
      IntStream.range(0, MEMBERS)
          .mapToObj(number -> successOf(member(number).allowOverdraft(overdraft)))
          .forEach(account -> accounts.put(account.id(), account));
      batch = new PostingBatch(accounts.values(), entries.values());
    }

    void take(Step step) {
      switch (step) {
        case Step.Post(var type, var member, var event, var points) ->
            post(posting(type, member(member).id(), points, "event-" + event));
        case Step.Reverse(var number) -> {
          List<LedgerEntry> all = new ArrayList<>(entries.values());
          if (!all.isEmpty()) {
            LedgerEntry entry = all.get(number % all.size());
            if (!entry.isReversal()) {
              post(entry.reversal(WHY));
            }
          }
        }
        case Step.NewBatch() -> keep();
        case Step.Tick(var millis) -> now = now.plusMillis(millis);
      }
    }

    Outcome<Receipt> post(Posting posting) {
      ids++;
      boolean known =
          entries.containsKey(posting.key())
              || batch.appended().stream().anyMatch(entry -> entry.key().equals(posting.key()));
      var outcome = batch.post(posting, entryId(ids), now);
      Statistics.label("outcome")
          .collect(known + " " + (outcome instanceof Success<Receipt> ? "success" : "refusal"));
      return outcome;
    }

    void keep() {
      batch.appended().forEach(entry -> entries.put(entry.key(), entry));
      batch.changed().forEach(account -> accounts.put(account.id(), account));
      batch = new PostingBatch(accounts.values(), entries.values());
    }

    void assertBalanced() {
      assertThat(accounts.values().stream().mapToLong(LedgerAccount::balance).sum()).isZero();
      if (!overdraft) {
        assertThat(accounts.values())
            .filteredOn(account -> account.kind().isMember())
            .allMatch(account -> account.balance() >= 0);
      }
    }

    void assertCacheIsTheRebuild() {
      Map<AccountId, Long> debits = new HashMap<>();
      Map<AccountId, Long> credits = new HashMap<>();
      for (LedgerEntry entry : entries.values()) {
        debits.merge(entry.posting().debit(), entry.amount().value(), Long::sum);
        credits.merge(entry.posting().credit(), entry.amount().value(), Long::sum);
      }
      for (LedgerAccount account : accounts.values()) {
        assertThat(account.debitsPosted()).isEqualTo(debits.getOrDefault(account.id(), 0L));
        assertThat(account.creditsPosted()).isEqualTo(credits.getOrDefault(account.id(), 0L));
      }
    }

    /** Replayed in their order, entries say of each account what a clean run would. */
    void assertPlacesAndTimes() {
      Map<AccountId, Long> places = new HashMap<>();
      Map<AccountId, Long> balances = new HashMap<>();
      Map<AccountId, Instant> times = new HashMap<>();
      for (LedgerEntry entry : entries.values()) {
        long amount = entry.amount().value();
        AccountId debit = entry.posting().debit();
        AccountId credit = entry.posting().credit();
        assertThat(entry.debitSequence()).isEqualTo(places.merge(debit, 1L, Long::sum));
        assertThat(entry.creditSequence()).isEqualTo(places.merge(credit, 1L, Long::sum));
        assertThat(entry.debitBalance()).isEqualTo(balances.merge(debit, -amount, Long::sum));
        assertThat(entry.creditBalance()).isEqualTo(balances.merge(credit, amount, Long::sum));
        for (AccountId side : List.of(debit, credit)) {
          assertThat(times.getOrDefault(side, Instant.EPOCH)).isBeforeOrEqualTo(entry.postedAt());
          times.put(side, entry.postedAt());
        }
      }
      accounts.forEach(
          (id, account) -> assertThat(account.sequence()).isEqualTo(places.getOrDefault(id, 0L)));
    }
  }
}
