package io.ringledger.reputation.rest;

import io.ringledger.reputation.domain.Reputation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The standing of an account. */
public record ReputationResponse(
    String accountId, long score, long pointsEarned, long events, @Nullable String updatedAt) {

  static ReputationResponse of(Reputation reputation) {
    return new ReputationResponse(
        reputation.account().toString(),
        reputation.score(),
        reputation.pointsEarned(),
        reputation.events(),
        reputation.updatedAt().map(Instant::toString).orElse(null));
  }
}
