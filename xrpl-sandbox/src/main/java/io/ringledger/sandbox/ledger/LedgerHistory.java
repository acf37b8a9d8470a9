package io.ringledger.sandbox.ledger;

import io.ringledger.sandbox.state.Metadata;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The closed ledgers, by index and hash, and their transactions, by id and account. */
public final class LedgerHistory {
  private final List<ClosedLedger> ledgers = new ArrayList<>();
  private final Map<String, ClosedLedger> byHash = new HashMap<>();
  private final Map<String, LocatedTransaction> byId = new HashMap<>();
  private final Map<String, List<LocatedTransaction>> byAccount = new HashMap<>();

  void add(ClosedLedger ledger) {
    ledgers.add(ledger);
    byHash.put(ledger.hash(), ledger);
    for (LedgerTransaction entry : ledger.transactions()) {
      LocatedTransaction located = new LocatedTransaction(ledger, entry);
      byId.put(entry.transaction().id(), located);
      for (String account : Metadata.affectedAccounts(entry.metadata())) {
        byAccount.computeIfAbsent(account, _ -> new ArrayList<>()).add(located);
      }
    }
  }

  boolean isEmpty() {
    return ledgers.isEmpty();
  }

  /** Returns the newest closed ledger. */
  public ClosedLedger newest() {
    return ledgers.getLast();
  }

  /** Returns the index of the oldest ledger, of which this node has all to the newest. */
  public long oldestIndex() {
    return ledgers.getFirst().index();
  }

  /**
   * Returns the closed ledger, if there is one with that index.
   *
   * @param index a ledger's index
   */
  public Optional<ClosedLedger> byIndex(long index) {
    return index >= oldestIndex() && index <= newest().index()
        ? Optional.of(ledgers.get((int) (index - oldestIndex())))
        : Optional.empty();
  }

  /**
   * Returns the closed ledger, if there is one with that hash.
   *
   * @param hash a ledger's hash, upper-case hexadecimal
   */
  public Optional<ClosedLedger> byHash(String hash) {
    return Optional.ofNullable(byHash.get(hash));
  }

  /**
   * Returns the transaction, if it is in a closed ledger.
   *
   * @param id a transaction's id, upper-case hexadecimal
   */
  public Optional<LocatedTransaction> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * Returns the transactions that touched it, oldest first.
   *
   * @param address an account
   */
  public List<LocatedTransaction> ofAccount(String address) {
    return Collections.unmodifiableList(byAccount.getOrDefault(address, List.of()));
  }
}
