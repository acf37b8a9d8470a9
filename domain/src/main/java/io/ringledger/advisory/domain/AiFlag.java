package io.ringledger.advisory.domain;

import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether advisory is on at a site. Each change is a version of its own; without any it is off.
 *
 * @param version how many changes there were
 * @param changed the last one; empty where there was none
 */
public record AiFlag(SiteId site, int version, boolean enabled, Optional<Change> changed) {

  /** Who changed it, and when. */
  public record Change(UserId by, Instant at) {}

  public AiFlag {
    if (version < 0 || (version == 0) != changed.isEmpty()) {
      throw new IllegalArgumentException("each change is a version");
    }
    if (version == 0 && enabled) {
      throw new IllegalArgumentException("off until somebody turns it on");
    }
  }

  /** As it is at first. */
  public static AiFlag untouched(SiteId site) {
    return new AiFlag(site, 0, false, Optional.empty());
  }

  /** The flag as wished: one version on, or the very same where it is so already. */
  public AiFlag turned(boolean on, UserId by, Instant now) {
    return on == enabled
        ? this
        : new AiFlag(site, Math.addExact(version, 1), on, Optional.of(new Change(by, now)));
  }
}
