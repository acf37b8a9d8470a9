package io.ringledger.shared.rest.testing;

import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A registered event source with a token.
 *
 * @param token its first service token
 */
public record Source(String id, String uri, String tokenId, String token) {

  public static final String TYPE = "marketplace.BountySettled";

  /** Registers one that may send events of the marketplace. */
  public static Source registered(Api.Person admin) {
    String uri = "https://market.example/" + UUID.randomUUID();
    Response registered =
        Api.post(
            admin,
            "/event-sources",
            Map.of("source", uri, "name", "Market", "types", List.of("marketplace.*")));
    registered.then().statusCode(201);
    String id = registered.path("source_id");
    Response issued = Api.post(admin, "/event-sources/" + id + "/tokens", null);
    issued.then().statusCode(201);
    return new Source(id, uri, issued.path("token_id"), issued.path("token"));
  }

  /** The source as somebody who sends requests. */
  public Api.Person sender() {
    return new Api.Person(id, "", "service", token);
  }

  /** An event of it. */
  public Map<String, Object> event(String eventId) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", eventId);
    event.put("source", uri);
    event.put("type", TYPE);
    event.put("time", "2026-03-01T10:00:00Z");
    event.put("datacontenttype", "application/json");
    event.put(
        "data",
        Map.of(
            "bounty_id",
            "b-1",
            "poster_id",
            "p-1",
            "winner_id",
            "w-1",
            "points",
            250,
            "state",
            "settled"));
    return event;
  }
}
