package io.ringledger.local.vault.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows the changes of a wallet's intents by asking again and again. */
public final class IntentPolls {

  private static final int PAGE = 100;

  private final Asking vault;
  private final Trader trader;
  private final List<JsonNode> changes = new ArrayList<>();
  private final Map<String, JsonNode> latest = new HashMap<>();
  private String place = "";

  /** Begins with the first change there is. */
  public IntentPolls(Asking vault, Trader trader) {
    this.vault = vault;
    this.trader = trader;
  }

  /** Asks until nothing new comes. */
  public void poll() throws InterruptedException {
    while (true) {
      String after = place;
      JsonNode page =
          vault.ask(to -> to.changes(trader.session().token(), after, PAGE)).expect(200);
      place = Json.text(page, "next");
      List<JsonNode> fresh = Json.required(page, "changes").valueStream().toList();
      changes.addAll(fresh);
      fresh.forEach(change -> latest.put(Json.text(change, "intent_id"), change));
      if (fresh.size() < PAGE) {
        return;
      }
    }
  }

  /** Whose they are. */
  public Trader trader() {
    return trader;
  }

  /** Everything that was heard, in order. */
  public List<JsonNode> changes() {
    return List.copyOf(changes);
  }

  /** The state that an intent was last heard to be in, such as {@code NETTED}. */
  public Optional<String> state(String intent) {
    return Optional.ofNullable(latest.get(intent)).map(change -> Json.text(change, "state"));
  }

  /** Why, where there is a reason. */
  public String reason(String intent) {
    return Optional.ofNullable(latest.get(intent))
        .map(change -> change.path("reason").asText(""))
        .orElse("");
  }
}
