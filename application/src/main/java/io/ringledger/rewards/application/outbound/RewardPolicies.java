package io.ringledger.rewards.application.outbound;

import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.policy.RewardPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The policy documents. */
public interface RewardPolicies {

  /** All there are; policies are few. */
  List<RewardPolicy> all();

  /** All of them as they are kept, the lowest version first. */
  List<Kept> list();

  int count();

  Optional<Kept> find(PolicyVersion version);

  /** The same, locked until the unit of work ends. */
  Optional<Kept> lock(PolicyVersion version);

  /** Keeps a new policy, or a changed one that has not decided yet; false where it has decided. */
  boolean put(RewardPolicy policy, Instant now);

  /**
   * Marks it as having decided, in the running unit of work, so that a {@link #put} of the same
   * version waits for how that ends; false where it is not there as the given policy any more.
   */
  boolean use(RewardPolicy policy);

  /**
   * A policy document as it is kept.
   *
   * @param used whether it has decided, and cannot be changed any more
   */
  record Kept(RewardPolicy policy, boolean used, Instant loadedAt) {}
}
