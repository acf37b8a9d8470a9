package io.ringledger.rewards.application.chain;

import io.ringledger.rewards.application.outbound.LedgerSeals;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.chain.ChainHead;
import io.ringledger.rewards.domain.ledger.chain.Seal;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.application.fakes.Restorable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chains in memory, beside entries that a test says are there. */
public final class InMemoryLedgerSeals implements LedgerSeals, Restorable {

  private final Map<EntryId, LedgerEntry> entries = new HashMap<>();
  private List<Seal> seals = new ArrayList<>();

  /** These entries are in the ledger. */
  public void posted(List<LedgerEntry> more) {
    more.forEach(entry -> entries.put(entry.id(), entry));
  }

  /** All seals, in the order in which they were added. */
  public List<Seal> seals() {
    return List.copyOf(seals);
  }

  @Override
  public ChainHead lockHead(int shard) {
    return seals.stream()
        .filter(seal -> seal.shard() == shard)
        .reduce((_, later) -> later)
        .map(Seal::head)
        .orElse(ChainHead.empty(shard));
  }

  @Override
  public List<LedgerEntry> unsealed(List<EntryId> wanted) {
    return wanted.stream()
        .filter(id -> seals.stream().noneMatch(seal -> seal.entry().equals(id)))
        .flatMap(id -> Optional.ofNullable(entries.get(id)).stream())
        .toList();
  }

  @Override
  public void append(List<Seal> more) {
    for (Seal seal : more) {
      boolean taken =
          seals.stream()
              .anyMatch(
                  there ->
                      there.entry().equals(seal.entry())
                          || (there.shard() == seal.shard()
                              && there.position() == seal.position()));
      if (taken) {
        throw new ConcurrencyConflict("the seal's place is taken");
      }
      seals.add(seal);
    }
  }

  @Override
  public List<ChainHead> heads() {
    return SHARDS.stream().map(this::lockHead).toList();
  }

  @Override
  public Runnable checkpoint() {
    List<Seal> before = new ArrayList<>(seals);
    return () -> seals = before;
  }
}
