package io.ringledger.vault.rest.sessions;

/** Forms of fields, and what is said where they do not have them. */
final class Form {

  static final String GIVEN = "must be given";
  static final String DROPS = "must be from 1 to 100000000000000000";
  static final String ADDRESS = "must be an XRPL classic address";
  static final String ADDRESS_FORM = "r[1-9A-HJ-NP-Za-km-z]{24,34}";
  static final String HASH = "must have 64 hexadecimal digits";
  static final String HASH_FORM = "[0-9A-Fa-f]{64}";
  static final String SIGNATURE = "must have 128 hexadecimal digits";
  static final String SIGNATURE_FORM = "[0-9A-Fa-f]{128}";
  static final String LENGTH = "is too long";

  /** Longer than any proof that holds. */
  static final int MOST_OF_A_SIGNATURE = 200;

  /** Twice the bytes of the longest blob that is read. */
  static final int MOST_OF_A_BLOB = 16_384;

  private Form() {}
}
