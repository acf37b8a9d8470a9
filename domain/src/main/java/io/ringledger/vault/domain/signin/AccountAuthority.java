package io.ringledger.vault.domain.signin;

import io.ringledger.shared.domain.XrplAddress;
import java.util.Optional;

/**
 * Which single keys sign for an XRPL account, by a validated ledger. Signer lists are not taken.
 *
 * @param regularKey the address of the regular key, where the account has one
 * @param masterDisabled whether the account's own key no longer signs for it
 */
public record AccountAuthority(
    XrplAddress account, Optional<XrplAddress> regularKey, boolean masterDisabled) {

  /** Returns that of an account that is not on the ledger yet: its own key. */
  public static AccountAuthority unfunded(XrplAddress account) {
    return new AccountAuthority(account, Optional.empty(), false);
  }

  /** Returns whether the key of that address signs for the account. */
  public boolean admits(XrplAddress key) {
    return regularKey.filter(key::equals).isPresent() || (key.equals(account) && !masterDisabled);
  }
}
