package io.ringledger.paymentsandbox.api;

import java.time.Duration;

/** What can go wrong with a call of the API. */
public sealed interface ApiFault {
  /** The longest an answer is held back. */
  Duration LONGEST = Duration.ofMinutes(10);

  /**
   * A payment that is confirmed is declined, whatever pays it.
   *
   * @param code the bank's decline code, such as {@code insufficient_funds}
   */
  record Decline(String code) implements ApiFault {}

  /**
   * Nothing is done, and no answer comes.
   *
   * @param hang how long the connection stays open
   */
  record TimeoutBefore(Duration hang) implements ApiFault {
    /** Checks the figure. */
    public TimeoutBefore {
      check(hang);
    }
  }

  /**
   * It is done, and no answer comes.
   *
   * @param hang how long the connection stays open
   */
  record TimeoutAfterCharging(Duration hang) implements ApiFault {
    /** Checks the figure. */
    public TimeoutAfterCharging {
      check(hang);
    }
  }

  /**
   * The answer is an error.
   *
   * @param status such as 500 or 429; from 500 on, a repeat with the same key gets it again
   * @param afterWork whether what was asked for is done all the same
   */
  record Status(int status, boolean afterWork) implements ApiFault {
    /** Checks the figure. */
    public Status {
      if (status < 400 || status > 599) {
        throw new IllegalArgumentException("status must be 400 to 599.");
      }
    }
  }

  /**
   * It is done, and the answer comes late; its idempotency key is in use until then.
   *
   * @param delay by how much
   */
  record Slow(Duration delay) implements ApiFault {
    /** Checks the figure. */
    public Slow {
      check(delay);
    }
  }

  /** It is done, and the answer has status 200 and breaks off in the middle of its JSON. */
  record Garbage() implements ApiFault {}

  private static void check(Duration time) {
    if (time.isNegative() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("A delay must be 0 to " + LONGEST.toSeconds() + " s.");
    }
  }
}
