package io.ringledger.vault.application.market;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.application.outbound.ListingBook.Search;
import io.ringledger.vault.domain.ListingId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentRules.ListingOffer;
import io.ringledger.vault.domain.market.Listing;
import java.util.List;
import java.util.Optional;

/** Takes in and shows what owners offer at a price. */
public interface Listings {

  /** More do not come in one request. */
  int MAX_LISTINGS = 1_000;

  /**
   * Judges each listing by itself and keeps those that stand. The same listing again gets the same
   * answer again.
   *
   * @param offers as they could be read
   * @param address where they come from
   * @return for each offer, in their order, what came of it; or that too many come
   */
  Outcome<List<Outcome<Listed>>> submit(
      List<Outcome<ListingOffer>> offers, String address, RequestId request);

  Outcome<Listing> get(ListingId id);

  /** Returns active listings, the newest first. */
  Page<Listing, ListingId> page(Search search, Optional<ListingId> before, int limit);

  /** Takes a listing of the wallet's own back; one that was taken back stays so. */
  Outcome<Listing> cancel(WalletAddress wallet, ListingId id, RequestId request);

  /**
   * A listing that is kept.
   *
   * @param again whether it had been before
   */
  record Listed(Listing listing, boolean again) {}
}
