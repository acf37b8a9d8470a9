package io.ringledger.shared.application.providers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A circuit breaker for one of several providers of the same thing. After some failures in a row it
 * opens, and the provider is left alone for a while; then one caller at a time may try, and one
 * success closes it again. Safe for many threads.
 */
public final class ProviderHealth {

  /** Whether the provider is asked. */
  public enum State {
    /** It is. */
    CLOSED,
    /** It is left alone. */
    OPEN,
    /** One caller may try it. */
    HALF_OPEN
  }

  private final int failuresToOpen;
  private final Duration openFor;
  private final InstantSource clock;
  private int failures;
  private Instant retryAt = Instant.MIN;
  private Optional<String> lastFailure = Optional.empty();

  /**
   * A provider that is well as far as is known.
   *
   * @param failuresToOpen how many failures in a row open it, at least 1
   * @param openFor how long it is left alone, and how long one trial may take before another
   */
  public ProviderHealth(int failuresToOpen, Duration openFor, InstantSource clock) {
    if (failuresToOpen < 1 || openFor.isNegative()) {
      throw new IllegalArgumentException("a breaker needs a failure to open and time to be open");
    }
    this.failuresToOpen = failuresToOpen;
    this.openFor = openFor;
    this.clock = clock;
  }

  /**
   * Whether the provider may be asked now. Where it is half open, the caller who hears yes makes
   * the trial and says how it went; everybody else hears no meanwhile.
   */
  public synchronized boolean admits() {
    return switch (state()) {
      case CLOSED -> true;
      case OPEN -> false;
      case HALF_OPEN -> {
        retryAt = clock.instant().plus(openFor);
        yield true;
      }
    };
  }

  /** The provider has answered as it should. */
  public synchronized void succeeded() {
    failures = 0;
  }

  /**
   * It has not.
   *
   * @param reason kept for whoever looks at the state, without addresses or secrets
   */
  public synchronized void failed(String reason) {
    lastFailure = Optional.of(reason);
    failures = Math.min(failures + 1, failuresToOpen);
    if (failures == failuresToOpen) {
      retryAt = clock.instant().plus(openFor);
    }
  }

  /** How it stands now. */
  public synchronized State state() {
    if (failures < failuresToOpen) {
      return State.CLOSED;
    }
    return clock.instant().isBefore(retryAt) ? State.OPEN : State.HALF_OPEN;
  }

  /** Why it failed last, also where it has recovered since. */
  public synchronized Optional<String> lastFailure() {
    return lastFailure;
  }
}
