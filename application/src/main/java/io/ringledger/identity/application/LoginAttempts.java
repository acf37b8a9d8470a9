package io.ringledger.identity.application;

import io.ringledger.identity.domain.LoginThrottle;
import java.time.Duration;
import java.time.Instant;

/** Counts login attempts, and registrations, for all replicas together. */
public interface LoginAttempts {

  /**
   * Counts one attempt against the subject before it is made, so that attempts made at once cannot
   * slip through together. Answers how long the subject still has to wait, zero where the attempt
   * may be made; an attempt that has to wait is not counted.
   *
   * @param subject {@code account:<email>}, {@code address:<ip>} or {@code registration:<ip>}
   */
  Duration charge(String subject, LoginThrottle throttle, Instant now);

  /** Forgets all attempts of the subject. */
  void forgive(String subject);

  /** Takes one attempt of the subject back. */
  void refund(String subject);
}
