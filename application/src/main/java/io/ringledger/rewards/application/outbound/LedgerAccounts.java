package io.ringledger.rewards.application.outbound;

import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The accounts of the points ledger. */
public interface LedgerAccounts {

  Optional<LedgerAccount> find(AccountId id);

  /** The same, locked until the unit of work ends. */
  Optional<LedgerAccount> lock(AccountId id);

  /** Those of these holders that have one. */
  Map<Holder, LedgerAccount> ofHolders(Collection<Holder> holders);

  /** Keeps a new account; false where the holder has one. */
  boolean add(LedgerAccount account);

  /** Keeps another status or overdraft of a locked account. */
  void save(LedgerAccount account);
}
