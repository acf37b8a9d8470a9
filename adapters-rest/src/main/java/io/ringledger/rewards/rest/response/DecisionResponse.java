package io.ringledger.rewards.rest.response;

import io.ringledger.rewards.domain.policy.DailyUsage;
import io.ringledger.rewards.domain.policy.Decision;
import io.ringledger.rewards.domain.policy.Decision.Grant;
import io.ringledger.rewards.domain.policy.Decision.NoOp;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.domain.policy.RewardFacts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a policy made of an event, and of which inputs.
 *
 * @param points granted; 0 where nothing is
 * @param noOpReason why nothing is granted, where nothing is
 */
public record DecisionResponse(
    int policyVersion,
    String rewardType,
    String recipient,
    long points,
    long reputationImpact,
    @Nullable String noOpReason,
    Inputs inputs,
    String decidedAt) {

  public static DecisionResponse of(RecordedDecision recorded) {
    return of(recorded, recorded.version(), recorded.decision());
  }

  /** What another policy makes of the same inputs. */
  static DecisionResponse of(RecordedDecision recorded, PolicyVersion version, Decision decision) {
    RewardFacts facts = recorded.facts();
    return new DecisionResponse(
        version.number(),
        facts.type().wire(),
        facts.recipient().id(),
        decision instanceof Grant grant ? grant.amount().value() : 0,
        decision instanceof Grant grant ? grant.reputationImpact() : 0,
        decision instanceof NoOp(var reason) ? reason.wire() : null,
        Inputs.of(facts, recorded.usage()),
        recorded.decidedAt().toString());
  }

  /**
   * What it was decided from.
   *
   * @param stakePoints the points at stake, for bounties
   * @param usedPoints what the recipient had been granted before on that day by such rewards
   * @param usedRewards by how many of them
   */
  @Schema(name = "DecisionInputs")
  public record Inputs(
      String occurredAt,
      String grade,
      long stakePoints,
      boolean spam,
      boolean stateValid,
      boolean selfAwarded,
      long usedPoints,
      int usedRewards) {

    static Inputs of(RewardFacts facts, DailyUsage usage) {
      return new Inputs(
          facts.occurredAt().toString(),
          facts.grade(),
          facts.basis().value(),
          facts.spam(),
          facts.stateValid(),
          facts.selfAwarded(),
          usage.points().value(),
          usage.rewards());
    }
  }
}
