package io.ringledger.vault.domain.netting;

import io.ringledger.vault.domain.IntentReason;

/** An intent that was not applied and never will be, and why. */
public record Rejection(NettingIntent intent, IntentReason reason) {}
