package io.ringledger.advisory.application;

import io.ringledger.advisory.application.outbound.Suggestions.Filter;
import io.ringledger.advisory.domain.ContentId;
import io.ringledger.advisory.domain.Suggestion;
import io.ringledger.advisory.domain.Suggestion.Approval;
import io.ringledger.advisory.domain.SuggestionId;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.Outcome;
import java.util.Optional;

/**
 * Suggestions about what a site says, and what its admins make of them. A suggestion changes
 * nothing until a person approves it. Only admins of the site get this far; everybody else is
 * refused with {@code ADVISORY_ADMIN_REQUIRED}, and all of another site is as if it did not exist.
 */
public interface SiteSuggestions {

  /** More are not listed at once. */
  int MAX_PAGE = 100;

  /**
   * Asks the provider for one and keeps it, once for each key. Refused, in this order, with {@code
   * ADVISORY_DISABLED} before anything is asked or written; {@code CONTENT_NOT_FOUND}, {@code
   * SUGGESTIONS_EXHAUSTED}, {@code ADVISORY_RATE_LIMITED}; after the provider was asked with {@code
   * ADVISORY_OUTPUT_UNUSABLE}, {@code ADVISORY_UNAVAILABLE} or {@code ADVISORY_BUSY}; with {@code
   * ADVISORY_DISABLED} where AI was turned off meanwhile, and with {@code SUGGESTION_STALE} where
   * the content has moved on meanwhile. A refusal is not kept: the same key may be used again.
   */
  Answer request(RequestSuggestion command, AnswerFormat<Suggestion> format);

  /** Refused with {@code SUGGESTION_NOT_FOUND}. */
  Outcome<Suggestion> get(SiteCaller caller, SuggestionId suggestion);

  /** The newest first; rejected ones with their reasons. */
  Outcome<Page<Suggestion, SuggestionId>> list(
      SiteCaller caller, Filter filter, Optional<SuggestionId> before, int limit);

  /**
   * Makes it the next version of its content. Approving again answers what the first approval did.
   * Refused with {@code SUGGESTION_NOT_FOUND}, and as {@link Suggestion#approve} says.
   */
  Outcome<Approval> approve(SiteCaller caller, SuggestionId suggestion);

  /**
   * Keeps it from ever being approved. Refused with {@code SUGGESTION_NOT_FOUND}, and as {@link
   * Suggestion#reject} says.
   *
   * @param reason kept with it, see {@link io.ringledger.advisory.domain.Decision}
   */
  Outcome<Suggestion> reject(SiteCaller caller, SuggestionId suggestion, String reason);

  /**
   * The wish for a suggestion.
   *
   * @param instruction what the admin wishes, see {@link
   *     io.ringledger.advisory.domain.SuggestionInput}
   * @param fingerprint lower-case hexadecimal SHA-256 of the canonical body
   */
  record RequestSuggestion(
      SiteCaller caller,
      ContentId content,
      Optional<String> instruction,
      IdempotencyKey key,
      String fingerprint) {}
}
