package io.ringledger.shared.application;

import io.ringledger.shared.domain.FailureCode;

/** Why a request is refused before it is looked at. */
public enum IdempotencyFailure implements FailureCode {
  KEY_REQUIRED(
      "idempotency_key_required", Category.BAD_REQUEST, "Idempotency-Key header is required."),
  KEY_INVALID(
      "idempotency_key_invalid",
      Category.BAD_REQUEST,
      "Idempotency-Key must have 1 to 255 visible ASCII characters."),
  KEY_REUSED(
      "idempotency_key_reused",
      Category.CONFLICT,
      "Idempotency-Key was already used with a different request payload.");

  private final String code;
  private final Category category;
  private final String detail;

  IdempotencyFailure(String code, Category category, String detail) {
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
