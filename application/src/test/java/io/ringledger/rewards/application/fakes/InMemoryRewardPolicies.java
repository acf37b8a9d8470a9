package io.ringledger.rewards.application.fakes;

import io.ringledger.rewards.application.outbound.RewardPolicies;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.policy.RewardPolicy;
import io.ringledger.shared.application.fakes.Restorable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Policies in memory. */
public final class InMemoryRewardPolicies implements RewardPolicies, Restorable {

  private SortedMap<PolicyVersion, Kept> policies = new TreeMap<>();

  @Override
  public synchronized List<RewardPolicy> all() {
    return list().stream().map(Kept::policy).toList();
  }

  @Override
  public synchronized List<Kept> list() {
    return List.copyOf(policies.values());
  }

  @Override
  public synchronized int count() {
    return policies.size();
  }

  @Override
  public synchronized Optional<Kept> find(PolicyVersion version) {
    return Optional.ofNullable(policies.get(version));
  }

  @Override
  public Optional<Kept> lock(PolicyVersion version) {
    return find(version);
  }

  @Override
  public synchronized boolean put(RewardPolicy policy, Instant now) {
    if (find(policy.version()).filter(Kept::used).isPresent()) {
      return false;
    }
    policies.put(policy.version(), new Kept(policy, false, now));
    return true;
  }

  @Override
  public synchronized boolean use(RewardPolicy policy) {
    Kept kept = policies.get(policy.version());
    if (kept == null || !kept.policy().equals(policy)) {
      return false;
    }
    policies.put(policy.version(), new Kept(policy, true, kept.loadedAt()));
    return true;
  }

  @Override
  public synchronized Runnable checkpoint() {
    SortedMap<PolicyVersion, Kept> before = new TreeMap<>(policies);
    return () -> policies = before;
  }
}
