package io.ringledger.vault.application.outbound;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.ListingId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.TradeTerms;
import io.ringledger.vault.domain.market.Listing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All listings. */
public interface ListingBook {

  /** What a BUY_NOW asks for. */
  record Wanted(ItemId item, WalletAddress seller, Drops price) {

    /** Returns what these terms ask for. */
    public static Wanted of(TradeTerms terms) {
      return new Wanted(terms.item(), terms.from(), terms.amount());
    }
  }

  /** Which listings are looked for. */
  record Search(Optional<ItemId> item, Optional<WalletAddress> seller) {}

  /** Adds new ones; the caller holds their sessions. */
  void add(List<Listing> listings);

  Optional<Listing> find(ListingId id);

  /** The same, held until the unit of work ends. */
  Optional<Listing> lock(ListingId id);

  /**
   * Returns those that can be taken at that moment and whose sessions are active, oldest first,
   * held until the unit of work ends.
   */
  List<Listing> lockFree(Collection<Wanted> wanted, Instant now);

  /** Returns those that these intents have taken, held until the unit of work ends. */
  List<Listing> lockTakenBy(Collection<IntentId> intents);

  /** Keeps the states of listings that are held. */
  void save(Collection<Listing> listings);

  /** Returns active ones, the newest first. */
  Page<Listing, ListingId> page(Search search, Optional<ListingId> before, int limit);

  /** Ends active ones whose time is over; returns how many. */
  int expire(Instant now, int limit);
}
