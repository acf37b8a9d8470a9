package io.ringledger.local.chaos.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Some bouts and all that belongs to them, as one moment of the database has it. */
public record DatabaseState(
    List<BoutRow> bouts,
    List<EscrowRow> escrows,
    List<ClaimRow> claims,
    List<StoredAnswer> answers,
    List<AuditRow> audit) {

  /** A bout. */
  public record BoutRow(String id, String status, Optional<String> winner) {}

  /** An escrow with the wallet that funds it; the sequence is 0 until it is created. */
  public record EscrowRow(
      String bout,
      String id,
      String kind,
      String status,
      String owner,
      String destination,
      long amount,
      Optional<String> condition,
      Optional<String> createTransaction,
      long offerSequence,
      Optional<String> closingTransaction) {

    public boolean isBonus() {
      return condition.isPresent();
    }
  }

  /** A transaction that moved an escrow. */
  public record ClaimRow(String escrow, String step, String transaction) {}

  /** An answer that was kept. */
  public record StoredAnswer(String scope, String key, int status, String body) {}

  /** A line of history. */
  public record AuditRow(
      String chain,
      long position,
      Instant at,
      String actor,
      String role,
      String requestId,
      String action,
      String outcome,
      SortedMap<String, String> details,
      String previousHash,
      String hash) {}

  public List<EscrowRow> escrowsOf(String bout) {
    return escrows.stream().filter(escrow -> escrow.bout().equals(bout)).toList();
  }
}
