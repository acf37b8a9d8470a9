package io.ringledger.sites.domain;

import io.ringledger.shared.domain.FailureCode;

/** Why a verb on sites is refused. The one that stands first is answered. */
public enum SiteFailure implements FailureCode {
  VISITOR_OF_ANOTHER_SITE(
      "visitor_of_another_site",
      Category.FORBIDDEN,
      "The visitor token was issued for another site."),
  SITE_NOT_FOUND("site_not_found", Category.NOT_FOUND, "Requested site was not found."),
  USER_NOT_FOUND("user_not_found", Category.NOT_FOUND, "Requested user was not found."),
  SITE_SLUG_TAKEN("site_slug_taken", Category.CONFLICT, "A site with this slug exists."),
  SITE_ADMINS_EXHAUSTED(
      "site_admins_exhausted",
      Category.CONFLICT,
      "The site has as many admins as it may have; take the right from one first.");

  private final String code;
  private final Category category;
  private final String detail;

  SiteFailure(String code, Category category, String detail) {
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
