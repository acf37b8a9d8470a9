package io.ringledger.rewards.domain;

import io.ringledger.shared.domain.FailureCode;

/**
 * Why a verb on reward events, settlements, policies, accounts or the points ledger is refused.
 * Where several apply, the one that stands first here is answered.
 */
public enum RewardFailure implements FailureCode {
  EVENT_MALFORMED(
      "event_malformed", Category.BAD_REQUEST, "The request is not a CloudEvent, nor a batch."),
  EVENT_BATCH_TOO_LARGE(
      "event_batch_too_large", Category.BAD_REQUEST, "A batch holds 1 to 500 events."),
  POLICY_MALFORMED("policy_malformed", Category.BAD_REQUEST, "The policy document cannot be read."),
  EVENT_SOURCE_NOT_YOURS(
      "event_source_not_yours",
      Category.FORBIDDEN,
      "The service token was not issued for this event source."),
  EVENT_TYPE_NOT_ALLOWED(
      "event_type_not_allowed",
      Category.FORBIDDEN,
      "The event source is not registered for this event type."),
  HOLDER_NOT_YOU(
      "holder_not_you",
      Category.FORBIDDEN,
      "An account is opened by its holder, under their own user id, or by an admin."),
  REWARDS_SUPER_ADMIN_REQUIRED(
      "rewards_super_admin_required",
      Category.FORBIDDEN,
      "Points are the house's: only its admins say what orders earn."),
  EVENT_SOURCE_NOT_FOUND(
      "event_source_not_found", Category.NOT_FOUND, "Requested event source was not found."),
  SERVICE_TOKEN_NOT_FOUND(
      "service_token_not_found", Category.NOT_FOUND, "Requested service token was not found."),
  SETTLEMENT_NOT_FOUND(
      "settlement_not_found", Category.NOT_FOUND, "Requested reward settlement was not found."),
  POLICY_NOT_FOUND(
      "policy_not_found", Category.NOT_FOUND, "Requested reward policy was not found."),
  ACCOUNT_NOT_FOUND("account_not_found", Category.NOT_FOUND, "Requested account was not found."),
  ENTRY_NOT_FOUND("entry_not_found", Category.NOT_FOUND, "Requested entry was not found."),
  EVENT_SOURCE_EXISTS(
      "event_source_exists", Category.CONFLICT, "An event source with this URI is registered."),
  SERVICE_TOKENS_EXHAUSTED(
      "service_tokens_exhausted",
      Category.CONFLICT,
      "The event source has as many service tokens as it may have; revoke one first."),
  EVENT_EXISTS_WITH_DIFFERENT_CONTENT(
      "event_exists_with_different_content",
      Category.CONFLICT,
      "An event with this source and id, but other content, was received before."),
  SETTLEMENT_NOT_CANCELLABLE(
      "settlement_not_cancellable",
      Category.CONFLICT,
      "The reward settlement has ended or begun to post, so it cannot be cancelled."),
  SETTLEMENT_NOT_PARKED(
      "settlement_not_parked",
      Category.CONFLICT,
      "The reward settlement is not parked, so there is nothing to take up again."),
  POLICY_IN_USE(
      "policy_in_use",
      Category.CONFLICT,
      "The reward policy has decided already, so it cannot be changed."),
  EXISTS_WITH_DIFFERENT_ACCOUNT(
      "exists_with_different_account",
      Category.CONFLICT,
      "An entry with this key, but between other accounts, was posted before."),
  EXISTS_WITH_DIFFERENT_AMOUNT(
      "exists_with_different_amount",
      Category.CONFLICT,
      "An entry with this key, but another amount, was posted before."),
  EXISTS_WITH_DIFFERENT_SOURCE(
      "exists_with_different_source",
      Category.CONFLICT,
      "An entry with this key, but from another source, was posted before."),
  ACCOUNT_NOT_OPEN(
      "account_not_open", Category.CONFLICT, "The account is frozen or closed, so nothing moves."),
  ACCOUNT_MOVE_NOT_ALLOWED(
      "account_move_not_allowed",
      Category.CONFLICT,
      "The account's state or balance does not allow this."),
  ENTRY_NOT_REVERSIBLE(
      "entry_not_reversible",
      Category.CONFLICT,
      "The entry is a reversal itself, so it cannot be reversed."),
  ENTRY_REVERSED_ALREADY(
      "entry_reversed_already",
      Category.CONFLICT,
      "The entry was reversed before, under another reference."),
  INSUFFICIENT_POINTS(
      "insufficient_points", Category.UNPROCESSABLE, "The account does not have that many points."),
  POINTS_OUT_OF_RANGE(
      "points_out_of_range", Category.UNPROCESSABLE, "The amount of points is out of range."),
  INSTANT_IN_FUTURE(
      "instant_in_future", Category.UNPROCESSABLE, "A statement cannot look into the future."),
  POLICY_INVALID("policy_invalid", Category.UNPROCESSABLE, "The reward policy is not valid.");

  private final String code;
  private final Category category;
  private final String detail;

  RewardFailure(String code, Category category, String detail) {
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
