package io.ringledger.advisory.application.outbound;

import io.ringledger.advisory.domain.ContentId;
import io.ringledger.advisory.domain.Suggestion;
import io.ringledger.advisory.domain.SuggestionId;
import io.ringledger.advisory.domain.SuggestionStatus;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.Optional;

/** All suggestions. Everything runs within the scope of the site. */
public interface Suggestions {

  /**
   * Adds one that nobody has decided on. Only the advisory role may, and only while AI is enabled;
   * throws otherwise.
   */
  void add(Suggestion suggestion);

  Optional<Suggestion> find(SiteId site, SuggestionId id);

  /** Keeps the decision, once. The suggestion's content is locked, and its version is kept. */
  void decide(Suggestion suggestion);

  /** The newest first. */
  Page<Suggestion, SuggestionId> page(
      SiteId site, Filter filter, Optional<SuggestionId> before, int limit);

  /** How many of a content nobody has decided on. */
  int pending(SiteId site, ContentId content);

  /** How many of the site were made after that. */
  int madeAfter(SiteId site, Instant instant);

  /** Which are wanted; empty: all. */
  record Filter(Optional<SuggestionStatus> status, Optional<ContentId> content) {}
}
