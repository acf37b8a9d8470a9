package io.ringledger.rewards.application.outbound;

import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.chain.ChainHead;
import io.ringledger.rewards.domain.ledger.chain.Seal;
import io.ringledger.shared.application.events.EventLog;
import java.util.List;
import java.util.stream.IntStream;

/** The chains of seals. Each verb is one statement, however many seals. */
public interface LedgerSeals {

  /** All chains there are: one for each partition of the log of events. */
  List<Integer> SHARDS = IntStream.range(0, EventLog.PARTITIONS).boxed().toList();

  /** Where that chain ends; nobody else adds to it until the unit of work ends. */
  ChainHead lockHead(int shard);

  /** Those of these entries that are there and not sealed in any chain, in the order given. */
  List<LedgerEntry> unsealed(List<EntryId> entries);

  /**
   * Adds seals to the chain whose head is locked.
   *
   * @throws io.ringledger.shared.application.ConcurrencyConflict where its place is taken, or its
   *     entry sealed
   */
  void append(List<Seal> seals);

  /** Where each chain ends, as seen at one instant, in the order of the shards. */
  List<ChainHead> heads();
}
