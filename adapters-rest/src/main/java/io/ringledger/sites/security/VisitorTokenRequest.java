package io.ringledger.sites.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks which visitor a token stands for. */
final class VisitorTokenRequest extends BaseAuthenticationRequest {

  private final String token;

  /**
   * @param token without its prefix
   */
  VisitorTokenRequest(String token) {
    this.token = token;
  }

  String token() {
    return token;
  }
}
