package io.ringledger.vault.application.fakes;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.vault.application.outbound.ListingBook;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.ListingId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.intent.SessionPurse;
import io.ringledger.vault.domain.market.Listing;
import io.ringledger.vault.domain.market.ListingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Listings in memory. */
public final class InMemoryListings implements ListingBook, Restorable {

  private static final Comparator<Listing> OLDEST_FIRST =
      Comparator.comparing(listing -> listing.id().toString());

  private final InMemoryFunds funds;
  private Map<ListingId, Listing> listings = new HashMap<>();

  public InMemoryListings(InMemoryFunds funds) {
    this.funds = funds;
  }

  /** All of them, the oldest first. */
  public List<Listing> all() {
    return sorted(listings.values().stream());
  }

  private static List<Listing> sorted(Stream<Listing> some) {
    return some.sorted(OLDEST_FIRST).toList();
  }

  @Override
  public void add(List<Listing> added) {
    for (Listing one : added) {
      boolean stated =
          listings.values().stream()
              .anyMatch(
                  other ->
                      other.terms().sessionId().equals(one.terms().sessionId())
                          && other.terms().nonce().equals(one.terms().nonce()));
      if (stated || listings.putIfAbsent(one.id(), one) != null) {
        throw new IllegalStateException("listing " + one.id() + " is not new");
      }
    }
  }

  @Override
  public Optional<Listing> find(ListingId id) {
    return Optional.ofNullable(listings.get(id));
  }

  @Override
  public Optional<Listing> lock(ListingId id) {
    return find(id);
  }

  @Override
  public List<Listing> lockFree(Collection<Wanted> wanted, Instant now) {
    return sorted(
        listings.values().stream()
            .filter(listing -> listing.isFreeAt(now) && isActive(listing.terms().sessionId()))
            .filter(
                listing ->
                    wanted.contains(
                        new Wanted(
                            listing.terms().item(),
                            listing.terms().seller(),
                            listing.terms().price()))));
  }

  private boolean isActive(SessionId session) {
    return Optional.ofNullable(funds.find(List.of(session)).get(session))
        .filter(SessionPurse::active)
        .isPresent();
  }

  @Override
  public List<Listing> lockTakenBy(Collection<IntentId> intents) {
    return sorted(
        listings.values().stream()
            .filter(listing -> listing.state() == ListingState.TAKEN)
            .filter(listing -> intents.contains(listing.takenBy().orElseThrow())));
  }

  @Override
  public void save(Collection<Listing> changed) {
    changed.forEach(listing -> listings.put(listing.id(), listing));
  }

  @Override
  public Page<Listing, ListingId> page(Search search, Optional<ListingId> before, int limit) {
    List<Listing> newest =
        new ArrayList<>(
            all().stream()
                .filter(listing -> listing.state() == ListingState.ACTIVE)
                .filter(
                    listing ->
                        search.item().filter(i -> !i.equals(listing.terms().item())).isEmpty())
                .filter(
                    listing ->
                        search.seller().filter(s -> !s.equals(listing.terms().seller())).isEmpty())
                .filter(
                    listing ->
                        before
                            .filter(b -> listing.id().toString().compareTo(b.toString()) >= 0)
                            .isEmpty())
                .toList()
                .reversed());
    List<Listing> shown = newest.stream().limit(limit).toList();
    return new Page<>(
        shown, newest.size() > limit ? Optional.of(shown.getLast().id()) : Optional.empty());
  }

  @Override
  public int expire(Instant now, int limit) {
    List<Listing> old =
        all().stream()
            .filter(listing -> listing.state() == ListingState.ACTIVE)
            .filter(listing -> !now.isBefore(listing.terms().expiresAt()))
            .limit(limit)
            .toList();
    for (Listing one : old) {
      listings.put(
          one.id(),
          new Listing(
              one.id(),
              one.terms(),
              one.signature(),
              one.listedAt(),
              ListingState.EXPIRED,
              Optional.empty(),
              Optional.of(now)));
    }
    return old.size();
  }

  @Override
  public Runnable checkpoint() {
    Map<ListingId, Listing> before = new HashMap<>(listings);
    return () -> listings = before;
  }
}
