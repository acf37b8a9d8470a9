package io.ringledger.advisory.domain;

import io.ringledger.shared.domain.FailureCode;

/** Why a verb on contents, suggestions or the AI flag is refused, in order of precedence. */
public enum AdvisoryFailure implements FailureCode {
  ADVISORY_ADMIN_REQUIRED(
      "advisory_admin_required",
      Category.FORBIDDEN,
      "Only a logged-in admin of this site may do this."),
  ADVISORY_SUPER_ADMIN_REQUIRED(
      "advisory_super_admin_required",
      Category.FORBIDDEN,
      "Only a super-admin may turn AI advisory on or off."),
  ADVISORY_DISABLED(
      "advisory_disabled", Category.CONFLICT, "AI advisory is disabled for this site."),
  CONTENT_NOT_FOUND("content_not_found", Category.NOT_FOUND, "Requested content was not found."),
  SUGGESTION_NOT_FOUND(
      "suggestion_not_found", Category.NOT_FOUND, "Requested suggestion was not found."),
  CONTENT_KEY_TAKEN(
      "content_key_taken", Category.CONFLICT, "The site has a content with this key."),
  CONTENTS_EXHAUSTED(
      "contents_exhausted", Category.CONFLICT, "The site has as many contents as it may have."),
  VERSIONS_EXHAUSTED(
      "versions_exhausted", Category.CONFLICT, "The content has as many versions as it may have."),
  CONTENT_STALE(
      "content_stale",
      Category.CONFLICT,
      "The content has moved on since the version this one is based on."),
  SUGGESTION_DECIDED(
      "suggestion_decided", Category.CONFLICT, "The suggestion has been decided otherwise before."),
  SUGGESTION_STALE(
      "suggestion_stale",
      Category.CONFLICT,
      "The content has moved on since the version the suggestion is about."),
  SUGGESTIONS_EXHAUSTED(
      "suggestions_exhausted",
      Category.CONFLICT,
      "Too many suggestions for this content wait for a decision; decide on some first."),
  ADVISORY_RATE_LIMITED(
      "advisory_rate_limited",
      Category.RATE_LIMITED,
      "The site has had as many suggestions as it may have within an hour."),
  ADVISORY_UNAVAILABLE(
      "advisory_unavailable", Category.DEPENDENCY_FAILED, "The advisory provider did not answer."),
  ADVISORY_OUTPUT_UNUSABLE(
      "advisory_output_unusable",
      Category.DEPENDENCY_FAILED,
      "The advisory provider answered something that cannot be used."),
  ADVISORY_BUSY(
      "advisory_busy",
      Category.DEPENDENCY_BUSY,
      "The advisory provider takes no more requests for the moment.");

  private final String code;
  private final Category category;
  private final String detail;

  AdvisoryFailure(String code, Category category, String detail) {
    this.code = code;
    this.category = category;
    this.detail = detail;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Category category() {
    return category;
  }

  @Override
  public String detail() {
    return detail;
  }
}
