package io.ringledger.api.rest;

import io.restassured.response.Response;
import io.ringledger.api.rest.RewardExamples.Notes;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.MarketWorld;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.SessionPurse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Offers and buys an item, for the examples of the API. */
final class MarketExamples {

  private final Person admin;
  private final MarketWorld market;

  MarketExamples(Person admin, MarketWorld market) {
    this.admin = admin;
    this.market = market;
  }

  void play(Notes notes) {
    WalletAddress alice = market.words.wallet();
    WalletAddress bob = market.words.wallet();
    SessionPurse giver = market.session(alice);
    SessionPurse buyer = market.session(bob);
    ItemId id = new ItemId("card:champion-7");
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("item_id", id.value());
    item.put("owner", alice.value());
    item.put("royalty_basis_points", 250);
    item.put("royalty_wallet", bob.value());
    Map<String, Object> items = Map.of("items", List.of(item, Map.of("item_id", "no owner")));
    notes.note("getVault", null, Api.get(null, "/api/vault"));
    notes.note("registerItems", items, Api.post(admin, "/api/items", items));
    notes.note("getItem", null, Api.get(null, "/api/items/" + id));
    Map<String, Object> listings = Map.of("listings", List.of(market.listed(giver, id, 300)));
    Response listed = Api.post(null, "/api/listings", listings);
    notes.note("submitListings", listings, listed);
    String listing = "/api/listings/" + listed.path("results[0].listing.listing_id");
    notes.note("listListings", null, Api.get(null, "/api/listings?limit=1"));
    notes.note("getListing", null, Api.get(null, listing));
    Map<String, Object> intent = market.signed(buyer, IntentAction.BID, id, alice, bob, 250);
    Response sent = Api.post(null, "/api/intents", intent);
    notes.note("submitIntents", intent, sent);
    Person wallet = market.signedIn(bob);
    String path = "/api/intents/" + sent.path("results[0].intent.intent_id");
    notes.note("listIntentChanges", null, Api.get(wallet, "/api/intents"));
    notes.note("getIntent", null, Api.get(wallet, path));
    notes.note("cancelIntent", null, Api.delete(wallet, path));
    notes.note("cancelListing", null, Api.delete(market.signedIn(alice), listing));
  }
}
