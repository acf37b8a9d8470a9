package io.ringledger.vault.rest.facts;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.application.intents.IntentIntake;
import io.ringledger.vault.domain.intent.IntentRules;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients have to know of this vault. */
public record VaultResponse(
    long networkId,
    String authorityAddress,
    String receiptKey,
    int feeBasisPoints,
    String treasury,
    Limits limits) {

  /** What is taken at most. */
  @Schema(name = "VaultLimits")
  public record Limits(
      int intentsPerRequest,
      int intentsPerSecond,
      int intentsPerSecondOfASession,
      int intentsPerSecondOfAnAddress,
      long longestAgeSeconds,
      long greatestAmountDrops) {}

  static VaultResponse of(VaultFacts facts) {
    return new VaultResponse(
        facts.networkId(),
        facts.authority().value(),
        facts.receiptKey().hex(),
        facts.feeBasisPoints(),
        facts.treasury().value(),
        new Limits(
            IntentIntake.MAX_INTENTS,
            facts.limits().overall(),
            facts.limits().perSession(),
            facts.limits().perAddress(),
            IntentRules.MAX_AGE.toSeconds(),
            Drops.MAX_VALUE));
  }
}
