package io.ringledger.rewards.domain.sources;

import java.time.Instant;
import java.util.Optional;

/**
 * A service token that is not revoked.
 *
 * @param lastUsedAt roughly: uses in quick succession are not all written down
 */
public record ServiceToken(
    ServiceTokenId id, TokenDigest digest, Instant issuedAt, Optional<Instant> lastUsedAt) {}
