package io.ringledger.identity.domain;

import io.ringledger.shared.domain.FailureCode;

/** Why a registration or a login is refused. The one that stands first is answered. */
public enum IdentityFailure implements FailureCode {
  LOGIN_RATE_LIMITED(
      "too_many_login_attempts",
      Category.RATE_LIMITED,
      "Too many failed logins. Wait for the time in Retry-After, then try again."),
  CREDENTIALS_INVALID(
      "invalid_credentials", Category.UNAUTHENTICATED, "Email or password is not correct."),
  REGISTRATION_RATE_LIMITED(
      "too_many_registrations",
      Category.RATE_LIMITED,
      "Too many accounts were opened from here. Wait for the time in Retry-After, then try again."),
  ROLE_NOT_OPEN(
      "role_not_open", Category.FORBIDDEN, "Registration with this role is not open to you."),
  PASSWORD_TOO_COMMON(
      "password_too_common",
      Category.UNPROCESSABLE,
      "This password is one of the first that are guessed; choose another."),
  EMAIL_TAKEN("email_taken", Category.CONFLICT, "This email address is already registered.");

  private final String code;
  private final Category category;
  private final String detail;

  IdentityFailure(String code, Category category, String detail) {
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
