package io.ringledger.rewards.domain.settlement;

import java.time.Instant;

/**
 * A state that was entered.
 *
 * @param attempt in which it was, from 1
 */
public record SettlementStep(SettlementState state, Instant at, int attempt) {}
