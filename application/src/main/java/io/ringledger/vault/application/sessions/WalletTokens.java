package io.ringledger.vault.application.sessions;

import io.ringledger.vault.domain.WalletAddress;
import java.time.Duration;
import java.time.Instant;

/** Makes the tokens by which wallets are known again after they signed in. */
public interface WalletTokens {

  /** How long one is good for. */
  Duration LIFETIME = Duration.ofHours(1);

  /** Returns a signed token that says: this wallet, until {@link #LIFETIME} from now. */
  WalletToken issue(WalletAddress wallet, Instant now);

  /** A token; its text is a secret of the wallet's owner. */
  record WalletToken(String text, Instant expiresAt) {

    @Override
    public String toString() {
      return "WalletToken[expiresAt=%s]".formatted(expiresAt);
    }
  }
}
