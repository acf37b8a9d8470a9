package io.ringledger.rewards.application.fakes;

import io.ringledger.rewards.application.outbound.LedgerAccounts;
import io.ringledger.rewards.application.outbound.LedgerBook;
import io.ringledger.rewards.application.outbound.LedgerStatements;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.AccountKind;
import io.ringledger.rewards.domain.ledger.AccountStatus;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.EntryKey;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.Restorable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The points ledger in memory; it begins with the accounts that are not members'. */
public final class InMemoryLedger
    implements LedgerBook, LedgerAccounts, LedgerStatements, Restorable {

  private Map<AccountId, LedgerAccount> accounts = new TreeMap<>();
  private Map<EntryKey, LedgerEntry> entries = new LinkedHashMap<>();

  public InMemoryLedger() {
    Arrays.stream(AccountKind.values())
        .filter(kind -> !kind.isMember())
        .map(InMemoryLedger::system)
        .forEach(account -> accounts.put(account.id(), account));
  }

  private static LedgerAccount system(AccountKind kind) {
    return new LedgerAccount(
        kind.systemAccount(),
        kind,
        Optional.empty(),
        AccountStatus.OPEN,
        true,
        0,
        0,
        0,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  // The book

  @Override
  public synchronized List<LedgerEntry> entries(Set<EntryKey> keys) {
    return entries.values().stream().filter(entry -> keys.contains(entry.key())).toList();
  }

  @Override
  public synchronized List<LedgerAccount> lock(Set<AccountId> wanted) {
    return accounts.values().stream()
        .filter(account -> wanted.contains(account.id()))
        .sorted(Comparator.comparing(account -> !account.kind().isMember()))
        .toList();
  }

  @Override
  public synchronized void append(List<LedgerEntry> added, Collection<LedgerAccount> changed) {
    for (LedgerEntry entry : added) {
      if (entries.putIfAbsent(entry.key(), entry) != null) {
        throw new ConcurrencyConflict("there is an entry under this key");
      }
    }
    changed.forEach(account -> accounts.put(account.id(), account));
  }

  @Override
  public synchronized Optional<LedgerEntry> entry(EntryId id) {
    return entries.values().stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  @Override
  public synchronized Optional<LedgerEntry> reversalOf(EntryId id) {
    return entries.values().stream()
        .filter(entry -> entry.posting().reversed().filter(id::equals).isPresent())
        .findFirst();
  }

  // Accounts

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
    return accounts.values().stream()
        .filter(account -> account.holder().filter(holders::contains).isPresent())
        .collect(Collectors.toMap(account -> account.holder().orElseThrow(), Function.identity()));
  }

  @Override
  public synchronized boolean add(LedgerAccount account) {
    boolean isNew = ofHolders(List.of(account.holder().orElseThrow())).isEmpty();
    if (isNew) {
      accounts.put(account.id(), account);
    }
    return isNew;
  }

  @Override
  public synchronized void save(LedgerAccount account) {
    accounts.put(account.id(), account);
  }

  // Statements

  @Override
  public synchronized Page<LedgerEntry, Long> entries(
      AccountId account, Optional<Long> before, int limit) {
    List<LedgerEntry> older =
        entries.values().stream()
            .filter(entry -> touches(entry, account))
            .filter(entry -> place(entry, account) < before.orElse(Long.MAX_VALUE))
            .sorted(
                Comparator.<LedgerEntry>comparingLong(entry -> place(entry, account)).reversed())
            .toList();
    List<LedgerEntry> page = older.subList(0, Math.min(limit, older.size()));
    return new Page<>(
        page,
        older.size() > limit ? Optional.of(place(page.getLast(), account)) : Optional.empty());
  }

  @Override
  public synchronized Standing standing(AccountId account, Instant at) {
    return entries.values().stream()
        .filter(entry -> touches(entry, account) && !entry.postedAt().isAfter(at))
        .max(Comparator.comparingLong(entry -> place(entry, account)))
        .map(entry -> new Standing(balance(entry, account), place(entry, account)))
        .orElse(new Standing(0, 0));
  }

  @Override
  public synchronized List<TrialBalanceLine> trialBalance() {
    return Arrays.stream(AccountKind.values())
        .map(this::line)
        .filter(line -> line.accounts() > 0)
        .toList();
  }

  private TrialBalanceLine line(AccountKind kind) {
    List<LedgerAccount> ofKind =
        accounts.values().stream().filter(account -> account.kind() == kind).toList();
    List<Sums> posted = ofKind.stream().map(account -> posted(account.id())).toList();
    return new TrialBalanceLine(
        kind,
        ofKind.size(),
        posted.stream().mapToLong(Sums::debits).sum(),
        posted.stream().mapToLong(Sums::credits).sum(),
        ofKind.stream().mapToLong(LedgerAccount::debitsPosted).sum(),
        ofKind.stream().mapToLong(LedgerAccount::creditsPosted).sum());
  }

  @Override
  public synchronized List<Disagreement> disagreements(int limit) {
    return accounts.values().stream()
        .map(
            account ->
                new Disagreement(
                    account.id(),
                    posted(account.id()),
                    new Sums(account.debitsPosted(), account.creditsPosted(), account.sequence())))
        .filter(both -> !both.posted().equals(both.cached()))
        .limit(limit)
        .toList();
  }

  private Sums posted(AccountId account) {
    long debits = 0;
    long credits = 0;
    long count = 0;
    for (LedgerEntry entry : entries.values()) {
      debits += entry.posting().debit().equals(account) ? entry.amount().value() : 0;
      credits += entry.posting().credit().equals(account) ? entry.amount().value() : 0;
      count += touches(entry, account) ? 1 : 0;
    }
    return new Sums(debits, credits, count);
  }

  private static boolean touches(LedgerEntry entry, AccountId account) {
    return entry.posting().debit().equals(account) || entry.posting().credit().equals(account);
  }

  private static long place(LedgerEntry entry, AccountId account) {
    return entry.posting().debit().equals(account) ? entry.debitSequence() : entry.creditSequence();
  }

  private static long balance(LedgerEntry entry, AccountId account) {
    return entry.posting().debit().equals(account) ? entry.debitBalance() : entry.creditBalance();
  }

  // For tests

  /** All entries, the oldest first. */
  public synchronized List<LedgerEntry> all() {
    return List.copyOf(entries.values());
  }

  /** Changes a cached account behind the ledger's back. */
  public synchronized void tamper(LedgerAccount account) {
    accounts.put(account.id(), account);
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<AccountId, LedgerAccount> accountsBefore = new TreeMap<>(accounts);
    Map<EntryKey, LedgerEntry> entriesBefore = new LinkedHashMap<>(entries);
    return () -> {
      accounts = accountsBefore;
      entries = entriesBefore;
    };
  }
}
