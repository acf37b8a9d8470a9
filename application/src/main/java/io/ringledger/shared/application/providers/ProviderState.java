package io.ringledger.shared.application.providers;

import java.util.Optional;

/**
 * How one provider of a list stands, for health and metrics. It is not asked for it.
 *
 * @param name its place in the list, for example {@code node 1}; never an address
 * @param breaker whether it is asked
 * @param lastFailure why it failed last, also where it has recovered since
 */
public record ProviderState(
    String name, ProviderHealth.State breaker, Optional<String> lastFailure) {}
