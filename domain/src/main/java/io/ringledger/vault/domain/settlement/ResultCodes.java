package io.ringledger.vault.domain.settlement;

import java.util.Set;

/** What a result code of the ledger means for a leg (XRPL documentation, "Transaction results"). */
final class ResultCodes {

  static final String SUCCESS = "tesSUCCESS";

  /** The account that is paid is not there, or does not take this payment as it is. */
  private static final Set<String> NOT_TAKEN =
      Set.of(
          "tecNO_DST",
          "tecNO_DST_INSUF_XRP",
          "tecNO_PERMISSION",
          "tecDST_TAG_NEEDED",
          "tecNO_TARGET",
          "tecFROZEN");

  /** Troubles of ours or of the ledger, not of a channel. */
  private static final Set<String> PASSING =
      Set.of("tecINSUFF_FEE", "tecINTERNAL", "tecINSUFFICIENT_RESERVE", "tecOVERSIZE");

  private ResultCodes() {}

  /**
   * Returns whether doing the same again cannot help: the account that is to be paid, or the
   * channel, stands in the way.
   */
  static boolean isForGood(LegKind kind, String code) {
    if (code.startsWith("tem")) {
      return kind.pays() || kind == LegKind.CLAIM;
    }
    return switch (kind) {
      case TICKETS, ANCHOR -> false;
      case CLAIM -> code.startsWith("tec") && !PASSING.contains(code);
      case PAYMENT, REFUND -> NOT_TAKEN.contains(code);
    };
  }
}
