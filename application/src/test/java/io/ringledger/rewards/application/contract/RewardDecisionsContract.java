package io.ringledger.rewards.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.application.outbound.RewardDecisions;
import io.ringledger.rewards.application.outbound.RewardDecisions.Day;
import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.policy.DailyUsage;
import io.ringledger.rewards.domain.policy.Decision;
import io.ringledger.rewards.domain.policy.Decision.Grant;
import io.ringledger.rewards.domain.policy.Decision.NoOp;
import io.ringledger.rewards.domain.policy.NoOpReason;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.domain.policy.RewardFacts;
import io.ringledger.rewards.domain.policy.RewardPolicy;
import io.ringledger.rewards.domain.policy.RewardType;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Decisions are kept with their inputs, and usage by day. */
public abstract class RewardDecisionsContract {

  private static final AtomicLong DAYS = new AtomicLong();
  private static final RewardPolicy POLICY =
      RewardPolicy.of(new PolicyVersion(99_999), Instant.parse("1990-01-01T00:00:00Z"), Map.of());

  /** A day of its own for each test, also where all tests share a store. */
  private final Instant day =
      Instant.parse("1991-01-01T00:00:00Z").plusSeconds(86_400 * DAYS.incrementAndGet());

  protected abstract RewardDecisions decisions();

  protected abstract <T> T inUnitOfWork(Supplier<T> work);

  /** Has everything there that a decision about this settlement hangs on. */
  protected abstract void prepare(SettlementId settlement, RewardPolicy policy);

  @Test
  void aDayBeginsWithoutUsageAndKeepsIt() {
    Day first = new Day(someone(), RewardType.REFUND, LocalDate.EPOCH);
    Day second = new Day(first.holder(), RewardType.BOUNTY_REWARD, LocalDate.EPOCH);

    assertThat(inUnitOfWork(() -> decisions().lockUsage(Set.of(first, second))))
        .isEqualTo(Map.of(first, DailyUsage.NONE, second, DailyUsage.NONE));
    inUnitOfWork(
        () -> {
          DailyUsage usage = decisions().lockUsage(Set.of(second)).get(second);
          decisions().saveUsage(Map.of(second, usage.with(new Points(7))));
          return true;
        });
    assertThat(inUnitOfWork(() -> decisions().lockUsage(Set.of(first, second))))
        .isEqualTo(Map.of(first, DailyUsage.NONE, second, new DailyUsage(new Points(7), 1)));
    assertThat(inUnitOfWork(() -> decisions().lockUsage(Set.of()))).isEmpty();
  }

  @Test
  void decisionsAreReadBackWithTheirInputs() {
    RecordedDecision grant = grant(1);
    RecordedDecision noOp = decision(2, new NoOp(NoOpReason.DAILY_CAP_REACHED));

    add(grant, noOp);

    assertThat(
            inUnitOfWork(
                () ->
                    decisions()
                        .of(List.of(id(grant), id(noOp), new SettlementId(UUID.randomUUID())))))
        .isEqualTo(Map.of(id(grant), grant, id(noOp), noOp));
  }

  @Test
  void aSpanOfTimeIsReadPageByPageInTheOrderInWhichThingsHappened() {
    RecordedDecision third = grant(3);
    RecordedDecision first = grant(1);
    RecordedDecision second = grant(2);
    RecordedDecision last = grant(9);
    add(third, first, second, last);

    Page<RecordedDecision, SettlementId> page = page(Optional.empty());
    assertThat(page.items()).containsExactly(first, second);
    Page<RecordedDecision, SettlementId> next = page(page.next());
    assertThat(next.items()).containsExactly(third);
    assertThat(next.next()).isEmpty();
    assertThat(page(Optional.of(new SettlementId(UUID.randomUUID()))).items()).isEmpty();
  }

  private Page<RecordedDecision, SettlementId> page(Optional<SettlementId> after) {
    return inUnitOfWork(
        () -> decisions().between(day.plusSeconds(1), day.plusSeconds(9), after, 2));
  }

  private void add(RecordedDecision... all) {
    for (RecordedDecision decision : all) {
      prepare(id(decision), POLICY);
    }
    inUnitOfWork(
        () -> {
          decisions().add(List.of(all));
          return true;
        });
  }

  private RecordedDecision grant(int second) {
    return decision(
        second, new Grant(RewardType.CORRECTION_REWARD, new Holder("anna"), new Points(5), -3));
  }

  private RecordedDecision decision(int second, Decision decision) {
    return new RecordedDecision(
        UUID.randomUUID(),
        POLICY.version(),
        new RewardFacts(
            RewardType.CORRECTION_REWARD,
            new Holder("anna"),
            new TreeSet<>(Set.of("ben", "cl\"eo,\\")),
            "major",
            new Points(12),
            false,
            true,
            day.plusSeconds(second)),
        new DailyUsage(new Points(20), 2),
        decision,
        day);
  }

  private static SettlementId id(RecordedDecision decision) {
    return new SettlementId(decision.settlement());
  }

  private static Holder someone() {
    return new Holder(UUID.randomUUID().toString());
  }
}
