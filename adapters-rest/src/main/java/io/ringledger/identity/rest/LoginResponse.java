package io.ringledger.identity.rest;

import io.ringledger.identity.application.AccessToken;

/** A bearer token (RFC 6750). */
public record LoginResponse(String accessToken, String tokenType) {

  static LoginResponse of(AccessToken token) {
    return new LoginResponse(token.value(), "bearer");
  }

  @Override
  public String toString() {
    return "LoginResponse[redacted]";
  }
}
