package io.ringledger.local.rewards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.PlayException;
import io.ringledger.local.demo.UnansweredException;
import io.ringledger.local.rewards.DayOfEvents.Cast;
import io.ringledger.local.rewards.DayOfEvents.Told;
import io.ringledger.local.rewards.RewardsApi.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An event source in bad weather: it plays day after day for its own members, and sends every batch
 * until somebody has taken it.
 */
final class Sender implements Runnable {

  private static final int BIGGEST_BATCH = 60;
  private static final Duration BREATH = Duration.ofMillis(100);
  private static final int REPEATED = 5;

  /** Between batches: the replicas are to be killed at work, not to be kept from starting. */
  private static final int LONGEST_PAUSE_MILLIS = 800;

  private final Source source;
  private final Cast cast;
  private final List<ApiClient> replicas;
  private final Instant firstDay;
  private final SplittableRandom random;
  private final AtomicBoolean going;
  private final Map<String, Told> settlements = new LinkedHashMap<>();
  private final Map<String, Long> balances = new LinkedHashMap<>();
  private final Map<String, Long> reputations = new LinkedHashMap<>();
  private final List<String> anomalies = new ArrayList<>();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private int turn;

  /**
   * A sender.
   *
   * @param replicas asked in turn
   * @param firstDay when its first day begins; every further one is a day later
   * @param going whether to begin another day
   */
  Sender(
      Source source,
      Cast cast,
      List<ApiClient> replicas,
      Instant firstDay,
      SplittableRandom random,
      AtomicBoolean going) {
    this.source = source;
    this.cast = cast;
    this.replicas = List.copyOf(replicas);
    this.firstDay = firstDay;
    this.random = random;
    this.going = going;
  }

  @Override
  public void run() {
    try {
      for (int day = 0; going.get(); day++) {
        play(
            DayOfEvents.of(
                random.nextLong(), "day-" + day, firstDay.plus(Duration.ofDays(day)), cast));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (PlayException e) {
      synchronized (this) {
        anomalies.add("a sender cannot go on: " + e.getMessage());
      }
    }
  }

  private void play(DayOfEvents day) throws InterruptedException {
    List<Told> events = day.events();
    for (int from = 0; from < events.size(); ) {
      int to = Math.min(events.size(), from + random.nextInt(1, BIGGEST_BATCH));
      send(events.subList(from, to));
      if (random.nextInt(REPEATED) == 0) {
        send(events.subList(from, to));
      }
      Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
      from = to;
    }
    synchronized (this) {
      for (String member : cast.members()) {
        balances.merge(member, day.balance(member), Long::sum);
        reputations.merge(member, day.reputation(member), Long::sum);
      }
    }
  }

  private void send(List<Told> batch) throws InterruptedException {
    List<ObjectNode> events =
        batch.stream().map(told -> told.event().deepCopy().put("source", source.uri())).toList();
    List<JsonNode> results = untilTaken(events);
    synchronized (this) {
      for (int i = 0; i < batch.size(); i++) {
        note(batch.get(i), results.get(i));
      }
    }
  }

  private void note(Told told, JsonNode result) {
    int status = result.path("status").asInt();
    String settlement = result.path("settlement_id").asText();
    Told before = settlements.putIfAbsent(settlement, told);
    if (status != 202 && status != 200) {
      anomalies.add("an event was not taken: " + result);
    } else if (before != null && !before.equals(told)) {
      anomalies.add("two events have one settlement: " + settlement);
    } else if (before == null) {
      accepted.incrementAndGet();
    }
  }

  /** Whoever gets no answer, or is told to come back, sends the very same again. */
  private List<JsonNode> untilTaken(List<ObjectNode> events) throws InterruptedException {
    while (true) {
      turn++;
      try {
        ApiClient.Answer answer =
            replicas
                .get(turn % replicas.size())
                .post(
                    "/reward-events",
                    Optional.of(source.token()),
                    Json.array(events),
                    Map.of("Content-Type", "application/cloudevents-batch+json"));
        if (answer.status() < 300) {
          return Json.required(Json.parse(answer.body()), "results").valueStream().toList();
        }
        if (answer.status() < 500) {
          throw new PlayException(answer.request() + " was refused: " + answer.body());
        }
      } catch (UnansweredException _) {
        unanswered.incrementAndGet();
      }
      Thread.sleep(BREATH);
    }
  }

  /** Who it sends as. */
  String source() {
    return source.uri();
  }

  long accepted() {
    return accepted.get();
  }

  long unanswered() {
    return unanswered.get();
  }

  /** What it sent, by the settlement each event has. */
  synchronized Map<String, Told> settlements() {
    return new LinkedHashMap<>(settlements);
  }

  /** What its members should have. */
  synchronized Map<String, Long> balances() {
    return new LinkedHashMap<>(balances);
  }

  /** What the reputation of its members should be. */
  synchronized Map<String, Long> reputations() {
    return new LinkedHashMap<>(reputations);
  }

  synchronized List<String> anomalies() {
    return List.copyOf(anomalies);
  }
}
