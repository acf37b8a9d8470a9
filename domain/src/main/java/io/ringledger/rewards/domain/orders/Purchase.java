package io.ringledger.rewards.domain.orders;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.UUID;

/**
 * An order that was paid for, as a reward event tells of it.
 *
 * @param buyer a user, who would be rewarded
 * @param totalMinor what the order came to, in the currency's minor unit
 * @param stake the points at stake
 * @param grade by which a policy grades the reward
 */
public record Purchase(
    SiteId site,
    UUID order,
    Holder buyer,
    CurrencyCode currency,
    long totalMinor,
    Points stake,
    String grade,
    Instant confirmedAt) {

  /** CloudEvents {@code type} of the reward event. */
  public static final String EVENT_TYPE = "commerce.OrderConfirmed";

  private static final String SOURCE_PREFIX = "urn:ringledger:site:";

  /** CloudEvents {@code source} of reward events about orders of that site. */
  public static String sourceOf(SiteId site) {
    return SOURCE_PREFIX + site;
  }

  /** Whether it poses as a site of ours, in whichever case it is written. */
  public static boolean isSource(String text) {
    return text.regionMatches(true, 0, SOURCE_PREFIX, 0, SOURCE_PREFIX.length());
  }
}
