package io.ringledger.identity.rest;

import io.ringledger.identity.domain.UserAccount;

/** The new account. */
public record RegisterResponse(String userId, String email, String role) {

  static RegisterResponse of(UserAccount account) {
    return new RegisterResponse(
        account.id().toString(), account.email().value(), account.role().wire());
  }
}
