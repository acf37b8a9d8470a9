package io.ringledger.rewards.application.ledger;

import io.ringledger.rewards.application.outbound.LedgerStatements.Disagreement;
import io.ringledger.rewards.application.outbound.LedgerStatements.TrialBalanceLine;
import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.EntryType;
import io.ringledger.rewards.domain.ledger.Receipt;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Moving points by an admin's hand, and proving that they add up. Each move carries a reference of
 * the admin's own, such as an order's number, which is what makes it the same move when it is
 * repeated.
 */
public interface PointsLedger {

  /** What an admin's moves name as their source, where a reward names the source of its event. */
  String ADMIN_SOURCE = "urn:ringledger:admin";

  /** What points may be given for. */
  Set<EntryType> CREDITS = Set.of(EntryType.ADMIN_GRANT, EntryType.REFUND);

  /** What points may be taken for. */
  Set<EntryType> DEDUCTIONS =
      Set.of(EntryType.REDEMPTION, EntryType.EXPIRY, EntryType.ADMIN_DEDUCTION);

  /** More accounts whose cache disagrees are not listed. */
  int MAX_DISAGREEMENTS = 100;

  /**
   * Gives points to, or takes points from, a member's account. The same move again is answered with
   * its entry; a move with its type, account and reference, but other content, is a conflict.
   * Refused as {@link io.ringledger.rewards.domain.ledger.PostingBatch#post} says.
   */
  Outcome<Receipt> move(Move move);

  /**
   * Undoes an entry by another one on swapped sides, once. Under the same reference it is answered
   * with the reversal there is. Refused, in this order: {@code ENTRY_NOT_FOUND}, {@code
   * ENTRY_NOT_REVERSIBLE}, {@code ENTRY_REVERSED_ALREADY}, {@code ACCOUNT_NOT_OPEN}, {@code
   * INSUFFICIENT_POINTS} where the points have been spent.
   */
  Outcome<Receipt> reverse(Caller admin, EntryId entry, Reference reference);

  /** Adds everything up, from the entries and as cached. */
  TrialBalance trialBalance();

  /**
   * What an admin calls a move.
   *
   * @param value 1 to 128 visible ASCII characters
   */
  record Reference(String value) {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,128}");

    public Reference {
      if (!isValid(value)) {
        throw new IllegalArgumentException("not a reference");
      }
    }

    /** Whether a text has the form of a reference. */
    public static boolean isValid(String text) {
      return FORM.matcher(text).matches();
    }

    SourceReference asSource() {
      return new SourceReference(ADMIN_SOURCE, value);
    }
  }

  /**
   * The wish to give or take points.
   *
   * @param type one of {@link #CREDITS} or {@link #DEDUCTIONS}
   * @param points more than zero
   */
  record Move(Caller admin, AccountId account, EntryType type, Points points, Reference reference) {

    public Move {
      if (!CREDITS.contains(type) && !DEDUCTIONS.contains(type)) {
        throw new IllegalArgumentException("no admin posts a " + type.wire());
      }
    }
  }

  /**
   * All accounts added up.
   *
   * @param lines by kind of account, from the entries and as cached
   * @param disagreements accounts whose cached sums are not what their entries add up to
   */
  record TrialBalance(Instant at, List<TrialBalanceLine> lines, List<Disagreement> disagreements) {

    public TrialBalance {
      lines = List.copyOf(lines);
      disagreements = List.copyOf(disagreements);
    }

    public long debits() {
      return lines.stream().mapToLong(TrialBalanceLine::debits).sum();
    }

    public long credits() {
      return lines.stream().mapToLong(TrialBalanceLine::credits).sum();
    }

    /** Whether whatever left one account came into another. */
    public boolean isBalanced() {
      return debits() == credits();
    }

    /** Whether the cached sums are those of the entries, in every account. */
    public boolean cacheAgrees() {
      return disagreements.isEmpty();
    }
  }
}
