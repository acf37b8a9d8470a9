package io.ringledger.vault.domain.signin;

import java.util.Locale;

/** Why a well-formed message is not taken. The first that applies is named. */
public enum SignInFault {
  /** It was made for another site. */
  OTHER_DOMAIN,
  /** It is about another resource than the vault. */
  OTHER_URI,
  /** It was made for another network, or for a ledger whose wallets are not taken. */
  OTHER_CHAIN,
  /** It says something else than what wallets sign here. */
  OTHER_STATEMENT,
  /** It was issued in the future. */
  ISSUED_IN_THE_FUTURE,
  /** It was issued too long ago. */
  TOO_OLD,
  /** Its expiration time has come. */
  EXPIRED,
  /** Its time has not come. */
  NOT_YET_VALID;

  /** Returns the stable text in {@code snake_case}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
