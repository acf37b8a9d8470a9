package io.ringledger.shared.application;

import io.ringledger.shared.domain.UserId;

/**
 * One intent of one caller. The caller is part of its name: nobody can occupy another's key.
 *
 * @param scope the operation and its object, for example {@code payout_confirm:<bout id>}
 * @param fingerprint lower-case hexadecimal SHA-256 of the canonical body
 */
public record IdempotentRequest(
    UserId caller, String scope, IdempotencyKey key, String fingerprint) {}
