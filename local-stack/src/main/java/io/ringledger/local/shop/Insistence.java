package io.ringledger.local.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.UnansweredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Asks until it is answered, of whichever replica answers, and holds all answers to one key against
 * each other.
 */
final class Insistence {

  private static final Duration BREATH = Duration.ofMillis(100);
  private static final int ASKED_TWICE = 5;

  private final List<ShopApi> replicas;
  private final SplittableRandom random;
  private final List<Kept> kept = new ArrayList<>();
  private final List<String> anomalies = new ArrayList<>();
  private long unanswered;
  private int turn;

  Insistence(List<ShopApi> replicas, SplittableRandom random) {
    this.replicas = List.copyOf(replicas);
    this.random = random;
  }

  /** A request, to be sent to any replica. */
  interface Request {
    Answer to(ShopApi replica) throws InterruptedException;
  }

  /**
   * A request under a key, with how it was first answered.
   *
   * @param order which order the answer is about; empty where it was refused
   */
  private record Kept(String key, Request request, int status, String order) {}

  /** A replica, whichever. */
  ShopApi any() {
    return replicas.getFirst();
  }

  /** The first answer that is one. */
  Answer answered(Request request) throws InterruptedException {
    while (true) {
      turn++;
      try {
        Answer answer = request.to(replicas.get(turn % replicas.size()));
        if (answer.status() < 500 && answer.status() != 429) {
          return answer;
        }
      } catch (UnansweredException _) {
        unanswered++;
      }
      Thread.sleep(BREATH);
    }
  }

  /** The same for a request under a key, which is sent again now and then. */
  Answer once(String key, Request request) throws InterruptedException {
    Answer answer = answered(request);
    if (isLastWord(answer)) {
      Kept first = new Kept(key, request, answer.status(), order(answer));
      kept.add(first);
      if (random.nextInt(ASKED_TWICE) == 0) {
        compare(first, answered(request));
      }
    }
    return answer;
  }

  private void compare(Kept first, Answer again) {
    if (again.status() != first.status() || !order(again).equals(first.order())) {
      anomalies.add(
          "idempotent_answers_differ: key %s was answered %d for order %s first, then %d %s"
              .formatted(first.key(), first.status(), first.order(), again.status(), again.body()));
    }
  }

  /** What is not certain yet is answered otherwise later, under the same key. */
  static boolean isLastWord(Answer answer) {
    return !code(answer).equals("payment_attempt_unresolved");
  }

  static String code(Answer answer) {
    return answer.status() < 400 ? "" : Json.parse(answer.body()).path("code").asText();
  }

  private static String order(Answer answer) {
    JsonNode body = Json.parse(answer.body());
    return answer.status() < 400 ? body.path("order_id").asText() : code(answer);
  }

  /**
   * Everything under a key once more, of all replicas: now that nothing moves, all say the same.
   */
  void replay(int atMost) throws InterruptedException {
    for (int i = 0; i < Math.min(atMost, kept.size()); i++) {
      Kept one = kept.get(random.nextInt(kept.size()));
      Answer here = one.request().to(replicas.getFirst());
      compare(one, here);
      for (ShopApi other : replicas.subList(1, replicas.size())) {
        Answer there = one.request().to(other);
        if (!there.body().equals(here.body())) {
          anomalies.add(
              "idempotent_answers_differ: key %s is answered %s here and %s there"
                  .formatted(one.key(), here.body(), there.body()));
        }
      }
    }
  }

  long unanswered() {
    return unanswered;
  }

  long keys() {
    return kept.size();
  }

  List<String> anomalies() {
    return List.copyOf(anomalies);
  }
}
