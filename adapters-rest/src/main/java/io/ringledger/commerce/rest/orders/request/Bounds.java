package io.ringledger.commerce.rest.orders.request;

/** What is said where a field is out of its bounds. */
final class Bounds {

  static final String GIVEN = "must be given";
  static final String QUANTITY = "must be from 1 to 1000";
  static final String AMOUNT = "must be from 1 to 99999999";
  static final String NAME = "must have 1 to 100 characters";
  static final String LINE = "must have 1 to 200 characters";
  static final String POSTAL_CODE = "must have 1 to 20 characters";
  static final String REASON = "must have 1 to 500 characters";

  private Bounds() {}
}
