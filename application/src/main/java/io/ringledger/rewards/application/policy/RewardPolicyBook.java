package io.ringledger.rewards.application.policy;

import io.ringledger.rewards.application.outbound.RewardPolicies.Kept;
import io.ringledger.rewards.domain.policy.Decision;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.domain.policy.RewardPolicy;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The policy documents by which rewards are decided. */
public interface RewardPolicyBook {

  /** There are no more policy versions than that. */
  int MAX_POLICIES = 1_000;

  /** A replay lists no more differences at once. */
  int MAX_DIFFERENCES = 200;

  /** A replay compares no more decisions at once. */
  int MAX_COMPARED = 5_000;

  /**
   * Loads a policy: a new version, or one that replaces a version which has not decided yet.
   * Loading what is there changes nothing. Refused with {@code POLICY_IN_USE} where the version has
   * decided otherwise, or {@code POLICY_INVALID} where there are {@link #MAX_POLICIES} already.
   */
  Outcome<Kept> load(Caller caller, RewardPolicy policy);

  /** All policies, the lowest version first. */
  List<Kept> list();

  /** A policy as it is kept. Refused with {@code POLICY_NOT_FOUND}. */
  Outcome<Kept> get(PolicyVersion version);

  /**
   * Holds decisions that were made against what a policy would make of the same inputs: the same
   * facts, and the same usage of the day's cap before. Changes nothing. Refused with {@code
   * POLICY_NOT_FOUND}.
   *
   * @param from events that happened then or later
   * @param until events that happened before
   * @param after the settlement after whose decision to go on; empty begins with the first
   * @param limit of differences, 1 to {@link #MAX_DIFFERENCES}
   */
  Outcome<Replay> replay(
      PolicyVersion version, Instant from, Instant until, Optional<SettlementId> after, int limit);

  /**
   * Decisions held against another policy, up to where the list of differences was full or {@link
   * #MAX_COMPARED} were compared.
   *
   * @param compared how many decisions
   * @param unchanged how many of them would be the same
   * @param changed how many would not
   * @param pointsDifference points that would be granted, less those that were
   * @param next the settlement after which to go on; empty at the end
   */
  record Replay(
      PolicyVersion version,
      long compared,
      long unchanged,
      long changed,
      long pointsDifference,
      List<Difference> differences,
      Optional<SettlementId> next) {
    public Replay {
      differences = List.copyOf(differences);
    }
  }

  /**
   * A decision that would be another one.
   *
   * @param before as it was made, with its inputs
   * @param now what the other policy makes of them
   */
  record Difference(RecordedDecision before, Decision now) {}
}
