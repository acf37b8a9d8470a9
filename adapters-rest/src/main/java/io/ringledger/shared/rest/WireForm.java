package io.ringledger.shared.rest;

import io.ringledger.shared.domain.CurrencyCode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The forms that texts on the wire have. */
@SuppressWarnings("ImmutableEnumChecker") // The predicates are functions of their text alone.
public enum WireForm {
  /** RFC 9562, in the usual 36 characters. */
  UUID("must be a UUID", matching("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")),
  /** RFC 3339, with seconds and an offset. */
  TIME("must be a time like 2026-09-01T20:00:00Z (RFC 3339)", WireForm::isTime),
  /** What may stand as a transaction's hash. */
  TX_HASH("must have 8 to 128 visible ASCII characters", matching("[\\x21-\\x7E]{8,128}")),
  /** How another system calls a person. */
  HOLDER("must have 1 to 128 letters, digits and . _ : @ -", matching("[A-Za-z0-9._:@-]{1,128}")),
  /** What a client calls something of its own. */
  REFERENCE("must have 1 to 128 visible ASCII characters", matching("[\\x21-\\x7E]{1,128}")),
  /** A line that people read. */
  LINE("must not be blank or have control characters", WireForm::isLine),
  /** The name of a site in addresses. */
  SLUG(
      "must have 2 to 60 lower-case letters, digits and hyphens",
      matching("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])")),
  CURRENCY(
      "must be a currency of ISO 4217, such as EUR", text -> CurrencyCode.parse(text).isPresent()),
  ESCROW_KINDS(
      "must be one or more of show_a, show_b, bonus_a, bonus_b, separated by commas",
      matching("(show|bonus)_[ab](,(show|bonus)_[ab]){0,3}")),
  /** What names a version. */
  VERSION("must be a number from 1 to 1000000", matching("[1-9][0-9]{0,5}|1000000")),
  PAGE_LIMIT("must be a number from 1 to 100", matching("[1-9][0-9]?|100")),
  NUMBER("must be a whole number, at least 1", matching("[1-9][0-9]{0,17}")),
  /** Where somebody stands among the changes of intents. */
  CHANGE(
      "must be a place or next of an earlier answer",
      matching("(0|[1-9][0-9]{0,17})-(0|[1-9][0-9]{0,17})")),
  WALLET("must be an XRPL or a Solana address", matching("[1-9A-HJ-NP-Za-km-z]{25,44}")),
  /** Where a leg of settlement stands. */
  LEG_STATE(
      "must be one of planned, signed, submitted, validated, failed, held",
      matching("planned|signed|submitted|validated|failed|held")),
  XRPL_ACCOUNT(
      "must be an XRPL classic address",
      text -> io.ringledger.shared.domain.XrplAddress.parse(text).isPresent()),
  ITEM("must have 1 to 64 letters, digits and . : - _", matching("[A-Za-z0-9._:-]{1,64}")),
  CURSOR("must be a next_cursor of an earlier answer", text -> Cursor.parse(text).isPresent()),
  PLACE_CURSOR(
      "must be a next_cursor of an earlier answer", text -> Cursor.parsePlace(text).isPresent());

  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

  private final String message;
  private final Predicate<String> admits;

  WireForm(String message, Predicate<String> admits) {
    this.message = message;
    this.admits = admits;
  }

  /** What is said where a text does not have it. */
  public String message() {
    return message;
  }

  /** Whether the text has it. */
  public boolean admits(String text) {
    return admits.test(text);
  }

  private static Predicate<String> matching(String form) {
    return Pattern.compile(form).asMatchPredicate();
  }

  private static boolean isLine(String text) {
    return !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isTime(String text) {
    if (!RFC_3339.matcher(text).matches()) {
      return false;
    }
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException _) {
      return false;
    }
  }
}
