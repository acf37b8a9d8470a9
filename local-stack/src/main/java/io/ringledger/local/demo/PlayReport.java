package io.ringledger.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a play came out.
 *
 * @param transactions hashes of the transactions the ledger validated, in order
 * @param shares who should have what, and has what
 * @param differences what was not as it should be, a sentence each; empty where all was
 */
public record PlayReport(List<String> transactions, List<Share> shares, List<String> differences) {

  public PlayReport {
    transactions = List.copyOf(transactions);
    shares = List.copyOf(shares);
    differences = List.copyOf(differences);
  }

  /** What somebody has after the bout, in drops. */
  public record Share(String name, String address, long expected, long onLedger) {

    /** Whether the ledger says what it should, to the drop. */
    public boolean agrees() {
      return expected == onLedger;
    }
  }

  /** Whether everything was as it should be. */
  public boolean agrees() {
    return differences.isEmpty() && shares.stream().allMatch(Share::agrees);
  }

  /** The shares as a table, a line each, with a head. */
  List<String> table() {
    String row = "  %-10s %-35s %18s %18s  %s";
    List<String> lines = new ArrayList<>();
    lines.add(
        row.formatted("who", "wallet", "expected drops", "drops on ledger", "").stripTrailing());
    for (Share share : shares) {
      lines.add(
          String.format(
              Locale.ROOT,
              row,
              share.name(),
              share.address(),
              String.format(Locale.ROOT, "%,d", share.expected()),
              String.format(Locale.ROOT, "%,d", share.onLedger()),
              share.agrees() ? "ok" : "DIFFERS"));
    }
    return lines;
  }
}
