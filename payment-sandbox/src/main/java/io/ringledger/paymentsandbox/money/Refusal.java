package io.ringledger.paymentsandbox.money;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Json;
import java.io.Serial;
import java.util.Optional;

/** A request that is refused and changes nothing, as the provider says so. */
public final class Refusal extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** What went wrong is with the request, not with the provider. */
  public static final String INVALID_REQUEST = "invalid_request_error";

  private final int status;
  private final transient ObjectNode error;
  private final boolean executed;

  private Refusal(int status, ObjectNode error, boolean executed) {
    super(error.path("message").asText());
    this.status = status;
    this.error = error;
    this.executed = executed;
  }

  private static Refusal of(
      int status, String type, Optional<String> code, Optional<String> param, String message) {
    ObjectNode error = Json.object().put("type", type).put("message", message);
    code.ifPresent(
        text ->
            error
                .put("code", text)
                .put("doc_url", "https://stripe.com/docs/error-codes/" + text.replace('_', '-')));
    param.ifPresent(text -> error.put("param", text));
    return new Refusal(status, error, false);
  }

  /** Refuses a parameter before anything is looked at. */
  public static Refusal parameter(String code, String param, String message) {
    return of(400, INVALID_REQUEST, Optional.of(code), Optional.of(param), message);
  }

  /** Refuses a parameter whose mistake has no code. */
  public static Refusal parameter(String param, String message) {
    return of(400, INVALID_REQUEST, Optional.empty(), Optional.of(param), message);
  }

  /** Refuses a request with another status, type or code. */
  public static Refusal of(int status, String type, String code, String message) {
    return of(
        status,
        type,
        code.isEmpty() ? Optional.empty() : Optional.of(code),
        Optional.empty(),
        message);
  }

  /** Knows no such thing. */
  public static Refusal missing(int status, String what, String id, String param) {
    return of(
            status,
            INVALID_REQUEST,
            Optional.of("resource_missing"),
            Optional.of(param),
            "No such " + what + ": '" + id + "'")
        .executed();
  }

  /** Refuses what does not fit the state of an intent, which the answer shows. */
  public static Refusal unexpectedState(ObjectNode shown, String message) {
    Refusal refusal =
        of(
            400,
            INVALID_REQUEST,
            Optional.of("payment_intent_unexpected_state"),
            Optional.empty(),
            message);
    refusal.error.set("payment_intent", shown);
    return refusal.executed();
  }

  /** Returns the same, found out while it was carried out: a repeat gets it again. */
  public Refusal executed() {
    return new Refusal(status, error, true);
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the body of the answer. */
  public ObjectNode body() {
    return Json.object().set("error", error.deepCopy());
  }

  /** Returns whether the answer is kept for repeats of the request. */
  public boolean wasExecuted() {
    return executed;
  }
}
