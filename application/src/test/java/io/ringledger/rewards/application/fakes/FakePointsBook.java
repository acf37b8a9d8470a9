package io.ringledger.rewards.application.fakes;

import io.ringledger.rewards.application.outbound.LedgerAccounts;
import io.ringledger.rewards.application.outbound.LedgerBook;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.AccountKind;
import io.ringledger.rewards.domain.ledger.AccountStatus;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.EntryKey;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.application.fakes.Restorable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** As much of a points ledger as settlements need, in memory. */
public final class FakePointsBook implements LedgerAccounts, LedgerBook, Restorable {

  private Map<AccountId, LedgerAccount> accounts = new LinkedHashMap<>();
  private Map<EntryKey, LedgerEntry> entries = new LinkedHashMap<>();

  public FakePointsBook() {
    for (AccountKind kind : AccountKind.values()) {
      if (!kind.isMember()) {
        AccountId id = kind.systemAccount();
        accounts.put(
            id,
            new LedgerAccount(
                id,
                kind,
                Optional.empty(),
                AccountStatus.OPEN,
                true,
                0,
                0,
                0,
                Instant.EPOCH,
                Instant.EPOCH));
      }
    }
  }

  @Override
  public synchronized Optional<LedgerAccount> find(AccountId id) {
    return Optional.ofNullable(accounts.get(id));
  }

  @Override
  public Optional<LedgerAccount> lock(AccountId id) {
    return find(id);
  }

  @Override
  public synchronized Map<Holder, LedgerAccount> ofHolders(Collection<Holder> holders) {
    Map<Holder, LedgerAccount> found = new HashMap<>();
    accounts
        .values()
        .forEach(
            account ->
                account
                    .holder()
                    .filter(holders::contains)
                    .ifPresent(holder -> found.put(holder, account)));
    return found;
  }

  @Override
  public synchronized boolean add(LedgerAccount account) {
    return accounts.putIfAbsent(account.id(), account) == null;
  }

  @Override
  public synchronized void save(LedgerAccount account) {
    accounts.put(account.id(), account);
  }

  @Override
  public synchronized List<LedgerEntry> entries(Set<EntryKey> keys) {
    return entries.values().stream().filter(entry -> keys.contains(entry.key())).toList();
  }

  @Override
  public synchronized List<LedgerAccount> lock(Set<AccountId> ids) {
    return ids.stream().flatMap(id -> find(id).stream()).toList();
  }

  @Override
  public synchronized void append(List<LedgerEntry> added, Collection<LedgerAccount> changed) {
    for (LedgerEntry entry : added) {
      if (entries.putIfAbsent(entry.key(), entry) != null) {
        throw new ConcurrencyConflict("the key is there: " + entry.key());
      }
    }
    changed.forEach(account -> accounts.put(account.id(), account));
  }

  @Override
  public synchronized Optional<LedgerEntry> entry(EntryId id) {
    return entries.values().stream().filter(entry -> entry.id().equals(id)).findAny();
  }

  @Override
  public synchronized Optional<LedgerEntry> reversalOf(EntryId id) {
    return entries.values().stream()
        .filter(entry -> entry.posting().reversed().filter(id::equals).isPresent())
        .findAny();
  }

  /** All there are, in the order in which they were written. */
  public synchronized List<LedgerEntry> all() {
    return List.copyOf(entries.values());
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<AccountId, LedgerAccount> accountsBefore = new LinkedHashMap<>(accounts);
    Map<EntryKey, LedgerEntry> entriesBefore = new LinkedHashMap<>(entries);
    return () -> {
      accounts = accountsBefore;
      entries = entriesBefore;
    };
  }
}
