package io.ringledger.paymentsandbox.money;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Change;
import io.ringledger.paymentsandbox.books.Json;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.books.SandboxClock;

/** Writes down what happened, in the change in which it happened. */
public final class Events {

  /** Somebody who does something about each event. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Hears of an event.
     *
     * @param change the change in which it happens
     * @param event the event
     */
    void happened(Change change, ObjectNode event);
  }

  private final Ids ids;
  private final SandboxClock clock;
  private final String apiVersion;
  private final Listener listener;

  /**
   * Writes events.
   *
   * @param ids makes their ids
   * @param clock the time
   * @param apiVersion which version of the API they are written in
   * @param listener hears of each
   */
  public Events(Ids ids, SandboxClock clock, String apiVersion, Listener listener) {
    this.ids = ids;
    this.clock = clock;
    this.apiVersion = apiVersion;
    this.listener = listener;
  }

  void happened(Act act, String type, ObjectNode object) {
    String id = ids.next("evt");
    ObjectNode event =
        Json.object()
            .put("id", id)
            .put("object", "event")
            .put("api_version", apiVersion)
            .put("created", clock.seconds());
    event.putObject("data").set("object", Hidden.shown(object));
    event.put("livemode", false).put("pending_webhooks", 0);
    event
        .putObject("request")
        .put("id", act.request().orElse(null))
        .put("idempotency_key", act.idempotencyKey().orElse(null));
    event.put("type", type);
    act.books().put(Kind.EVENT, id, event);
    listener.happened(act.books(), event);
  }
}
