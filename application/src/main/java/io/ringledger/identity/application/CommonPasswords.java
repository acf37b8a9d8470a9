package io.ringledger.identity.application;

import io.ringledger.identity.domain.Password;

/** The passwords that are guessed first. */
@FunctionalInterface
public interface CommonPasswords {

  /** Whether it is among them, in whatever case. */
  boolean contains(Password password);
}
