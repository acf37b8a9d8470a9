package io.ringledger.events.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody outside who is told of events.
 *
 * @param name for people, one line of 1 to {@value #MAX_NAME_LENGTH} characters
 * @param paused nothing is sent, and what happens meanwhile waits
 * @param createdAt what happened before is not sent
 * @param failures in a row, of whichever deliveries; none since the last that got through
 * @param restsUntil nothing is sent before; empty where the last delivery got through
 */
public record Subscription(
    SubscriptionId id,
    String name,
    Endpoint endpoint,
    TypeFilter types,
    boolean paused,
    Instant createdAt,
    int failures,
    Optional<Instant> restsUntil) {

  public static final int MAX_NAME_LENGTH = 100;

  /** So many there may be: each event is held against each of them. */
  public static final int MAX_SUBSCRIPTIONS = 100;

  public Subscription {
    if (!isName(name)) {
      throw new IllegalArgumentException("a subscription has a name of one line");
    }
    if (failures < 0) {
      throw new IllegalArgumentException("failures are counted from 0");
    }
  }

  /** One that is made now; it hears of what happens from now on. */
  public static Subscription begin(
      SubscriptionId id, String name, Endpoint endpoint, TypeFilter types, Instant now) {
    return new Subscription(id, name, endpoint, types, false, now, 0, Optional.empty());
  }

  /** Whether it can be a name: one line that is not blank. */
  public static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= MAX_NAME_LENGTH
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** Whether it is told of an event of that type at that time. */
  public boolean wants(String type, Instant at) {
    return !at.isBefore(createdAt) && types.wants(type);
  }

  /** The same, resting until it is resumed. */
  public Subscription pause() {
    return with(true, failures, restsUntil);
  }

  /** The same at work again, without a grudge. */
  public Subscription resume() {
    return with(false, 0, Optional.empty());
  }

  /** The same after a delivery got through. */
  public Subscription heardFrom() {
    return with(paused, 0, Optional.empty());
  }

  /**
   * The same after one more failure: it rests where it has failed too often in a row, or asks for
   * it.
   *
   * @param asked how long it asks to be left alone
   */
  public Subscription failed(DeliverySchedule schedule, Optional<Duration> asked, Instant now) {
    int failed = Math.min(failures, Integer.MAX_VALUE - 1) + 1;
    Optional<Duration> rest =
        Stream.concat(
                schedule.rest(failed).stream(), asked.map(wish -> schedule.bounded(wish)).stream())
            .max(Comparator.naturalOrder());
    return with(paused, failed, rest.map(now::plus));
  }

  private Subscription with(boolean other, int failed, Optional<Instant> rest) {
    return new Subscription(id, name, endpoint, types, other, createdAt, failed, rest);
  }
}
