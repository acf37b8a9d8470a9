package io.ringledger.bench;

import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * A bout that {@link BoutLoader} has put into the database, known by its number alone: everything
 * about it follows from that.
 */
record BenchBout(long number) {

  static final String OWNER = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh";
  static final String DESTINATION = "rrrrrrrrrrrrrrrrrrrrrhoLvTp";
  static final long AMOUNT_DROPS = 10_000_000;
  static final long FINISH_AFTER = 946_684_800L;

  /** Sorted by number, like real ids by time. */
  UUID id() {
    return uuid("01900000-0000-7000-8000-");
  }

  /** Of its {@code show_a}. */
  UUID escrowId() {
    return uuid("01900000-0000-7000-8001-");
  }

  private UUID uuid(String prefix) {
    return UUID.fromString(prefix + HexFormat.of().toHexDigits(number, 12));
  }

  String transactionHash() {
    return "FEED" + HexFormat.of().withUpperCase().toHexDigits(number, 12).repeat(5);
  }

  long offerSequence() {
    return 1_000_000_000L + number;
  }

  String idempotencyKey() {
    return "bench-" + number;
  }

  /** The confirm of its {@code show_a} in {@code declared} mode. */
  String confirmBody() {
    return """
        {"escrow_kind":"show_a","tx_hash":"%s","offer_sequence":%d,"validated":true,\
        "engine_result":"tesSUCCESS","owner_address":"%s","destination_address":"%s",\
        "amount_drops":%d,"finish_after_ripple":%d,"cancel_after_ripple":null,"condition_hex":null}"""
        .formatted(
            transactionHash(), offerSequence(), OWNER, DESTINATION, AMOUNT_DROPS, FINISH_AFTER)
        .toString();
  }

  /** The same confirm of another bout, made from a text that was seen with this one. */
  String retell(String seen, BenchBout other) {
    return seen.replace(id().toString(), other.id().toString())
        .replace(escrowId().toString(), other.escrowId().toString())
        .replace(transactionHash(), other.transactionHash())
        .replace(Long.toString(offerSequence()), Long.toString(other.offerSequence()))
        .replace(idempotencyKey(), other.idempotencyKey());
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "bout %,d", number);
  }
}
