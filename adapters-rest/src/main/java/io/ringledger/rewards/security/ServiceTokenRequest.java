package io.ringledger.rewards.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks whose service token it is that came from a network address. */
final class ServiceTokenRequest extends BaseAuthenticationRequest {

  private final String token;
  private final String networkAddress;

  ServiceTokenRequest(String token, String networkAddress) {
    this.token = token;
    this.networkAddress = networkAddress;
  }

  String token() {
    return token;
  }

  String networkAddress() {
    return networkAddress;
  }
}
