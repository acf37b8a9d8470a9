package io.ringledger.bouts.rest.request;

/** What is said where a field is out of its bounds, and bounds that several fields share. */
final class Bounds {

  static final String GIVEN = "must be given";
  static final String ADDRESS = "must have 1 to 64 characters";
  static final String HEX = "must have at most 512 characters";
  static final String PURSE = "must be from 1 to 100000000000000000 drops";
  static final String DROPS = "must be from 0 to 100000000000000000 drops";
  static final String RIPPLE_TIME = "must be from 0 to 4294967295 seconds";
  static final String SEQUENCE = "must be from 1 to 4294967295";
  static final String ENGINE_RESULT = "must have 3 to 32 characters";

  static final long MAX_DROPS = 100_000_000_000_000_000L;
  static final long MAX_UINT32 = 0xFFFF_FFFFL;

  private Bounds() {}
}
