package io.ringledger.shared.xrpl;

import io.ringledger.shared.application.providers.ProviderHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a node stands, for health and metrics. No node is asked for it.
 *
 * @param name its place in the list, for example {@code node 1}
 * @param host without the path, which may carry an access key
 * @param breaker whether it is asked
 * @param lastFailure also where it has recovered since
 * @param validated the newest validated ledger it has told of, where it has
 */
public record NodeState(
    String name,
    String host,
    ProviderHealth.State breaker,
    Optional<String> lastFailure,
    Optional<Validated> validated) {

  /**
   * A validated ledger as the node told of it.
   *
   * @param age of that ledger by the node's clock when it told
   * @param toldAt by our clock
   */
  public record Validated(long ledgerIndex, Duration age, Instant toldAt) {}
}
