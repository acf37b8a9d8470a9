package io.ringledger.vault.domain.batch;

import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentReason;

/** An intent that a batch rejected, and why. */
public record RejectedIntent(IntentId id, IntentReason reason) {}
