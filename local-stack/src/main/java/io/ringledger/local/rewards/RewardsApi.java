package io.ringledger.local.rewards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What admins and event sources ask of rewards, one request each. */
public final class RewardsApi {

  private final ApiClient api;
  private final Person admin;

  public RewardsApi(ApiClient api, Person admin) {
    this.api = api;
    this.admin = admin;
  }

  /**
   * A system that sends events.
   *
   * @param uri CloudEvents {@code source}
   * @param token its service token
   */
  public record Source(String uri, String token) {}

  /** An account as it stands. */
  public record Account(String id, String holder, long balance) {}

  /** Registers a system that may send events of these types. */
  public Source register(String uri, String name, String... types) throws InterruptedException {
    ObjectNode body = Json.object().put("source", uri).put("name", name);
    ArrayNode allowed = body.putArray("types");
    List.of(types).forEach(allowed::add);
    String id = Json.text(post("/event-sources", body).expect(201), "source_id");
    JsonNode issued = post("/event-sources/" + id + "/tokens", Json.object()).expect(201);
    return new Source(uri, Json.text(issued, "token"));
  }

  /** Loads a policy as the newest version; answers the version. */
  public int loadPolicy(ObjectNode policy) throws InterruptedException {
    int newest = 0;
    for (JsonNode known : get("/reward-policies").expect(200).path("policies")) {
      newest = Math.max(newest, known.path("version").asInt());
    }
    policy.put("version", newest + 1);
    post("/reward-policies", policy).expect(201);
    return newest + 1;
  }

  /** Opens somebody's account. */
  public Account open(String holder) throws InterruptedException {
    return account(post("/accounts", Json.object().put("holder", holder)).expect(201));
  }

  /** Stops everything that would move an account's points. */
  public void freeze(Account account) throws InterruptedException {
    post("/accounts/" + account.id() + "/freeze", Json.object()).expect(200);
  }

  public Account account(String id) throws InterruptedException {
    return account(get("/accounts/" + id).expect(200));
  }

  /** Sends a batch as its source; answers a result for each event, in order. */
  public List<JsonNode> send(Source source, List<ObjectNode> events) throws InterruptedException {
    ApiClient.Answer answer =
        api.post(
            "/reward-events",
            Optional.of(source.token()),
            Json.array(events),
            Map.of("Content-Type", "application/cloudevents-batch+json"));
    JsonNode results = answer.expect(answer.status() == 200 ? 200 : 202).path("results");
    return results.valueStream().toList();
  }

  /** A settlement as its source sees it. */
  public JsonNode settlement(String id) throws InterruptedException {
    return get("/reward-settlements/" + id).expect(200);
  }

  /** An account's reputation; 0 where nothing is known of it. */
  public long reputation(Account account) throws InterruptedException {
    return get("/accounts/" + account.id() + "/reputation").expect(200).path("score").asLong();
  }

  public List<JsonNode> leaderboard(int limit) throws InterruptedException {
    return get("/reputation/leaderboard?limit=" + limit)
        .expect(200)
        .path("standings")
        .valueStream()
        .toList();
  }

  public JsonNode trialBalance() throws InterruptedException {
    return get("/ledger/trial-balance").expect(200);
  }

  private ApiClient.Answer get(String path) throws InterruptedException {
    return api.get(path, admin.bearer());
  }

  private ApiClient.Answer post(String path, JsonNode body) throws InterruptedException {
    return api.post(path, admin.bearer(), body, Map.of());
  }

  private static Account account(JsonNode json) {
    return new Account(
        Json.text(json, "account_id"), Json.text(json, "holder"), Json.number(json, "balance"));
  }
}
