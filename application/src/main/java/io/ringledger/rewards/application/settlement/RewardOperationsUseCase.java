package io.ringledger.rewards.application.settlement;

import io.ringledger.rewards.application.outbound.RewardSettlements;
import io.ringledger.rewards.application.outbound.RewardSettlements.Filter;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@inheritDoc} */
public final class RewardOperationsUseCase implements RewardOperations {

  private static final String CANCEL = "settlement.cancel";
  private static final String REQUEUE = "settlement.requeue";

  private final RewardPorts ports;
  private final UnitOfWork unitOfWork;
  private final RewardSettlements settlements;
  private final SettlementKeeping keeping;
  private final CapUsage caps;

  public RewardOperationsUseCase(RewardPorts ports) {
    this.ports = ports;
    this.unitOfWork = ports.unitOfWork();
    this.settlements = ports.settlements();
    this.keeping = new SettlementKeeping(ports);
    this.caps = new CapUsage(ports.decisions());
  }

  @Override
  public Outcome<RewardSettlement> find(SettlementId id) {
    return there(unitOfWork.execute(() -> settlements.find(id)));
  }

  @Override
  public Optional<RecordedDecision> decision(SettlementId id) {
    return unitOfWork.execute(() -> Optional.ofNullable(ports.decisions().of(Set.of(id)).get(id)));
  }

  @Override
  public Page<RewardSettlement, SettlementId> list(
      Filter filter, Optional<SettlementId> before, int limit) {
    return unitOfWork.execute(
        () -> settlements.list(filter, before, Math.clamp(limit, 1, MAX_LISTED)));
  }

  @Override
  public Outcome<RewardSettlement> cancel(Caller caller, SettlementId id, String reason) {
    return change(
        caller,
        id,
        CANCEL,
        Map.of("reason", reason),
        settlement -> settlement.cancel(reason, ports.clock().instant()),
        cancelled -> caps.release(List.of(cancelled)));
  }

  @Override
  public Outcome<RewardSettlement> requeue(Caller caller, SettlementId id) {
    return change(
        caller,
        id,
        REQUEUE,
        Map.of(),
        settlement -> settlement.requeue(ports.clock().instant()),
        requeued -> settlements.wake(Set.of(RewardLanes.laneOf(requeued.orderingKey()))));
  }

  /**
   * State, history, event and whatever follows, in one unit of work; refusals leave a trace too.
   */
  private Outcome<RewardSettlement> change(
      Caller caller,
      SettlementId id,
      String action,
      Map<String, String> details,
      Function<RewardSettlement, Outcome<RewardSettlement>> verb,
      Consumer<RewardSettlement> consequence) {
    return unitOfWork.execute(
        () ->
            there(settlements.lock(id))
                .then(
                    before -> {
                      Outcome<RewardSettlement> outcome = verb.apply(before).map(this::keep);
                      if (outcome instanceof Success<RewardSettlement>(var kept)) {
                        consequence.accept(kept);
                      }
                      record(caller, before, action, outcome, details);
                      return outcome;
                    }));
  }

  private RewardSettlement keep(RewardSettlement next) {
    return keeping.keep(List.of(next)).stream()
        .findAny()
        .orElseThrow(() -> new ConcurrencyConflict("a locked settlement was changed"));
  }

  private void record(
      Caller caller,
      RewardSettlement before,
      String action,
      Outcome<RewardSettlement> outcome,
      Map<String, String> more) {
    Map<String, String> details = new TreeMap<>(more);
    details.put("state", before.state().wire());
    before.parked().ifPresent(why -> details.put("parked", why));
    AuditChain chain = new AuditChain("settlement:" + before.id());
    var now = ports.clock().instant();
    ports
        .trail()
        .record(
            switch (outcome) {
              case Success<RewardSettlement> _ ->
                  AuditEntry.success(chain, now, caller.author(), action, details);
              case Rejected<RewardSettlement>(var code, _, _) ->
                  AuditEntry.refusal(chain, now, caller.author(), action, code, details);
            });
  }

  private static Outcome<RewardSettlement> there(Optional<RewardSettlement> settlement) {
    return settlement
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(RewardFailure.SETTLEMENT_NOT_FOUND));
  }
}
