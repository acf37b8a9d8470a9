package io.ringledger.rewards.domain.orders;

import io.ringledger.rewards.domain.Points;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the orders of a site become reward events, from one change to the next. Versions are kept for
 * good, so that an order is always read by what was said when it was confirmed.
 *
 * @param version from 1, without gaps
 * @param changedAt from when on it holds
 */
public record OrderRewardMapping(
    SiteId site, int version, Terms terms, UserId changedBy, Instant changedAt) {

  /** In the currency's minor unit. */
  public static final int MAX_MINOR_PER_POINT = 1_000_000;

  /** What a grade looks like, as a regular expression. */
  public static final String GRADE_FORM = "[A-Za-z0-9._-]{1,64}";

  private static final Pattern GRADE = Pattern.compile(GRADE_FORM);

  public OrderRewardMapping {
    if (version < 1) {
      throw new IllegalArgumentException("versions begin with 1");
    }
  }

  /**
   * What is said of a site.
   *
   * @param enabled whether its orders become reward events at all
   * @param minorPerPoint for how much of an order's total one point is at stake, in the currency's
   *     minor unit; 1 to 1,000,000
   * @param grade by which a policy grades the reward; 1 to 64 letters, digits, dots, dashes or
   *     underscores
   */
  public record Terms(boolean enabled, int minorPerPoint, String grade) {

    public Terms {
      if (minorPerPoint < 1 || minorPerPoint > MAX_MINOR_PER_POINT) {
        throw new IllegalArgumentException("a point stands for 1 to 1000000 of the minor unit");
      }
      if (!isGrade(grade)) {
        throw new IllegalArgumentException("not a grade");
      }
    }

    /** The points at stake for an order of that total, rounded down. */
    public Points stake(long totalMinor) {
      return new Points(totalMinor / minorPerPoint);
    }
  }

  /** Whether policies can name it as a grade. */
  public static boolean isGrade(String text) {
    return GRADE.matcher(text).matches();
  }

  /**
   * What holds after somebody has said so. Moments never go back, whichever clock told them.
   *
   * @param before what held until now, where anything was ever said
   */
  public static OrderRewardMapping after(
      Optional<OrderRewardMapping> before, SiteId site, Terms terms, UserId by, Instant now) {
    return new OrderRewardMapping(
        site,
        before.map(OrderRewardMapping::version).orElse(0) + 1,
        terms,
        by,
        before.map(OrderRewardMapping::changedAt).filter(now::isBefore).orElse(now));
  }
}
