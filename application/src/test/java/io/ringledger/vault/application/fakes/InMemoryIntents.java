package io.ringledger.vault.application.fakes;

import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.vault.application.outbound.IntentBook;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentState;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentChange;
import io.ringledger.vault.domain.intent.TradeIntent;
import io.ringledger.vault.domain.intent.TradeTerms;
import io.ringledger.vault.domain.market.Listing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Intents and their changes in memory. */
public final class InMemoryIntents implements IntentBook, Restorable {

  private static final Comparator<TradeIntent> IN_ORDER =
      Comparator.comparingLong(TradeIntent::acceptanceSequence);

  private final InMemoryListings listings;
  private Map<IntentId, TradeIntent> intents = new HashMap<>();
  private List<Noted> changes = new ArrayList<>();
  private long drawn;

  public InMemoryIntents(InMemoryListings listings) {
    this.listings = listings;
  }

  /** A change and whose it is. */
  private record Noted(WalletAddress wallet, IntentChange change) {}

  /** All of them, in the order of acceptance. */
  public List<TradeIntent> all() {
    return intents.values().stream().sorted(IN_ORDER).toList();
  }

  @Override
  public Used used(Collection<Stated> statements) {
    Map<Stated, TradeIntent> byIntents = new HashMap<>();
    for (TradeIntent one : intents.values()) {
      byIntents.put(stated(one), one);
    }
    Map<Stated, Listing> byListings = new HashMap<>();
    for (Listing one : listings.all()) {
      byListings.put(new Stated(one.terms().sessionId(), one.terms().nonce()), one);
    }
    byIntents.keySet().retainAll(List.copyOf(statements));
    byListings.keySet().retainAll(List.copyOf(statements));
    return new Used(byIntents, byListings);
  }

  private static Stated stated(TradeIntent one) {
    return new Stated(one.terms().sessionId(), one.terms().nonce());
  }

  @Override
  public List<Long> draw(int count) {
    long first = drawn + 1;
    drawn += count;
    return LongStream.rangeClosed(first, drawn).boxed().toList();
  }

  @Override
  public void add(List<TradeIntent> added) {
    for (TradeIntent one : added) {
      if (used(List.of(stated(one))).intents().containsKey(stated(one))) {
        throw new IllegalStateException("trade_intents_nonce_once");
      }
      put(one);
    }
  }

  private void put(TradeIntent one) {
    intents.put(one.id(), one);
    changes.add(
        new Noted(
            one.terms().owner(),
            new IntentChange(
                new IntentChange.Place(1, changes.size() + 1L),
                one.id(),
                one.state(),
                one.reason(),
                one.batch(),
                one.endedAt().orElse(one.acceptedAt()))));
  }

  @Override
  public int pair(Collection<ItemId> items, Instant acceptedAfter) {
    int pairs = 0;
    for (TradeIntent trade : waiting(items, acceptedAfter, IntentAction.TRADE)) {
      Optional<TradeIntent> bid =
          waiting(items, acceptedAfter, IntentAction.BID).stream()
              .filter(other -> isSameTrade(trade.terms(), other.terms()))
              .findFirst();
      if (bid.isPresent()) {
        long edge = Math.max(trade.acceptanceSequence(), bid.get().acceptanceSequence());
        intents.put(trade.id(), paired(trade, Optional.of(bid.get().id()), Optional.empty()));
        intents.put(bid.get().id(), paired(bid.get(), Optional.of(trade.id()), Optional.of(edge)));
        pairs++;
      }
    }
    return pairs;
  }

  private List<TradeIntent> waiting(
      Collection<ItemId> items, Instant acceptedAfter, IntentAction action) {
    return all().stream()
        .filter(one -> one.state() == IntentState.PENDING && one.counterpart().isEmpty())
        .filter(one -> one.terms().action() == action && items.contains(one.terms().item()))
        .filter(one -> one.acceptedAt().isAfter(acceptedAfter))
        .toList();
  }

  private static boolean isSameTrade(TradeTerms one, TradeTerms other) {
    return one.item().equals(other.item())
        && one.from().equals(other.from())
        && one.to().equals(other.to())
        && one.amount().equals(other.amount());
  }

  private static TradeIntent paired(
      TradeIntent one, Optional<IntentId> counterpart, Optional<Long> edge) {
    return new TradeIntent(
        one.id(),
        one.acceptanceSequence(),
        one.terms(),
        one.signature(),
        one.digest(),
        one.acceptedAt(),
        one.state(),
        one.reason(),
        counterpart,
        one.listing(),
        edge,
        one.batch(),
        one.endedAt());
  }

  @Override
  public Optional<TradeIntent> find(IntentId id) {
    return Optional.ofNullable(intents.get(id));
  }

  @Override
  public List<TradeIntent> lock(Collection<IntentId> ids) {
    return ids.stream()
        .map(this::find)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(one -> one.id().toString()))
        .toList();
  }

  @Override
  public void end(Collection<TradeIntent> ended) {
    ended.forEach(this::put);
    for (TradeIntent one : List.copyOf(intents.values())) {
      if (one.state() == IntentState.PENDING
          && one.counterpart().filter(other -> isAmong(other, ended)).isPresent()) {
        intents.put(one.id(), paired(one, Optional.empty(), Optional.empty()));
      }
    }
  }

  /** Has pending ones be applied in a batch. */
  public void net(Collection<IntentId> netted, BatchNumber batch) {
    for (TradeIntent one : lock(netted)) {
      put(
          new TradeIntent(
              one.id(),
              one.acceptanceSequence(),
              one.terms(),
              one.signature(),
              one.digest(),
              one.acceptedAt(),
              IntentState.NETTED,
              one.reason(),
              one.counterpart(),
              one.listing(),
              one.edgeSequence(),
              Optional.of(batch),
              one.endedAt()));
    }
  }

  private static boolean isAmong(IntentId id, Collection<TradeIntent> some) {
    return some.stream().anyMatch(one -> one.id().equals(id));
  }

  @Override
  public List<TradeIntent> pendingSince(Instant acceptedUntil, int limit) {
    return all().stream()
        .filter(one -> one.state() == IntentState.PENDING)
        .filter(one -> !one.acceptedAt().isAfter(acceptedUntil))
        .limit(limit)
        .toList();
  }

  @Override
  public List<IntentChange> changes(WalletAddress wallet, IntentChange.Place after, int limit) {
    return changes.stream()
        .filter(noted -> noted.wallet().equals(wallet))
        .map(Noted::change)
        .filter(change -> change.place().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public Runnable checkpoint() {
    Map<IntentId, TradeIntent> before = new HashMap<>(intents);
    List<Noted> changesBefore = new ArrayList<>(changes);
    return () -> {
      intents = before;
      changes = changesBefore;
    };
  }
}
