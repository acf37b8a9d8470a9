package io.ringledger.paymentsandbox.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be asked of the API. A fault may meet one of them by its name in lower case. */
public enum Operation {
  /** Creates a payment intent. */
  CREATE_INTENT("POST", "payment_intents"),
  /** Reads one. */
  RETRIEVE_INTENT("GET", "payment_intents", ""),
  /** Lists them. */
  LIST_INTENTS("GET", "payment_intents"),
  /** Changes one. */
  UPDATE_INTENT("POST", "payment_intents", ""),
  /** Has one paid. */
  CONFIRM_INTENT("POST", "payment_intents", "confirm"),
  /** Cancels one. */
  CANCEL_INTENT("POST", "payment_intents", "cancel"),
  /** Takes money that was set aside. */
  CAPTURE_INTENT("POST", "payment_intents", "capture"),
  /** Gives money back. */
  CREATE_REFUND("POST", "refunds"),
  /** Reads a refund. */
  RETRIEVE_REFUND("GET", "refunds", ""),
  /** Changes a refund's metadata. */
  UPDATE_REFUND("POST", "refunds", ""),
  /** Lists refunds. */
  LIST_REFUNDS("GET", "refunds"),
  /** Reads a charge. */
  RETRIEVE_CHARGE("GET", "charges", ""),
  /** Lists charges. */
  LIST_CHARGES("GET", "charges"),
  /** Reads a payment method. */
  RETRIEVE_METHOD("GET", "payment_methods", ""),
  /** Reads an event. */
  RETRIEVE_EVENT("GET", "events", ""),
  /** Lists events. */
  LIST_EVENTS("GET", "events"),
  /** Has an event sent again. */
  RETRY_EVENT("POST", "events", "retry"),
  /** Adds a webhook endpoint. */
  CREATE_ENDPOINT("POST", "webhook_endpoints"),
  /** Reads one. */
  RETRIEVE_ENDPOINT("GET", "webhook_endpoints", ""),
  /** Lists them. */
  LIST_ENDPOINTS("GET", "webhook_endpoints"),
  /** Changes one. */
  UPDATE_ENDPOINT("POST", "webhook_endpoints", ""),
  /** Removes one. */
  DELETE_ENDPOINT("DELETE", "webhook_endpoints", "");

  private final String method;
  private final String collection;
  private final Optional<String> verb;

  Operation(String method, String collection) {
    this.method = method;
    this.collection = collection;
    this.verb = Optional.empty();
  }

  Operation(String method, String collection, String verb) {
    this.method = method;
    this.collection = collection;
    this.verb = Optional.of(verb);
  }

  /**
   * Finds what is asked for.
   *
   * @param method the HTTP method
   * @param path what follows {@code /v1/}, split at its slashes
   */
  static Optional<Operation> of(String method, List<String> path) {
    if (path.size() > 3 || path.contains("")) {
      return Optional.empty();
    }
    Optional<String> verb =
        path.size() == 1 ? Optional.empty() : Optional.of(path.size() == 2 ? "" : path.get(2));
    return Arrays.stream(values())
        .filter(each -> each.method.equals(method))
        .filter(each -> each.collection.equals(path.getFirst()) && each.verb.equals(verb))
        .findFirst();
  }

  /** Returns its name for a fault. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the operation with a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Operation named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.wire().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no operation " + name + "."));
  }
}
