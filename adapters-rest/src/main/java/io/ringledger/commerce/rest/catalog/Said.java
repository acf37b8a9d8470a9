package io.ringledger.commerce.rest.catalog;

/** What is said where a field is out of its bounds. */
final class Said {

  static final String GIVEN = "must be given";
  static final String MONEY = "must be from 0 to 99999999";
  static final String AMOUNT = "must be from 1 to 99999999";
  static final String PART = "must be from 1 to 10000";
  static final String TAX = "must be from 1 to 5000";
  static final String CHANGE = "must be from -1000000000 to 1000000000";
  static final String VERSION = "must be at least 1";
  static final String NAME = "must have 1 to 200 characters";
  static final String TAX_NAME = "must have 1 to 50 characters";
  static final String DESCRIPTION = "must have at most 5000 characters";
  static final String REASON = "must have 1 to 200 characters";
  static final String SKU = "must have 1 to 64 letters, digits and . _ -";
  static final String CODE = "must have 2 to 40 upper-case letters, digits and hyphens";
  static final String RATES = "must be at most 500";

  private Said() {}
}
