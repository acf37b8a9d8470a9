package io.ringledger.sites.application;

import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.time.Duration;
import java.time.Instant;

/** Makes the tokens by which visitors are known again on the site where they got theirs. */
public interface VisitorTokens {

  /** How long one is good for, and with it the way back to a cart. */
  Duration LIFETIME = Duration.ofDays(30);

  /** A signed token that says: this visitor, on this site, until {@link #LIFETIME} from now. */
  VisitorToken issue(SiteId site, UserId visitor, Instant now);

  /** A token; its text is a secret of the visitor. */
  record VisitorToken(String text, Instant expiresAt) {

    @Override
    public String toString() {
      return "VisitorToken[expiresAt=%s]".formatted(expiresAt);
    }
  }
}
