package io.ringledger.paymentsandbox.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Change;
import io.ringledger.paymentsandbox.books.Json;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.books.SandboxClock;
import io.ringledger.paymentsandbox.money.Hidden;
import io.ringledger.paymentsandbox.money.Ids;
import io.ringledger.paymentsandbox.money.Refusal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who wants to hear of which events, and with which secrets they are signed. */
public final class Endpoints {
  /** As many as the provider allows. */
  public static final int MOST = 16;

  private static final String SECRET = "secret";
  private static final String OLD_SECRET = "old_secret";
  private static final String OLD_UNTIL = "old_until";
  private static final String CONFIGURED = "configured";

  private final Ids ids;
  private final SandboxClock clock;
  private final String apiVersion;

  /**
   * Starts with those in the books.
   *
   * @param ids makes ids
   * @param clock the time
   * @param apiVersion which version of the API events are written in
   */
  public Endpoints(Ids ids, SandboxClock clock, String apiVersion) {
    this.ids = ids;
    this.clock = clock;
    this.apiVersion = apiVersion;
  }

  /**
   * Adds one.
   *
   * @param secret what signs; empty: a fresh one
   * @return the endpoint with its secret, which is never shown again
   */
  public ObjectNode add(
      Change change, URI url, List<String> types, Optional<String> secret, Optional<String> text)
      throws Refusal {
    int count = 0;
    for (ObjectNode _ : change.all(Kind.ENDPOINT)) {
      count++;
    }
    if (count >= MOST) {
      throw Refusal.of(
              400,
              Refusal.INVALID_REQUEST,
              "",
              "You have reached the maximum of " + MOST + " webhook endpoints.")
          .executed();
    }
    String id = ids.next("we");
    ObjectNode endpoint =
        Json.object()
            .put("id", id)
            .put("object", "webhook_endpoint")
            .put("api_version", apiVersion)
            .putNull("application")
            .put("created", clock.seconds())
            .put("description", text.orElse(null));
    types.forEach(endpoint.putArray("enabled_events")::add);
    endpoint.put("livemode", false).putObject("metadata");
    endpoint.put("status", "enabled").put("url", url.toString());
    String signing = secret.orElseGet(() -> ids.next("whsec"));
    Hidden.put(endpoint, SECRET, signing);
    change.put(Kind.ENDPOINT, id, endpoint);
    return Hidden.shown(endpoint).put("secret", signing);
  }

  /**
   * Adds the one the sandbox is set up with, for all events. Where the books have it already, it
   * moves to the address that is given now; its secret stays, which may have been rotated, unless
   * another one is given than before.
   */
  public void configure(Change change, URI url, String secret) throws Refusal {
    for (ObjectNode endpoint : change.all(Kind.ENDPOINT)) {
      String before = Hidden.get(endpoint, CONFIGURED);
      if (!before.isEmpty()) {
        if (!before.equals(secret)) {
          Hidden.put(endpoint, SECRET, secret);
          Hidden.put(endpoint, OLD_UNTIL, "");
          Hidden.put(endpoint, CONFIGURED, secret);
        }
        change.put(
            Kind.ENDPOINT, endpoint.path("id").asText(), endpoint.put("url", url.toString()));
        return;
      }
    }
    String id =
        add(change, url, List.of("*"), Optional.of(secret), Optional.empty()).path("id").asText();
    ObjectNode added = change.find(Kind.ENDPOINT, id).orElseThrow();
    Hidden.put(added, CONFIGURED, secret);
    change.put(Kind.ENDPOINT, id, added);
  }

  /**
   * Gives an endpoint another secret.
   *
   * @param overlap for how long the old one signs too; zero: not at all
   * @return the new secret
   * @throws IllegalArgumentException if there is no such endpoint
   */
  public String rotate(Change change, String id, Optional<String> secret, Duration overlap) {
    ObjectNode endpoint =
        change
            .find(Kind.ENDPOINT, id)
            .orElseThrow(() -> new IllegalArgumentException("There is no endpoint " + id + "."));
    String fresh = secret.orElseGet(() -> ids.next("whsec"));
    Hidden.put(endpoint, OLD_SECRET, Hidden.get(endpoint, SECRET));
    Hidden.put(endpoint, OLD_UNTIL, Long.toString(clock.instant().plus(overlap).toEpochMilli()));
    Hidden.put(endpoint, SECRET, fresh);
    change.put(Kind.ENDPOINT, id, endpoint);
    return fresh;
  }

  /** Returns the secrets that sign for an endpoint now, the newest first. */
  List<String> secrets(ObjectNode endpoint) {
    List<String> secrets = new ArrayList<>();
    secrets.add(Hidden.get(endpoint, SECRET));
    String until = Hidden.get(endpoint, OLD_UNTIL);
    if (!until.isEmpty() && clock.instant().toEpochMilli() < Long.parseLong(until)) {
      secrets.add(Hidden.get(endpoint, OLD_SECRET));
    }
    return secrets;
  }

  static boolean wants(ObjectNode endpoint, String type) {
    for (JsonNode enabled : endpoint.path("enabled_events")) {
      if (enabled.asText().equals("*") || enabled.asText().equals(type)) {
        return true;
      }
    }
    return false;
  }
}
