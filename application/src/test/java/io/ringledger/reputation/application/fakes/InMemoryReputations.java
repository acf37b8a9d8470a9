package io.ringledger.reputation.application.fakes;

import io.ringledger.reputation.application.outbound.Reputations;
import io.ringledger.reputation.domain.AccountId;
import io.ringledger.reputation.domain.Reputation;
import io.ringledger.shared.application.fakes.Restorable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** Standings in memory. */
public final class InMemoryReputations implements Reputations, Restorable {

  private static final Comparator<Reputation> BEST =
      Comparator.comparingLong(Reputation::score).reversed().thenComparing(Reputation::account);

  private NavigableMap<AccountId, Reputation> all = new TreeMap<>();

  /** All of them, in the order of the accounts. */
  public synchronized List<Reputation> all() {
    return List.copyOf(all.values());
  }

  @Override
  public synchronized Optional<Reputation> find(AccountId account) {
    return Optional.ofNullable(all.get(account));
  }

  @Override
  public synchronized List<Reputation> lock(SortedSet<AccountId> accounts) {
    return accounts.stream().flatMap(account -> find(account).stream()).toList();
  }

  @Override
  public synchronized void save(Collection<Reputation> reputations) {
    for (Reputation each : reputations) {
      if (!each.isKnown()) {
        throw new IllegalArgumentException("of nobody unknown is anything kept");
      }
      all.put(each.account(), each);
    }
  }

  @Override
  public synchronized void forget(Collection<AccountId> accounts) {
    accounts.forEach(all::remove);
  }

  @Override
  public synchronized List<Reputation> after(Optional<AccountId> account, int limit) {
    return all.values().stream()
        .filter(each -> account.isEmpty() || each.account().compareTo(account.get()) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Reputation> best(Optional<Place> behind, int limit) {
    return all.values().stream()
        .filter(each -> behind.isEmpty() || isBehind(each, behind.get()))
        .sorted(BEST)
        .limit(limit)
        .toList();
  }

  private static boolean isBehind(Reputation each, Place place) {
    return each.score() == place.score()
        ? each.account().compareTo(place.account()) > 0
        : each.score() < place.score();
  }

  @Override
  public synchronized Runnable checkpoint() {
    NavigableMap<AccountId, Reputation> before = new TreeMap<>(all);
    return () -> all = before;
  }
}
