package io.ringledger.rewards.rest.request;

/** What is said of fields that are out of bounds. */
final class Texts {

  static final String GIVEN = "must be given";
  static final String TYPES = "must have at most 50 elements";

  private Texts() {}
}
