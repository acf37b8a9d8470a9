package io.ringledger.vault.domain.batch;

import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.Sha256;

/**
 * An intent that a batch applied.
 *
 * @param sequence its place in the order of acceptance
 * @param digest SHA-256 of its canonical encoding
 */
public record AppliedIntent(long sequence, IntentId id, Sha256 digest) {}
