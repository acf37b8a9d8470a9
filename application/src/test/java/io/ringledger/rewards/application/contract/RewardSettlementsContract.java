package io.ringledger.rewards.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.application.outbound.RewardSettlements;
import io.ringledger.rewards.application.outbound.RewardSettlements.Accepted;
import io.ringledger.rewards.application.outbound.RewardSettlements.Filter;
import io.ringledger.rewards.application.outbound.RewardSettlements.Known;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.settlement.RetrySchedule;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementFailure;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.rewards.domain.settlement.SettlementState;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Settlements are kept, found, taken up in order, and changed by one at a time. */
public abstract class RewardSettlementsContract {

  protected static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final RetrySchedule SCHEDULE =
      new RetrySchedule(Duration.ofSeconds(2), Duration.ofMinutes(10), 8);
  private static final int LANE = 5;
  private static final AtomicLong IDS = new AtomicLong(System.nanoTime());

  /** Nobody else's, also where all tests share a store. */
  private final String source = "urn:test:" + UUID.randomUUID();

  protected abstract RewardSettlements settlements();

  protected abstract <T> T inUnitOfWork(Supplier<T> work);

  @Test
  void whatIsNewIsKeptAsItWasAccepted() {
    RewardSettlement settlement = add("a");

    assertThat(inUnitOfWork(() -> settlements().find(settlement.id()))).contains(settlement);
    assertThat(inUnitOfWork(() -> settlements().lock(settlement.id()))).contains(settlement);
    assertThat(inUnitOfWork(() -> settlements().findAll(List.of(settlement.id(), anId()))))
        .containsExactly(settlement);
    assertThat(inUnitOfWork(() -> settlements().find(anId()))).isEmpty();
    assertThat(inUnitOfWork(() -> settlements().lock(anId()))).isEmpty();
  }

  @Test
  void whatIsKnownIsLeftAsItIsAndTheRestIsKept() {
    RewardSettlement first = add("a");
    Accepted again = accepted("a", "key");
    Accepted fresh = accepted("b", "key");

    Map<SourceReference, Known> known =
        inUnitOfWork(() -> settlements().add(List.of(again, fresh)));

    assertThat(known).isEqualTo(Map.of(first.reference(), new Known(first.id(), "a".repeat(64))));
    assertThat(inUnitOfWork(() -> settlements().find(again.settlement().id()))).isEmpty();
    assertThat(inUnitOfWork(() -> settlements().find(fresh.settlement().id()))).isPresent();
    assertThat(inUnitOfWork(() -> settlements().add(List.of()))).isEmpty();
  }

  @Test
  void whatIsDueComesInTheOrderOfAcceptance() {
    List<Accepted> all = new ArrayList<>();
    for (int i = 9; i >= 0; i--) {
      all.add(accepted("e" + i, source + i));
    }
    inUnitOfWork(() -> settlements().add(all));

    assertThat(due(NOW))
        .extracting(settlement -> settlement.reference().eventId())
        .containsExactly("e9", "e8", "e7", "e6", "e5", "e4", "e3", "e2", "e1", "e0");
    assertThat(due(NOW.minusSeconds(1))).isEmpty();
    assertThat(inUnitOfWork(() -> settlements().due(LANE + 1, 1_000, NOW))).noneMatch(this::isMine);
  }

  @Test
  void laterOnesWithTheSameKeyComeTogetherWithTheFirst() {
    add("a", "same");
    add("b", "same");

    assertThat(due(NOW)).hasSize(2);
  }

  @Test
  void oneWaitsForAnEarlierUndecidedOneWithTheSameKey() {
    RewardSettlement first = add("a", "same");
    RewardSettlement second = add("b", "same");
    RewardSettlement other = add("c", "other");
    RewardSettlement taken = save(first.takeUp(SCHEDULE, NOW));

    assertThat(due(NOW)).containsExactly(other);
    assertThat(due(taken.dueAt())).containsExactly(taken, second, other);
  }

  @Test
  void oneDoesNotWaitForAnEarlierOneThatIsDecidedOrParked() {
    RewardSettlement first = add("a", "same");
    RewardSettlement second = add("b", "same");
    RewardSettlement third = add("c", "same");
    RewardSettlement taken = save(first.takeUp(SCHEDULE, NOW));
    save(save(save(taken.loaded(NOW)).classified(NOW)).granted(NOW));

    assertThat(due(NOW)).containsExactly(second, third);
    save(second.park("no_policy_in_force"));
    assertThat(due(NOW)).containsExactly(third);
  }

  @Test
  void whatIsDecidedWaitsForNobody() {
    RewardSettlement first = add("a", "same");
    RewardSettlement second = add("b", "same");
    RewardSettlement decided =
        save(second.takeUp(SCHEDULE, NOW).loaded(NOW).classified(NOW).granted(NOW));
    save(first.takeUp(SCHEDULE, NOW.plusSeconds(60)));

    assertThat(due(decided.dueAt())).containsExactly(decided);
  }

  @Test
  void whatHasEndedOrIsParkedIsNotDue() {
    save(add("a").park("why"));
    save(value(add("b").cancel("enough", NOW)));

    assertThat(due(NOW.plusSeconds(999))).isEmpty();
  }

  @Test
  void oneThatSomebodyElseHasChangedIsNotKept() {
    RewardSettlement before = add("a");
    RewardSettlement other = add("b");
    RewardSettlement theirs = save(before.takeUp(SCHEDULE, NOW));

    List<RewardSettlement> kept =
        inUnitOfWork(
            () -> settlements().save(List.of(before.park("mine"), other.park("mine too"))));

    assertThat(kept).containsExactly(other.park("mine too").kept());
    assertThat(inUnitOfWork(() -> settlements().find(before.id()))).contains(theirs);
  }

  @Test
  void everyEndIsReadBackAsItWasKept() {
    RewardSettlement resolving =
        add("a").takeUp(SCHEDULE, NOW).loaded(NOW).classified(NOW).granted(NOW);
    RewardSettlement settled =
        save(
            resolving
                .resolved(new AccountId(UUID.randomUUID()), NOW)
                .posted(new EntryId(UUID.randomUUID()), NOW)
                .settled(NOW.plusMillis(1)));
    RewardSettlement noOp =
        save(add("b").takeUp(SCHEDULE, NOW).loaded(NOW).classified(NOW).noOp("spam", NOW));
    RewardSettlement skipped = save(add("c").takeUp(SCHEDULE, NOW).loaded(NOW).skip(NOW));
    RewardSettlement failed =
        save(
            add("d")
                .takeUp(SCHEDULE, NOW)
                .fail(SettlementFailure.SOURCE_MALFORMED, "It is \"broken\" \\ bent.", NOW));
    RewardSettlement applied =
        save(
            add("e")
                .takeUp(SCHEDULE, NOW)
                .loaded(NOW)
                .classified(NOW)
                .granted(NOW)
                .resolved(new AccountId(UUID.randomUUID()), NOW)
                .alreadyApplied(new EntryId(UUID.randomUUID()), NOW));
    RewardSettlement cancelled = save(value(add("f").cancel("enough", NOW)));

    for (RewardSettlement one : List.of(settled, noOp, skipped, failed, applied, cancelled)) {
      assertThat(inUnitOfWork(() -> settlements().find(one.id()))).contains(one);
    }
  }

  @Test
  void pagesListTheNewestFirst() {
    List<RewardSettlement> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.addFirst(add("e" + i));
    }
    Filter mine = new Filter(Optional.empty(), Optional.empty(), Optional.of(source));

    Page<RewardSettlement, SettlementId> first =
        inUnitOfWork(() -> settlements().list(mine, Optional.empty(), 3));
    Page<RewardSettlement, SettlementId> second =
        inUnitOfWork(() -> settlements().list(mine, first.next(), 3));

    assertThat(first.items()).isEqualTo(all.subList(0, 3));
    assertThat(second.items()).isEqualTo(all.subList(3, 5));
    assertThat(second.next()).isEmpty();
  }

  @Test
  void listsAreFilteredByStateAndParked() {
    RewardSettlement parked = save(add("a").park("why"));
    RewardSettlement waiting = add("b");
    RewardSettlement failed =
        save(add("c").fail(SettlementFailure.SOURCE_MISSING, "It is gone.", NOW));
    RewardSettlement cancelled = save(value(add("d").cancel("enough", NOW)));
    RewardSettlement skipped = save(add("e").takeUp(SCHEDULE, NOW).loaded(NOW).skip(NOW));

    assertThat(listed(SettlementState.INITIATED, true)).containsExactly(parked);
    assertThat(listed(SettlementState.INITIATED, false)).containsExactly(waiting);
    assertThat(listed(SettlementState.FAILED, false)).containsExactly(failed);
    assertThat(listed(SettlementState.CANCELLED, false)).containsExactly(cancelled);
    assertThat(listed(SettlementState.SUCCEEDED, false)).containsExactly(skipped);
    assertThat(listed(SettlementState.EMIT_SUMMARY, false)).isEmpty();
  }

  @Test
  void lanesAreWokenWhetherTheyAreThereOrNot() {
    inUnitOfWork(
        () -> {
          settlements().wake(Set.of(0, 7));
          return true;
        });
  }

  private List<RewardSettlement> listed(SettlementState state, boolean parked) {
    return inUnitOfWork(
            () ->
                settlements()
                    .list(
                        new Filter(Optional.of(state), Optional.of(parked), Optional.of(source)),
                        Optional.empty(),
                        100))
        .items();
  }

  private List<RewardSettlement> due(Instant now) {
    return inUnitOfWork(() -> settlements().due(LANE, 1_000, now)).stream()
        .filter(this::isMine)
        .collect(Collectors.toList());
  }

  private boolean isMine(RewardSettlement settlement) {
    return settlement.reference().source().equals(source);
  }

  private RewardSettlement add(String event) {
    return add(event, event);
  }

  private RewardSettlement add(String event, String key) {
    Accepted accepted = accepted(event, source + key);
    assertThat(inUnitOfWork(() -> settlements().add(List.of(accepted)))).isEmpty();
    return accepted.settlement();
  }

  private Accepted accepted(String event, String key) {
    RewardSettlement settlement =
        RewardSettlement.initiate(
            anId(), new SourceReference(source, event), "test.type", key, NOW);
    return new Accepted(settlement, LANE, "a".repeat(64), "{}");
  }

  private RewardSettlement save(RewardSettlement settlement) {
    List<RewardSettlement> kept = inUnitOfWork(() -> settlements().save(List.of(settlement)));
    assertThat(kept).containsExactly(settlement.kept());
    return kept.getFirst();
  }

  private static <T> T value(Outcome<T> outcome) {
    return ((Outcome.Success<T>) outcome).value();
  }

  /** Time-ordered, as those of production. */
  private static SettlementId anId() {
    return new SettlementId(
        new UUID((IDS.incrementAndGet() << 16) | 0x7000L, 0x8000_0000_0000_0000L));
  }
}
