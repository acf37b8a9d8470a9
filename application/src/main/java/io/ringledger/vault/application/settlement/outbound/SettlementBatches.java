package io.ringledger.vault.application.settlement.outbound;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.settlement.BatchState;
import io.ringledger.vault.domain.settlement.Debit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Batches as settlement sees them, and what moves with them. */
public interface SettlementBatches {

  /**
   * What is written into the ledger of a batch.
   *
   * @param hash of the batch, as are the others in lower-case hexadecimal digits
   */
  record Anchor(String hash, String root, String previous, String cid) {}

  /**
   * A batch.
   *
   * @param reason why it goes back, where it does
   * @param failures of its settlement in a row
   */
  record Head(
      BatchNumber number, BatchState state, Anchor anchor, Optional<String> reason, int failures) {}

  /** Who is paid what. */
  record Credit(WalletAddress wallet, XrplAddress account, Drops drops) {}

  /**
   * Those that have something to be done now: of the undecided ones the first alone, since what it
   * claims is what the next begins with; of the others all.
   */
  List<BatchNumber> due(Instant now, int limit);

  /** That one. */
  Optional<Head> find(BatchNumber number);

  /** The same, kept from others until the unit of work ends. */
  Optional<Head> lock(BatchNumber number);

  /** What it takes, in the order of sessions. */
  List<Debit> debits(BatchNumber number);

  /** Whom it pays; the treasury keeps what is its own. */
  List<Credit> credits(BatchNumber number);

  /** It is on that way now, and no more than that. */
  void move(BatchNumber number, BatchState state, Optional<String> reason, Instant now);

  /**
   * Everything moves at once: items to their final owners, intents to settled, listings to sold,
   * what sessions owed to what they have paid, and what wallets bought and sold. All claims of the
   * batch must be validated.
   */
  void collect(BatchNumber number, Instant now);

  /**
   * Everything is as before: items are free with their opening owners, intents rejected, listings
   * active, caps and debits given back; what was claimed stays noted at its channel.
   */
  void undo(BatchNumber number, String reason, Instant now);

  /** A creditor has been paid on the ledger. */
  void paid(BatchNumber number, WalletAddress wallet, Drops drops);

  /**
   * Its settlement has failed once more.
   *
   * @param failures in a row, this one included
   * @param dueAt nothing is tried before
   */
  void stumbled(BatchNumber number, int failures, String reason, Instant dueAt, Instant now);

  /** It goes on. */
  void wentWell(BatchNumber number, Instant now);
}
