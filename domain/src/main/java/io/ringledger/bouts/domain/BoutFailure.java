package io.ringledger.bouts.domain;

import io.ringledger.shared.domain.FailureCode;
import java.util.Arrays;
import java.util.Optional;

/**
 * Why a verb on bouts, escrows or fighter profiles is refused. Where several apply, the one that
 * stands first here is answered.
 */
public enum BoutFailure implements FailureCode {
  OBSERVED_STATUS_INVALID(
      "observed_status_invalid",
      Category.BAD_REQUEST,
      "observed_status must be one of open, signed, declined, expired."),
  WEBHOOK_MALFORMED(
      "webhook_malformed", Category.BAD_REQUEST, "The webhook delivery cannot be read."),
  WEBHOOK_SIGNATURE_INVALID(
      "webhook_signature_invalid",
      Category.UNAUTHENTICATED,
      "The webhook delivery is not signed by the wallet's service."),
  WEBHOOK_OUT_OF_TIME(
      "webhook_out_of_time",
      Category.UNAUTHENTICATED,
      "The webhook delivery was sent too long ago, or in the future."),
  BOUT_NOT_FOUND("not_found", Category.NOT_FOUND, "Requested bout/escrow was not found."),
  SIGNING_REQUEST_NOT_FOUND(
      "signing_request_not_found",
      Category.NOT_FOUND,
      "Requested signing request was not found for this bout, escrow and action."),
  FIGHTER_NOT_FOUND(
      "fighter_not_found",
      Category.NOT_FOUND,
      "Requested fighter was not found or has no profile yet."),
  PROFILE_NOT_FOUND("profile_not_found", Category.NOT_FOUND, "You have no fighter profile yet."),
  ADDRESS_INVALID(
      "address_invalid",
      Category.UNPROCESSABLE,
      "The XRPL address is not valid; check it for typing errors."),
  ADDRESS_TAKEN(
      "address_taken", Category.CONFLICT, "This XRPL address belongs to another fighter."),
  ESCROW_PREPARATION_CONFLICT(
      "escrow_preparation_not_allowed",
      Category.CONFLICT,
      "Escrow preparation is not allowed in current state."),
  ESCROW_CONFIRMATION_CONFLICT(
      "escrow_confirmation_not_allowed",
      Category.CONFLICT,
      "Escrow confirmation is not allowed in current state."),
  WEBHOOK_REPLAYED(
      "webhook_replayed", Category.CONFLICT, "This webhook delivery was received before."),
  RESULT_CONFLICT(
      "result_not_allowed", Category.CONFLICT, "Bout result cannot be entered in current state."),
  PAYOUT_PREPARATION_CONFLICT(
      "payout_preparation_not_allowed",
      Category.CONFLICT,
      "Payout preparation is not allowed in current state."),
  PAYOUT_CONFIRMATION_CONFLICT(
      "payout_confirmation_not_allowed",
      Category.CONFLICT,
      "Payout confirmation is not allowed in current state."),
  ESCROW_NOT_LOST(
      "escrow_not_lost",
      Category.CONFLICT,
      "The escrow is not proved lost, so it cannot be marked failed."),
  BOUT_PLAN_INVALID("bout_plan_invalid", Category.UNPROCESSABLE, "The bout plan is not valid."),
  PREFLIGHT_BLOCKED(
      "preflight_blocked",
      Category.UNPROCESSABLE,
      "The ledger would refuse what is to be signed; the wallet was not asked."),
  SIGNING_DECLINED(
      "signing_declined",
      Category.UNPROCESSABLE,
      "Signing was declined; no state transition was applied."),
  SIGNING_EXPIRED(
      "signing_expired",
      Category.UNPROCESSABLE,
      "The signing request expired; no state transition was applied."),
  CONFIRMATION_TIMEOUT(
      "confirmation_timeout",
      Category.UNPROCESSABLE,
      "Confirmation timed out or remained unvalidated; no state transition was applied."),
  LEDGER_TEC_TEM(
      "ledger_tec_tem",
      Category.UNPROCESSABLE,
      "Ledger transaction was rejected with tec/tem; no state transition was applied."),
  LEDGER_NOT_SUCCESS(
      "ledger_not_success",
      Category.UNPROCESSABLE,
      "Ledger transaction did not succeed; no state transition was applied."),
  INVALID_CONFIRMATION(
      "invalid_confirmation", Category.UNPROCESSABLE, "Ledger confirmation failed validation."),
  ESCROW_LOST(
      "escrow_lost",
      Category.UNPROCESSABLE,
      "The escrow is lost on the ledger and can no longer be settled."),
  XAMAN_UNAVAILABLE(
      "xaman_unavailable",
      Category.DEPENDENCY_FAILED,
      "Xaman did not answer as expected; nothing was changed. Try again."),
  XAMAN_BUSY(
      "xaman_busy",
      Category.DEPENDENCY_BUSY,
      "Xaman takes no more requests for the moment; nothing was changed. Try again."),
  LEDGER_UNAVAILABLE(
      "ledger_unavailable",
      Category.DEPENDENCY_FAILED,
      "No XRPL node answered as expected; nothing was changed. Try again.");

  private final String code;
  private final Category category;
  private final String detail;

  BoutFailure(String code, Category category, String detail) {
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

  /** The failure of that stable code, or empty where there is none. */
  public static Optional<BoutFailure> ofCode(String code) {
    return Arrays.stream(values()).filter(failure -> failure.code.equals(code)).findFirst();
  }
}
