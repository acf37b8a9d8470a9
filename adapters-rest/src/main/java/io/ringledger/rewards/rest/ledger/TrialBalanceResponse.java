package io.ringledger.rewards.rest.ledger;

import io.ringledger.rewards.application.ledger.PointsLedger.TrialBalance;
import io.ringledger.rewards.application.outbound.LedgerStatements;
import io.ringledger.rewards.application.outbound.LedgerStatements.TrialBalanceLine;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All accounts added up. */
public record TrialBalanceResponse(
    String at,
    boolean balanced,
    boolean cacheAgrees,
    long debits,
    long credits,
    List<Line> lines,
    List<Disagreement> disagreements) {

  public static TrialBalanceResponse of(TrialBalance balance) {
    return new TrialBalanceResponse(
        balance.at().toString(),
        balance.isBalanced(),
        balance.cacheAgrees(),
        balance.debits(),
        balance.credits(),
        balance.lines().stream().map(Line::of).toList(),
        balance.disagreements().stream().map(Disagreement::of).toList());
  }

  /** The accounts of one kind. */
  @Schema(name = "TrialBalanceLine")
  public record Line(
      String accountKind,
      long accounts,
      long balance,
      long debits,
      long credits,
      long cachedDebits,
      long cachedCredits) {

    static Line of(TrialBalanceLine line) {
      return new Line(
          line.kind().wire(),
          line.accounts(),
          line.credits() - line.debits(),
          line.debits(),
          line.credits(),
          line.cachedDebits(),
          line.cachedCredits());
    }
  }

  /** An account whose cached sums are not what its entries add up to. */
  @Schema(name = "LedgerDisagreement")
  public record Disagreement(
      String accountId,
      long debits,
      long credits,
      long entryCount,
      long cachedDebits,
      long cachedCredits,
      long cachedEntryCount) {

    static Disagreement of(LedgerStatements.Disagreement both) {
      return new Disagreement(
          both.account().toString(),
          both.posted().debits(),
          both.posted().credits(),
          both.posted().entries(),
          both.cached().debits(),
          both.cached().credits(),
          both.cached().entries());
    }
  }
}
