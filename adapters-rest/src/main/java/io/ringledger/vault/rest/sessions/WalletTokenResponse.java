package io.ringledger.vault.rest.sessions;

import io.ringledger.vault.application.sessions.WalletTokens.WalletToken;

/** A wallet's token. */
public record WalletTokenResponse(String token, String expiresAt) {

  static WalletTokenResponse of(WalletToken token) {
    return new WalletTokenResponse(token.text(), token.expiresAt().toString());
  }

  @Override
  public String toString() {
    return "WalletTokenResponse[expiresAt=%s]".formatted(expiresAt);
  }
}
