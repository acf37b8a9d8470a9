package io.ringledger.identity.application;

import io.ringledger.identity.domain.Password;
import io.ringledger.identity.domain.PasswordHash;

/** Slow, salted hashing of passwords. */
public interface PasswordHashing {

  PasswordHash hash(Password password);

  /** Whether the password is the one of the hash; takes the same time either way. */
  boolean matches(Password password, PasswordHash hash);

  /** Whether the hash was made with other parameters than new ones are. */
  boolean isOutdated(PasswordHash hash);

  /** A hash with today's parameters of a password nobody has, to spend the same time on nothing. */
  PasswordHash decoy();
}
