package io.ringledger.vault.domain.netting;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.WalletAddress;

/**
 * What a batch comes to for a wallet.
 *
 * @param cleared what it had cleared to pay with
 * @param delta drops that it gets, negative where it pays; never below minus what it had cleared
 */
public record WalletPosition(WalletAddress wallet, Drops cleared, long delta) {

  public WalletPosition {
    if (delta < -cleared.value()) {
      throw new IllegalArgumentException("nobody pays more than was cleared");
    }
  }
}
