package io.ringledger.rewards.application.policy;

import io.ringledger.rewards.application.outbound.RewardDecisions;
import io.ringledger.rewards.application.outbound.RewardPolicies;
import io.ringledger.rewards.application.outbound.RewardPolicies.Kept;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.policy.Decision;
import io.ringledger.rewards.domain.policy.Decision.Grant;
import io.ringledger.rewards.domain.policy.Decision.NoOp;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.domain.policy.RewardPolicy;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@inheritDoc} */
public final class RewardPolicyBookUseCase implements RewardPolicyBook {

  private static final String LOAD = "reward_policy.load";

  private final UnitOfWork unitOfWork;
  private final RewardPolicies policies;
  private final RewardDecisions decisions;
  private final AuditTrail trail;
  private final InstantSource clock;

  public RewardPolicyBookUseCase(
      UnitOfWork unitOfWork,
      RewardPolicies policies,
      RewardDecisions decisions,
      AuditTrail trail,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.policies = policies;
    this.decisions = decisions;
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  public Outcome<Kept> load(Caller caller, RewardPolicy policy) {
    return unitOfWork.execute(
        () -> {
          Optional<Kept> before = policies.lock(policy.version());
          if (before.isPresent() && before.get().policy().equals(policy)) {
            return Outcome.success(before.get());
          }
          if (before.isEmpty() && policies.count() >= MAX_POLICIES) {
            return Outcome.rejected(
                RewardFailure.POLICY_INVALID, "There are " + MAX_POLICIES + " policies already.");
          }
          Outcome<Kept> outcome = put(policy);
          record(caller, policy, before.isPresent(), outcome);
          return outcome;
        });
  }

  private Outcome<Kept> put(RewardPolicy policy) {
    Instant now = clock.instant();
    return policies.put(policy, now)
        ? Outcome.success(new Kept(policy, false, now))
        : Outcome.rejected(RewardFailure.POLICY_IN_USE);
  }

  private void record(Caller caller, RewardPolicy policy, boolean replaced, Outcome<Kept> outcome) {
    AuditChain chain = new AuditChain("reward-policy:" + policy.version());
    Map<String, String> details =
        Map.of(
            "valid_from", policy.validFrom().toString(),
            "rules", Integer.toString(policy.rules().size()),
            "replaced", Boolean.toString(replaced));
    trail.record(
        switch (outcome) {
          case Outcome.Success<Kept> _ ->
              AuditEntry.success(chain, clock.instant(), caller.author(), LOAD, details);
          case Outcome.Rejected<Kept>(var code, _, _) ->
              AuditEntry.refusal(chain, clock.instant(), caller.author(), LOAD, code, details);
        });
  }

  @Override
  public List<Kept> list() {
    return unitOfWork.execute(policies::list);
  }

  @Override
  public Outcome<Kept> get(PolicyVersion version) {
    return unitOfWork
        .execute(() -> policies.find(version))
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(RewardFailure.POLICY_NOT_FOUND));
  }

  @Override
  public Outcome<Replay> replay(
      PolicyVersion version, Instant from, Instant until, Optional<SettlementId> after, int limit) {
    int most = Math.clamp(limit, 1, MAX_DIFFERENCES);
    return get(version)
        .map(
            kept -> {
              Page<RecordedDecision, SettlementId> page =
                  unitOfWork.execute(() -> decisions.between(from, until, after, MAX_COMPARED));
              return new Comparison(kept.policy(), most).of(page);
            });
  }

  /** Decisions held against another policy, one after another. */
  private static final class Comparison {

    private final RewardPolicy policy;
    private final int most;
    private final List<Difference> differences = new ArrayList<>();
    private long compared;
    private long pointsDifference;

    Comparison(RewardPolicy policy, int most) {
      this.policy = policy;
      this.most = most;
    }

    Replay of(Page<RecordedDecision, SettlementId> page) {
      Optional<SettlementId> next = page.next();
      for (RecordedDecision decision : page.items()) {
        if (differences.size() == most) {
          next = Optional.of(new SettlementId(lastCompared(page).settlement()));
          break;
        }
        compare(decision);
      }
      return new Replay(
          policy.version(),
          compared,
          compared - differences.size(),
          differences.size(),
          pointsDifference,
          differences,
          next);
    }

    private RecordedDecision lastCompared(Page<RecordedDecision, SettlementId> page) {
      return page.items().get((int) compared - 1);
    }

    private void compare(RecordedDecision decision) {
      compared++;
      Decision now = decision.under(policy);
      if (!now.equals(decision.decision())) {
        differences.add(new Difference(decision, now));
        pointsDifference =
            Math.addExact(pointsDifference, points(now) - points(decision.decision()));
      }
    }

    private static long points(Decision decision) {
      return switch (decision) {
        case Grant grant -> grant.amount().value();
        case NoOp _ -> 0;
      };
    }
  }
}
