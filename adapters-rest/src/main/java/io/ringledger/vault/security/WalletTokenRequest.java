package io.ringledger.vault.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks which wallet a token stands for. */
final class WalletTokenRequest extends BaseAuthenticationRequest {

  private final String token;

  /**
   * @param token without its prefix
   */
  WalletTokenRequest(String token) {
    this.token = token;
  }

  String token() {
    return token;
  }
}
