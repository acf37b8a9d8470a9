package io.ringledger.vault.rest.market;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.MarketWorld;
import io.ringledger.shared.rest.testing.World;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.SessionPurse;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MarketTest {

  @Inject World world;
  @Inject MarketWorld market;
  @Inject IntentStreams streams;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  private WalletAddress alice;
  private WalletAddress bob;
  private SessionPurse giver;
  private SessionPurse buyer;
  private ItemId item;

  @BeforeEach
  void aliceHasAnItem() {
    alice = market.words.wallet();
    bob = market.words.wallet();
    giver = market.session(alice);
    buyer = market.session(bob);
    item = market.item(alice);
  }

  private Map<String, Object> bid(long drops) {
    return market.signed(buyer, IntentAction.BID, item, alice, bob, drops);
  }

  private Map<String, Object> trade(long drops) {
    return market.signed(giver, IntentAction.TRADE, item, alice, bob, drops);
  }

  private static Response submit(Object... intents) {
    return Api.post(null, "/api/intents", Map.of("intents", List.of(intents)));
  }

  @Test
  void oneIntentAloneIsAcceptedAndTheSameAgainGetsTheSameReceipt() {
    Map<String, Object> bid = bid(100);
    Response first = Api.post(null, "/api/intents", bid);

    assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
    assertThat(first.<String>path("results[0].status")).isEqualTo("accepted");
    assertThat(first.<String>path("results[0].intent.state")).isEqualTo("PENDING");
    assertThat(first.<String>path("results[0].intent.receipt.signature")).hasSize(128);
    Response again = Api.post(null, "/api/intents", bid);
    assertThat(again.<String>path("results[0].status")).isEqualTo("already_accepted");
    assertThat(again.<Map<String, Object>>path("results[0].intent"))
        .isEqualTo(first.path("results[0].intent"));
  }

  @Test
  void oneAloneThatIsRefusedHasTheStatusOfItsCode() {
    Map<String, Object> forged = new HashMap<>(bid(1));
    forged.put("amount_drops", 2);
    assertProblem(Api.post(null, "/api/intents", forged), 401, "intent_signature_invalid");
    Map<String, Object> unreadable = new HashMap<>(bid(1));
    unreadable.put("from", "somebody");
    Response answer = Api.post(null, "/api/intents", unreadable);
    assertProblem(answer, 400, "intent_malformed");
    assertThat(answer.<String>path("reason")).startsWith("from ");
    assertProblem(Api.post(null, "/api/intents", bid(2_000_000)), 422, "cap_exceeded");
    assertProblem(
        Api.post(null, "/api/intents", market.signed(buyer, IntentAction.BID, item, bob, bob, 1)),
        422,
        "self_trade");
    assertProblem(Api.post(null, "/api/intents", Map.of()), 400, "intent_malformed");
  }

  @Test
  void eachOfManyHasItsOwnResult() {
    Map<String, Object> malformed = new HashMap<>(bid(1));
    malformed.remove("nonce");
    Response answer = submit(bid(5), malformed, trade(5), bid(2_000_000));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.<List<String>>path("results.status"))
        .containsExactly("accepted", "rejected", "accepted", "rejected");
    assertThat(answer.<String>path("results[1].problem.code")).isEqualTo("intent_malformed");
    assertThat(answer.<Integer>path("results[3].problem.status")).isEqualTo(422);
    Response seen =
        Api.get(
            market.signedIn(alice), "/api/intents/" + answer.path("results[0].intent.intent_id"));
    assertThat(seen.<String>path("counterpart"))
        .isEqualTo(answer.path("results[2].intent.intent_id"));
  }

  @Test
  void moreThanAThousandAndNoneAreRefused() {
    assertBadFields(
        Api.post(null, "/api/intents", Map.of("intents", Collections.nCopies(1_001, Map.of()))),
        "intents");
    assertBadFields(Api.post(null, "/api/intents", Map.of("intents", List.of())), "intents");
    Map<String, Object> noClaim = new HashMap<>(bid(1));
    noClaim.put("claims", List.of(Map.of("session_id", "x")));
    assertThat(Api.post(null, "/api/intents", noClaim).statusCode()).isEqualTo(400);
  }

  @Test
  void whoSendsTooManyHasToWait() {
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(Map.of());
    }
    Response answer = submit(many.toArray());
    for (int i = 0; i < 6 && answer.statusCode() != 429; i++) {
      answer = submit(many.toArray());
    }
    assertProblem(answer, 429, "intents_too_many");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(submit(bid(1)).statusCode()).isEqualTo(200);
  }

  @Test
  void anIntentIsSeenByItsPartiesAndAdminsAndTakenBackByItsOwner() {
    String id = submit(bid(5)).path("results[0].intent.intent_id");
    String path = "/api/intents/" + id;
    Person eve = market.signedIn(market.words.wallet());
    Person admin = Api.join("admin-" + UUID.randomUUID(), "admin");
    assertThat(Api.get(market.signedIn(alice), path).statusCode()).isEqualTo(200);
    assertThat(Api.get(admin, path).statusCode()).isEqualTo(200);
    assertProblem(Api.get(eve, path), 404, "intent_not_found");
    assertProblem(Api.get(null, path), 401, "unauthenticated");
    assertProblem(
        Api.get(Api.join("fighter-" + UUID.randomUUID(), "fighter"), path), 403, "forbidden");
    assertProblem(Api.delete(market.signedIn(alice), path), 403, "wallet_required");

    Response cancelled = Api.delete(market.signedIn(bob), path);
    assertThat(cancelled.<String>path("state")).isEqualTo("CANCELLED");
    assertThat(cancelled.<String>path("reason")).isEqualTo("cancelled_by_owner");
    assertThat(Api.delete(market.signedIn(bob), path).asString()).isEqualTo(cancelled.asString());
  }

  @Test
  void changesArePolledAfterThePlaceOfTheLast() {
    String id = submit(bid(5), bid(6)).path("results[0].intent.intent_id");
    Person wallet = market.signedIn(bob);
    Response first = Api.get(wallet, "/api/intents?limit=1");
    assertThat(first.<List<String>>path("changes.intent_id")).containsExactly(id);
    Api.delete(wallet, "/api/intents/" + id);
    Response rest = Api.get(wallet, "/api/intents?after=" + first.path("next"));
    assertThat(rest.<List<String>>path("changes.state")).containsExactly("PENDING", "CANCELLED");
    Response nothing = Api.get(wallet, "/api/intents?after=" + rest.path("next"));
    assertThat(nothing.<List<Object>>path("changes")).isEmpty();
    assertThat(nothing.<String>path("next")).isEqualTo(rest.path("next"));
    assertBadFields(Api.get(wallet, "/api/intents?after=yesterday"), "after");
  }

  @Test
  void theStreamSaysWhatPollingSaysAndGoesOnAfterTheLastEvent() throws Exception {
    String id = submit(bid(5)).path("results[0].intent.intent_id");
    Person wallet = market.signedIn(bob);
    String place = Api.get(wallet, "/api/intents").path("next");
    List<String> first = events(wallet, null, 1);
    assertThat(first).anyMatch(line -> line.equals("id:" + place));
    assertThat(first).anyMatch(line -> line.startsWith("data:") && line.contains(id));

    Api.delete(wallet, "/api/intents/" + id);
    List<String> next = events(wallet, place, 1);
    assertThat(next).anyMatch(line -> line.startsWith("data:") && line.contains("CANCELLED"));
    assertThat(next).noneMatch(line -> line.equals("id:" + place));
  }

  /** The lines of a stream up to so many events. */
  private List<String> events(Person wallet, @Nullable String after, int many)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/intents/stream"))
            .header("Authorization", "Bearer " + wallet.token())
            .header("Accept", "text/event-stream");
    if (after != null) {
      request.header("Last-Event-ID", after);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      List<String> lines = new ArrayList<>();
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  client.send(request.build(), BodyHandlers.ofInputStream()).body(),
                  StandardCharsets.UTF_8))) {
        int seen = 0;
        while (seen < many) {
          String line = reader.readLine();
          lines.add(line);
          seen += line.startsWith("data:") ? 1 : 0;
        }
      }
      client.shutdownNow();
      return lines;
    }
  }

  @Test
  void theStreamIsForWalletsAlone() {
    assertProblem(Api.get(null, "/api/intents/stream"), 401, "unauthenticated");
    assertProblem(
        Api.get(Api.join("f-" + UUID.randomUUID(), "fighter"), "/api/intents/stream"),
        403,
        "forbidden");
  }

  @Test
  void listingsAreMadeTakenAndTakenBack() {
    Map<String, Object> listing = market.listed(giver, item, 300);
    Map<String, Object> body = Map.of("listings", List.of(listing, Map.of()));
    Response made = Api.post(null, "/api/listings", body);
    assertThat(made.<List<String>>path("results.status")).containsExactly("listed", "rejected");
    String id = made.path("results[0].listing.listing_id");
    assertThat(Api.post(null, "/api/listings", body).<String>path("results[0].status"))
        .isEqualTo("already_listed");
    assertThat(
            Api.get(null, "/api/listings?item_id=" + item + "&seller=" + alice)
                .<List<String>>path("items.listing_id"))
        .containsExactly(id);

    Response bought =
        Api.post(
            null,
            "/api/intents",
            market.signed(buyer, IntentAction.BUY_NOW, item, alice, bob, 300));
    assertThat(bought.<String>path("results[0].intent.listing_id")).isEqualTo(id);
    assertThat(Api.get(null, "/api/listings/" + id).<String>path("state")).isEqualTo("taken");
    assertProblem(
        Api.delete(market.signedIn(alice), "/api/listings/" + id), 409, "listing_not_active");
    Api.delete(market.signedIn(bob), "/api/intents/" + bought.path("results[0].intent.intent_id"));
    assertProblem(Api.delete(market.signedIn(bob), "/api/listings/" + id), 403, "wallet_required");
    assertThat(Api.delete(market.signedIn(alice), "/api/listings/" + id).<String>path("state"))
        .isEqualTo("cancelled");
    assertProblem(
        Api.get(null, "/api/listings/" + new SessionId(UUID.randomUUID())),
        404,
        "listing_not_found");
    assertBadFields(Api.get(null, "/api/listings?seller=me"), "seller");
  }

  @Test
  void itemsAreRegisteredByAdminsOnce() {
    Person admin = Api.join("admin-" + UUID.randomUUID(), "admin");
    String id = "card:" + UUID.randomUUID();
    Map<String, Object> good =
        Map.of(
            "item_id",
            id,
            "owner",
            alice.value(),
            "royalty_basis_points",
            250,
            "royalty_wallet",
            bob.value());
    Map<String, Object> bad =
        Map.of("item_id", id + "x", "owner", alice.value(), "royalty_basis_points", 5001);
    Map<String, Object> body = Map.of("items", List.of(good, bad, Map.of("item_id", "a b")));

    Response made = Api.post(admin, "/api/items", body);
    assertThat(made.<List<String>>path("results.status"))
        .containsExactly("registered", "rejected", "rejected");
    assertThat(made.<List<String>>path("results.problem.code"))
        .containsExactly(null, "royalty_invalid", "intent_malformed");
    assertThat(Api.post(admin, "/api/items", body).<String>path("results[0].status"))
        .isEqualTo("already_registered");
    Map<String, Object> other = Map.of("item_id", id, "owner", bob.value());
    assertThat(
            Api.post(admin, "/api/items", Map.of("items", List.of(other)))
                .<String>path("results[0].problem.code"))
        .isEqualTo("item_taken");
    Response item = Api.get(null, "/api/items/" + id);
    assertThat(item.<String>path("owner")).isEqualTo(alice.value());
    assertThat(item.<Integer>path("royalty_basis_points")).isEqualTo(250);
    assertProblem(Api.get(null, "/api/items/none"), 404, "item_not_found");
  }

  @Test
  void theVaultSaysWhatClientsHaveToKnow() {
    Response facts = Api.get(null, "/api/vault");
    assertThat(facts.<Integer>path("network_id")).isEqualTo((int) MarketWorld.NETWORK);
    assertThat(facts.<Integer>path("fee_basis_points")).isEqualTo(250);
    assertThat(facts.<String>path("treasury")).isEqualTo(MarketWorld.AUTHORITY.value());
    assertThat(facts.<String>path("receipt_key")).isEqualTo(market.signatures.publicKey().hex());
    assertThat(facts.<Integer>path("limits.intents_per_request")).isEqualTo(1_000);
    assertThat(streams.open()).isGreaterThanOrEqualTo(0);
  }
}
