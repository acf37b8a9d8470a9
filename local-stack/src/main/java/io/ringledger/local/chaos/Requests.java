package io.ringledger.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.chaos.check.Exchange;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Person;
import io.ringledger.local.demo.PlayException;
import io.ringledger.local.demo.UnansweredException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a client of the campaign asks: it writes everything down, and repeats what was not answered
 * or not decided, the same request again, until it is.
 */
final class Requests {

  /** Longer than any outage here; whoever waits longer waits in vain. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ApiClient api;
  private final Gate gate;
  private final Chronicle chronicle;

  Requests(ApiClient api, Gate gate, Chronicle chronicle) {
    this.api = api;
    this.gate = gate;
    this.chronicle = chronicle;
  }

  /** A request, sent each time it is called. */
  private interface Call {
    Answer send() throws InterruptedException;
  }

  /** Asks until there is an answer. */
  Answer get(String path, Person who) throws InterruptedException {
    return insist("GET " + path, () -> api.get(path, who.bearer()), _ -> {});
  }

  /** Asks until there is an answer that decides. */
  Answer post(String path, Person who, JsonNode body) throws InterruptedException {
    return insist("POST " + path, () -> api.post(path, who.bearer(), body, Map.of()), _ -> {});
  }

  /** Sends a confirm until there is an answer that decides. */
  Answer confirm(String bout, Confirm confirm, Person who) throws InterruptedException {
    String path = confirm.half().url(bout, "confirm");
    String request = confirm.claim().toString();
    return insist(
        "POST " + path,
        () ->
            api.post(path, who.bearer(), confirm.claim(), Map.of("Idempotency-Key", confirm.key())),
        answer ->
            chronicle.confirmed(
                new Exchange(bout, confirm.half(), confirm.key(), request, answer)));
  }

  private Answer insist(String request, Call call, Consumer<Optional<Answer>> note)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<Answer> answer = gate.through(() -> once(request, call, note));
      if (answer.filter(Exchange::isDecisive).isPresent()) {
        return answer.get();
      }
      Thread.sleep(PAUSE);
    }
    throw new PlayException(
        "%s was not decided within %d s".formatted(request, PATIENCE.toSeconds()));
  }

  private Optional<Answer> once(String request, Call call, Consumer<Optional<Answer>> note)
      throws InterruptedException {
    long sent = System.nanoTime();
    Optional<Answer> answer;
    try {
      answer = Optional.of(call.send());
    } catch (UnansweredException _) {
      answer = Optional.empty();
    }
    chronicle.heard(request, Duration.ofNanos(System.nanoTime() - sent), answer);
    note.accept(answer);
    return answer;
  }
}
