package io.ringledger.advisory.application;

import io.ringledger.advisory.application.outbound.SuggestionProvider.Answer;
import io.ringledger.advisory.application.outbound.SuggestionProvider.Busy;
import io.ringledger.advisory.application.outbound.SuggestionProvider.Suggested;
import io.ringledger.advisory.application.outbound.SuggestionProvider.Unavailable;
import io.ringledger.advisory.application.outbound.SuggestionProvider.Unusable;
import io.ringledger.advisory.domain.AdvisoryFailure;
import io.ringledger.advisory.domain.AiFlag;
import io.ringledger.advisory.domain.Content;
import io.ringledger.advisory.domain.Suggestion;
import io.ringledger.advisory.domain.Suggestion.Approval;
import io.ringledger.advisory.domain.SuggestionInput;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteCaller.User;
import io.ringledger.shared.application.sites.SiteCaller.Visitor;
import io.ringledger.shared.application.sites.SiteStanding;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;

/**
 * The gates between a wish for a suggestion and a published content, each by its name. No use case
 * goes around one, and the database has each of them again.
 */
final class SuggestionGates {

  private SuggestionGates() {}

  /** A person who has shown that they may speak for the site. Only gates make one. */
  static final class Admin {

    private final UserId user;

    private Admin(UserId user) {
      this.user = user;
    }

    UserId user() {
      return user;
    }
  }

  /** Entry: the caller is a logged-in admin of the site. */
  static Outcome<Admin> entry(SiteCaller caller) {
    return of(caller, SiteStanding.SITE_ADMIN, AdvisoryFailure.ADVISORY_ADMIN_REQUIRED);
  }

  /** AI: it is enabled at the site. Passed before a provider is asked, and again before keeping. */
  static Outcome<AiFlag> ai(AiFlag flag) {
    return flag.enabled()
        ? Outcome.success(flag)
        : Outcome.rejected(AdvisoryFailure.ADVISORY_DISABLED);
  }

  /**
   * Suggestion: a suggestion is what the provider made of the very input it was asked about, and
   * nothing that came from anybody else.
   */
  static Outcome<Suggested> suggestion(SuggestionInput asked, Answer answer) {
    return switch (answer) {
      case Suggested suggested when suggested.origin().inputHash().equals(asked.hash()) ->
          Outcome.success(suggested);
      case Suggested _ ->
          Outcome.rejected(
              AdvisoryFailure.ADVISORY_OUTPUT_UNUSABLE,
              "The advisory provider answered another question.");
      case Unusable(var reason) ->
          Outcome.rejected(AdvisoryFailure.ADVISORY_OUTPUT_UNUSABLE, reason);
      case Unavailable(var reason) ->
          Outcome.rejected(AdvisoryFailure.ADVISORY_UNAVAILABLE, reason);
      case Busy(var reason) -> Outcome.rejected(AdvisoryFailure.ADVISORY_BUSY, reason);
    };
  }

  /** Approval: who decides is a person, logged in, and an admin of the suggestion's site. */
  static Outcome<Admin> approval(SiteCaller caller, Suggestion suggestion) {
    return entry(caller)
        .then(
            admin ->
                caller.site().equals(suggestion.site())
                    ? Outcome.success(admin)
                    : Outcome.rejected(AdvisoryFailure.SUGGESTION_NOT_FOUND));
  }

  /** Publish: an approved suggestion becomes a version beside the others and overwrites none. */
  static Outcome<Approval> publish(
      Content current, Suggestion suggestion, Admin approver, Instant now) {
    return suggestion.approve(current, approver.user(), now);
  }

  /** Config: only a super-admin turns AI on and off. */
  static Outcome<Admin> config(SiteCaller caller) {
    return of(caller, SiteStanding.SUPER_ADMIN, AdvisoryFailure.ADVISORY_SUPER_ADMIN_REQUIRED);
  }

  private static Outcome<Admin> of(
      SiteCaller caller, SiteStanding required, AdvisoryFailure otherwise) {
    return switch (caller.actor()) {
      case User(var id) when caller.standing().includes(required) -> Outcome.success(new Admin(id));
      case User _, Visitor _ -> Outcome.rejected(otherwise);
    };
  }
}
