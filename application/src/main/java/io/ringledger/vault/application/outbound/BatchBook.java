package io.ringledger.vault.application.outbound;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.batch.BatchItem;
import io.ringledger.vault.domain.batch.BatchRecord;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.netting.NettingResult.Totals;
import io.ringledger.vault.domain.settlement.BatchState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The chain of batches, and what each says. */
public interface BatchBook {

  /**
   * Where the chain ends.
   *
   * @param number of the last batch; 0 where there is none
   * @param hash of the last batch; {@link Sha256#ZERO} where there is none
   */
  record ChainEnd(long number, Sha256 hash) {}

  /**
   * A trade that could be applied.
   *
   * @param edge the buying intent
   * @param counterpart the giver's TRADE, where no listing is taken
   * @param sessions of the buyer's intent and of what the giver has signed
   */
  record Candidate(
      IntentId edge,
      Optional<IntentId> counterpart,
      ItemId item,
      WalletAddress buyer,
      List<SessionId> sessions) {}

  /** An intent that is applied, with the counterpart that goes with it. */
  record Applied(IntentId edge, Optional<IntentId> counterpart) {}

  /** What a batch takes from one session. */
  record Taken(SessionId session, WalletAddress wallet, Drops drops) {}

  /**
   * A batch that is cut just now.
   *
   * @param looked how many edges it looked at
   * @param document its own one
   * @param applied in the order of the record
   */
  record Cut(
      BatchRecord record,
      Sha256 hash,
      Sha256 root,
      int looked,
      Totals totals,
      Cid document,
      List<Applied> applied,
      List<Taken> debits) {}

  /**
   * A batch as it stands.
   *
   * @param counts how many of what it has
   * @param document its own one
   * @param outcome the document about its settlement, once there is one
   * @param reason why it goes back, where it does
   */
  record Batch(
      BatchNumber number,
      Instant cutAt,
      Sha256 previous,
      Sha256 hash,
      Sha256 root,
      Counts counts,
      Totals totals,
      int feeBasisPoints,
      WalletAddress treasury,
      Cid document,
      Optional<Cid> outcome,
      BatchState state,
      Optional<String> reason) {

    /**
     * How many of what it has.
     *
     * @param intents edges it looked at
     */
    public record Counts(int intents, int applied, int rejected, int items, int wallets) {}
  }

  /** What a batch says of a wallet, in drops. */
  record WalletLine(WalletAddress wallet, Drops cleared, long delta) {}

  /** Everything that is at the leaves of a batch's tree, in their order. */
  record Leaves(List<WalletLine> wallets, List<BatchItem> items) {}

  /** Holds the end of the chain until the unit of work ends; empty where somebody else does. */
  Optional<ChainEnd> lockEnd();

  /**
   * Returns pending trades that have both sides and whose items are in no unsettled batch, in the
   * order of their acceptance; nothing is held.
   *
   * @param acceptedAfter only those count that are younger
   */
  List<Candidate> candidates(Instant acceptedAfter, int limit);

  /** Returns the active sessions of these wallets that have signed a claim. */
  List<SessionId> sessionsOf(Collection<WalletAddress> wallets);

  /**
   * Keeps a batch and moves what it moves: the end of the chain, the applied intents with their
   * counterparts, the items it holds, what it takes from sessions. The caller holds all of them.
   */
  void cut(Cut cut);

  Optional<Batch> find(BatchNumber number);

  /** Returns batches, the latest first. */
  Page<Batch, BatchNumber> page(Optional<BatchNumber> before, int limit);

  /** Returns the leaves of a batch; none where there is no such batch. */
  Leaves leaves(BatchNumber number);
}
