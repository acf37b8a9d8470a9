package io.ringledger.bouts.application.outbound;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.domain.XrplAddress;
import java.util.Optional;

/** All bouts. */
public interface Bouts {

  void add(Bout bout);

  Optional<Bout> find(BoutId id);

  /** The bout, held against every other request until the unit of work ends. */
  Optional<Bout> lock(BoutId id);

  /** Which bout the escrow belongs to. */
  Optional<BoutId> boutOf(EscrowId escrow);

  /** Keeps what has changed of a bout that this unit of work has locked. */
  void save(Bout bout);

  /**
   * Notes that a transaction has moved an escrow. Answers false, and notes nothing, where the same
   * transaction has moved any escrow before, or the owner and offer sequence name another escrow.
   */
  boolean claim(EscrowTransaction transaction);

  /** Who claimed that transaction, if anyone has. */
  Optional<Claimant> claimantOf(TransactionHash transaction);

  /** Newest first. */
  Page<Bout, BoutId> page(BoutFilter filter);

  /** A transaction and what it did. */
  record EscrowTransaction(
      TransactionHash transaction,
      EscrowId escrow,
      Step step,
      XrplAddress owner,
      OfferSequence offerSequence,
      Claimant claimant) {}

  /** On whose word a transaction moved its escrow. */
  enum Claimant {
    /** A promoter's client confirmed it. */
    CLIENT,
    /** RingLedger found it on the ledger itself. */
    SYSTEM
  }

  /** What a transaction does to an escrow. */
  enum Step {
    CREATE,
    CLOSE
  }

  /**
   * Which bouts.
   *
   * @param visibleTo only those in which this person is promoter or fighter; empty: all
   * @param after only those that come after this one
   * @param limit between 1 and 100
   */
  record BoutFilter(
      Optional<UserId> visibleTo, Optional<BoutStatus> status, Optional<BoutId> after, int limit) {

    public static final int MAX_LIMIT = 100;

    public BoutFilter {
      if (limit < 1 || limit > MAX_LIMIT) {
        throw new IllegalArgumentException("limit out of range: " + limit);
      }
    }
  }
}
