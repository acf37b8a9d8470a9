package io.ringledger.shared.application;

import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;

/** Who asks, as authenticated, and in which request. */
public record Caller(UserId user, Role role, RequestId request) {

  /** The caller as the author of what happens. */
  public Author author() {
    return new Author(user.toString(), role.wire(), request);
  }
}
