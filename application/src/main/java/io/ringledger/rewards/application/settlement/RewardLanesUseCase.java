package io.ringledger.rewards.application.settlement;

import static io.ringledger.rewards.domain.settlement.SettlementState.CLASSIFYING_EVENT;
import static io.ringledger.rewards.domain.settlement.SettlementState.COMPUTING_POLICY;
import static io.ringledger.rewards.domain.settlement.SettlementState.EMIT_SUMMARY;
import static io.ringledger.rewards.domain.settlement.SettlementState.LOADING_SOURCE;
import static io.ringledger.rewards.domain.settlement.SettlementState.POSTING_LEDGER;
import static io.ringledger.rewards.domain.settlement.SettlementState.RESOLVING_ACCOUNT;

import io.ringledger.rewards.application.ledger.LedgerPoster;
import io.ringledger.rewards.application.settlement.SettlementSteps.Step;
import io.ringledger.rewards.domain.settlement.RetrySchedule;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementState;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@inheritDoc} */
public final class RewardLanesUseCase implements RewardLanes {

  private static final List<SettlementState> WAY =
      List.of(
          LOADING_SOURCE,
          CLASSIFYING_EVENT,
          COMPUTING_POLICY,
          RESOLVING_ACCOUNT,
          POSTING_LEDGER,
          EMIT_SUMMARY);

  /**
   * Whatever was taken up that often before without getting to its end is taken up alone: if it
   * kills whoever takes it up, it takes no others with it.
   */
  private static final int SUSPICIOUS = 2;

  private final RewardPorts ports;
  private final LedgerPoster poster;
  private final SettlementKeeping keeping;
  private final RetrySchedule schedule;
  private final int batchSize;

  /**
   * Lanes that take up so many settlements at once.
   *
   * @param schedule when what failed for a moment is tried again
   */
  public RewardLanesUseCase(
      RewardPorts ports, LedgerPoster poster, RetrySchedule schedule, int batchSize) {
    this.ports = ports;
    this.poster = poster;
    this.keeping = new SettlementKeeping(ports);
    this.schedule = schedule;
    this.batchSize = batchSize;
  }

  @Override
  public boolean advance(int lane) {
    TakenUp takenUp = ports.unitOfWork().execute(() -> takeUp(lane));
    Work work = new Work(takenUp.settlements());
    SettlementSteps steps = new SettlementSteps(ports, poster);
    // What stands here before the first step was left by an earlier attempt.
    advance(work, EMIT_SUMMARY, steps::recover);
    for (SettlementState state : WAY) {
      advance(work, state, steps.from(state));
    }
    return takenUp.more();
  }

  private TakenUp takeUp(int lane) {
    Instant now = ports.clock().instant();
    List<RewardSettlement> due = ports.settlements().due(lane, batchSize, now);
    if (due.isEmpty()) {
      return new TakenUp(List.of(), false);
    }
    List<RewardSettlement> together =
        isSuspicious(due.getFirst())
            ? List.of(due.getFirst())
            : due.stream().takeWhile(settlement -> !isSuspicious(settlement)).toList();
    List<RewardSettlement> kept =
        keeping.keep(
            together.stream().map(settlement -> settlement.takeUp(schedule, now)).toList());
    return new TakenUp(kept, due.size() == batchSize || together.size() < due.size());
  }

  private static boolean isSuspicious(RewardSettlement settlement) {
    return settlement.attempt() >= SUSPICIOUS;
  }

  /** All together; where that fails, one by one, so that one does not hold up the others. */
  private void advance(Work work, SettlementState from, Step step) {
    List<RewardSettlement> batch = work.in(from);
    if (batch.isEmpty()) {
      return;
    }
    try {
      work.kept(batch, step.take(batch));
    } catch (RuntimeException _) {
      advanceOneByOne(work, batch, step);
    }
  }

  private void advanceOneByOne(Work work, List<RewardSettlement> batch, Step step) {
    Set<String> heldUp = new HashSet<>();
    for (RewardSettlement settlement : batch) {
      List<RewardSettlement> one = List.of(settlement);
      if (settlement.state().isUndecided() && heldUp.contains(settlement.orderingKey())) {
        work.leave(one);
        keep(settlement.putBack(ports.clock().instant()));
        continue;
      }
      try {
        work.kept(one, step.take(one));
      } catch (RuntimeException cause) {
        heldUp.add(settlement.orderingKey());
        work.leave(one);
        if (keep(retryLater(settlement, cause))) {
          ports.failures().happened(settlement, cause);
        }
      }
    }
  }

  /**
   * Whether it was kept; otherwise somebody else has changed it, and it is theirs. Where not even
   * that can be told, nothing can: the whole job is tried again.
   */
  private boolean keep(RewardSettlement settlement) {
    return !ports.unitOfWork().execute(() -> keeping.keep(List.of(settlement))).isEmpty();
  }

  /** The cause is named by its kind alone: what it says may hold anything. */
  private RewardSettlement retryLater(RewardSettlement settlement, RuntimeException cause) {
    String reason = settlement.state().wire() + ": " + cause.getClass().getSimpleName();
    return settlement.retryLater(reason, schedule, ports.clock().instant());
  }

  /**
   * Settlements that were taken up.
   *
   * @param more whether others may be due
   */
  private record TakenUp(List<RewardSettlement> settlements, boolean more) {}
}
