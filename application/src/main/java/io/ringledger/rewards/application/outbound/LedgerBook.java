package io.ringledger.rewards.application.outbound;

import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.EntryKey;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The book entries are written into. Each verb takes many at once, in one statement. */
public interface LedgerBook {

  /** The entries there are under these keys. */
  List<LedgerEntry> entries(Set<EntryKey> keys);

  /**
   * The accounts there are, locked until the unit of work ends. Members' accounts are locked first
   * and those that everybody shares last, so that they are held shortly, and nobody waits in a
   * ring.
   */
  List<LedgerAccount> lock(Set<AccountId> accounts);

  /**
   * Writes entries, and the accounts they changed, which the caller has locked.
   *
   * @throws io.ringledger.shared.application.ConcurrencyConflict where a key is there already
   */
  void append(List<LedgerEntry> entries, Collection<LedgerAccount> changed);

  Optional<LedgerEntry> entry(EntryId id);

  /** The entry that reverses this one. */
  Optional<LedgerEntry> reversalOf(EntryId id);
}
