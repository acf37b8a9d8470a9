package io.ringledger.advisory.domain;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something a site says, with the version that counts. What counts changes in one way only: by one
 * more version, which a person wrote or approved.
 *
 * @param canonical the version that counts, which is the newest
 */
public record Content(
    SiteId site, ContentId id, ContentKey key, ContentVersion canonical, Instant createdAt) {

  /** How many a site may have. */
  public static final int MAX_OF_A_SITE = 10_000;

  /** One that is said for the first time. */
  public static Content begin(
      SiteId site, ContentId id, ContentKey key, ContentText text, UserId author, Instant now) {
    ContentVersion first = new ContentVersion(1, text, author, Optional.empty(), now);
    return new Content(site, id, key, first, now);
  }

  /**
   * A person writes the next version. Refused with {@code CONTENT_STALE} where what counts is not
   * what they started from, and with {@code VERSIONS_EXHAUSTED}.
   *
   * @param base the version the person started from
   */
  public Outcome<Content> edit(int base, ContentText text, UserId author, Instant now) {
    if (base != canonical.number()) {
      return Outcome.rejected(
          AdvisoryFailure.CONTENT_STALE,
          "The content is at version %d by now, not at %d.".formatted(canonical.number(), base));
    }
    return next(text, author, Optional.empty(), now);
  }

  /**
   * The publish gate: what was suggested becomes the next version, beside those before. Refused
   * with {@code SUGGESTION_STALE} where the content has moved on since, and with {@code
   * VERSIONS_EXHAUSTED}.
   */
  Outcome<Content> publish(Suggestion suggestion, UserId approver, Instant now) {
    if (!suggestion.content().equals(id) || !suggestion.site().equals(site)) {
      throw new IllegalArgumentException("the suggestion is about another content");
    }
    if (suggestion.baseVersion() != canonical.number()) {
      return Outcome.rejected(
          AdvisoryFailure.SUGGESTION_STALE,
          "The content is at version %d by now; the suggestion is about version %d."
              .formatted(canonical.number(), suggestion.baseVersion()));
    }
    return next(suggestion.proposal().text(), approver, Optional.of(suggestion.id()), now);
  }

  private Outcome<Content> next(
      ContentText text, UserId author, Optional<SuggestionId> suggestion, Instant now) {
    if (canonical.number() == ContentVersion.MAX_NUMBER) {
      return Outcome.rejected(AdvisoryFailure.VERSIONS_EXHAUSTED);
    }
    ContentVersion next = new ContentVersion(canonical.number() + 1, text, author, suggestion, now);
    return Outcome.success(new Content(site, id, key, next, createdAt));
  }
}
