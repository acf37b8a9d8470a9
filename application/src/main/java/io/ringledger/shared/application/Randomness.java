package io.ringledger.shared.application;

import java.util.UUID;

/** Where new ids and secrets come from. */
public interface Randomness {

  /** An id nobody has; time-ordered (RFC 9562, version 7), so that indexes stay dense. */
  UUID newId();

  /** That many bytes nobody can guess. */
  byte[] newSecret(int length);
}
