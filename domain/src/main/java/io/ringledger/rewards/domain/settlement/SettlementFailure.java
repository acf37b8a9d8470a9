package io.ringledger.rewards.domain.settlement;

import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.shared.domain.FailureCode;
import java.util.Locale;

/** Why a reward settlement failed, for good: trying again could not help. */
public enum SettlementFailure {
  SOURCE_MISSING,
  SOURCE_MALFORMED,
  UNSUPPORTED_SCHEMA_VERSION,
  ACCOUNT_MISSING,
  ACCOUNT_INVALID,
  EXISTS_WITH_DIFFERENT_ACCOUNT,
  EXISTS_WITH_DIFFERENT_AMOUNT,
  EXISTS_WITH_DIFFERENT_SOURCE,
  POSTING_REFUSED;

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the ledger's refusal means to the settlement. */
  public static SettlementFailure of(FailureCode refusal) {
    return refusal instanceof RewardFailure known
        ? switch (known) {
          case EXISTS_WITH_DIFFERENT_ACCOUNT -> EXISTS_WITH_DIFFERENT_ACCOUNT;
          case EXISTS_WITH_DIFFERENT_AMOUNT -> EXISTS_WITH_DIFFERENT_AMOUNT;
          case EXISTS_WITH_DIFFERENT_SOURCE -> EXISTS_WITH_DIFFERENT_SOURCE;
          case ACCOUNT_NOT_FOUND -> ACCOUNT_MISSING;
          case ACCOUNT_NOT_OPEN -> ACCOUNT_INVALID;
          default -> POSTING_REFUSED;
        }
        : POSTING_REFUSED;
  }
}
