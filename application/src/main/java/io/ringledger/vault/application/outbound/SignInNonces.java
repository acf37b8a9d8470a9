package io.ringledger.vault.application.outbound;

import io.ringledger.vault.domain.WalletAddress;
import java.time.Instant;

/** Nonces that were given out to be signed, for all replicas together. */
public interface SignInNonces {

  /**
   * Keeps a new one, unless that would be more than the limits.
   *
   * @param issuedTo the network address it is given to
   * @param mostOfAddress how many of them may be open for that address
   * @param mostOfAll how many may be open in all
   * @return whether it was kept
   */
  boolean add(
      String nonce,
      String issuedTo,
      Instant issuedAt,
      Instant expiresAt,
      int mostOfAddress,
      int mostOfAll);

  /** Returns whether it was given out, is not too old and was not used. */
  boolean isOpen(String nonce, Instant now);

  /** Uses it up; false where it is not open. Of two that try at once, one succeeds. */
  boolean use(String nonce, WalletAddress wallet, Instant now);

  /** Forgets those that ended before, at most so many; returns how many. */
  int forget(Instant endedBefore, int limit);
}
