package io.ringledger.identity.domain;

import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;

/** Someone who can log in. */
public record UserAccount(
    UserId id, EmailAddress email, PasswordHash passwordHash, Role role, Instant createdAt) {

  /** The same account with a newer hash of the same password. */
  public UserAccount rehashed(PasswordHash newer) {
    return new UserAccount(id, email, newer, role, createdAt);
  }
}
