package io.ringledger.paymentsandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Books;
import io.ringledger.paymentsandbox.books.Change;
import io.ringledger.paymentsandbox.books.Json;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.books.SandboxClock;
import io.ringledger.paymentsandbox.money.Refusal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Answers that were given, for 24 hours of the sandbox's clock, and the keys that are in use. */
final class Idempotency {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int LONGEST_KEY = 255;
  private static final String TYPE = "idempotency_error";

  private final Books books;
  private final SandboxClock clock;
  private final Set<String> inUse = new HashSet<>();

  /**
   * An answer that was given.
   *
   * @param status its status
   * @param body its body
   * @param request the request that got it first
   */
  record Given(int status, String body, String request) {}

  Idempotency(Books books, SandboxClock clock) {
    this.books = books;
    this.clock = clock;
  }

  /** Takes a key into use. */
  void begin(String key) throws Refusal {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw Refusal.of(
          400, TYPE, "", "Idempotency keys must be 1 to " + LONGEST_KEY + " characters long.");
    }
    synchronized (inUse) {
      if (!inUse.add(key)) {
        throw Refusal.of(
            409,
            TYPE,
            "idempotency_key_in_use",
            "There is currently another in-progress request using this Idempotent Key (that"
                + " probably means you submitted twice, and the other request is still going"
                + " through): "
                + key
                + ". Please try again later.");
      }
    }
  }

  void end(String key) {
    synchronized (inUse) {
      inUse.remove(key);
    }
  }

  /**
   * Looks for the answer to a repeat.
   *
   * @throws Refusal if the key was used for something else
   */
  Optional<Given> given(String key, Call call) throws Refusal {
    Optional<ObjectNode> found = books.find(Kind.ANSWER, key).filter(this::isKept);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode answer = found.get();
    String path = answer.path("path").asText();
    if (!path.equals(call.path())) {
      throw Refusal.of(
          400,
          TYPE,
          "",
          "Keys for idempotent requests can only be used for the same endpoint they were first"
              + " used for ('"
              + call.path()
              + "' vs '"
              + path
              + "'). Try using a key other than '"
              + key
              + "' if you meant to execute a different request.");
    }
    if (!answer.path("params").asText().equals(call.params().canonical())) {
      throw Refusal.of(
          400,
          TYPE,
          "",
          "Keys for idempotent requests can only be used with the same parameters they were first"
              + " used with. Try using a key other than '"
              + key
              + "' if you meant to execute a different request.");
    }
    return Optional.of(
        new Given(
            answer.path("status").asInt(),
            answer.path("body").asText(),
            answer.path("request").asText()));
  }

  /** Keeps an answer, in the change that it is about. */
  void keep(Change change, String key, Call call, int status, String body) {
    for (ObjectNode oldest : change.all(Kind.ANSWER)) {
      if (isKept(oldest)) {
        break;
      }
      change.remove(Kind.ANSWER, oldest.path("key").asText());
    }
    change.remove(Kind.ANSWER, key);
    ObjectNode answer =
        Json.object()
            .put("key", key)
            .put("path", call.path())
            .put("params", call.params().canonical())
            .put("status", status)
            .put("body", body)
            .put("request", call.request())
            .put("created", clock.seconds());
    change.put(Kind.ANSWER, key, answer);
  }

  private boolean isKept(ObjectNode answer) {
    return clock.seconds() - answer.path("created").asLong() < KEPT.toSeconds();
  }
}
