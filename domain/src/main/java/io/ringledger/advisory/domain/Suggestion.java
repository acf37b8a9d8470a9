package io.ringledger.advisory.domain;

import io.ringledger.advisory.domain.Decision.Approved;
import io.ringledger.advisory.domain.Decision.Pending;
import io.ringledger.advisory.domain.Decision.Rejected;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a content could say instead. It stands beside the content and changes nothing of it until a
 * person approves it.
 *
 * @param baseVersion the version of the content it is about
 * @param suggester the admin who asked for it
 * @param instruction what the admin wished
 */
public record Suggestion(
    SiteId site,
    SuggestionId id,
    ContentId content,
    int baseVersion,
    UserId suggester,
    Optional<String> instruction,
    Origin origin,
    Proposal proposal,
    Instant at,
    Decision decision) {

  /** How many of one content may wait for a decision. */
  public static final int MAX_PENDING = 20;

  /** How many of one site may be made within an hour. */
  public static final int MAX_AN_HOUR = 200;

  /**
   * What came of an approval.
   *
   * @param content as it is now
   * @param again whether it had been approved before, so that nothing has changed
   */
  public record Approval(Suggestion suggestion, Content content, boolean again) {}

  /**
   * What came of a rejection.
   *
   * @param again whether it had been rejected before, so that nothing has changed
   */
  public record Rejection(Suggestion suggestion, boolean again) {}

  /**
   * A person approves it, and it becomes the next version of its content. Of one that is approved
   * already nothing changes. Refused with {@code SUGGESTION_DECIDED} where it was rejected, and as
   * {@link Content#publish} says.
   *
   * @param now of which moment, as {@code current} is
   */
  public Outcome<Approval> approve(Content current, UserId approver, Instant now) {
    return switch (decision) {
      case Pending _ ->
          current
              .publish(this, approver, now)
              .map(
                  next ->
                      new Approval(
                          decided(new Approved(approver, now, next.canonical().number())),
                          next,
                          false));
      case Approved _ -> Outcome.success(new Approval(this, current, true));
      case Rejected _ -> Outcome.rejected(AdvisoryFailure.SUGGESTION_DECIDED);
    };
  }

  /**
   * A person rejects it; also one that is stale. Of one that is rejected already nothing changes,
   * where the reason is the same. Refused with {@code SUGGESTION_DECIDED}.
   */
  public Outcome<Rejection> reject(UserId by, String reason, Instant now) {
    return switch (decision) {
      case Pending _ ->
          Outcome.success(new Rejection(decided(new Rejected(by, now, reason)), false));
      case Rejected(_, _, var before) when before.equals(reason) ->
          Outcome.success(new Rejection(this, true));
      case Approved _, Rejected _ -> Outcome.rejected(AdvisoryFailure.SUGGESTION_DECIDED);
    };
  }

  private Suggestion decided(Decision by) {
    return new Suggestion(
        site, id, content, baseVersion, suggester, instruction, origin, proposal, at, by);
  }
}
