package io.ringledger.local.chaos;

import io.ringledger.local.chaos.check.Anomaly;
import io.ringledger.local.chaos.check.Exchange;
import io.ringledger.local.chaos.check.Sightings;
import io.ringledger.local.demo.ApiClient.Answer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;

/** What the clients have sent and were answered, written down as it happens by many at once. */
final class Chronicle {

  /** What a client of this campaign may be answered: it never asks for what does not exist. */
  private static final Set<Integer> EXPECTED = Set.of(200, 201, 409, 422, 502, 503);

  private final Map<String, Collection<Exchange>> confirms = new ConcurrentHashMap<>();
  private final Map<String, Collection<String>> winners = new ConcurrentHashMap<>();
  private final Map<Integer, AtomicLong> statuses = new ConcurrentSkipListMap<>();
  private final Collection<Anomaly> anomalies = new ConcurrentLinkedQueue<>();
  private final Sightings sightings = new Sightings();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final LongAccumulator slowest = new LongAccumulator(Math::max, 0);

  /** An answer to any request, or none. */
  void heard(String request, Duration took, Optional<Answer> answer) {
    requests.incrementAndGet();
    slowest.accumulate(took.toMillis());
    if (answer.isEmpty()) {
      unanswered.incrementAndGet();
      return;
    }
    Answer given = answer.get();
    statuses.computeIfAbsent(given.status(), _ -> new AtomicLong()).incrementAndGet();
    sightings.look("the answer to " + request, given.body());
    if (!EXPECTED.contains(given.status())) {
      anomaly(new Anomaly("unexpected answer", request, given.status() + " " + given.body()));
    } else if (given.status() == 503 && given.retryAfter().isEmpty()) {
      anomaly(new Anomaly("503 without Retry-After", request, given.body()));
    }
  }

  /** A confirm and what came back. */
  void confirmed(Exchange exchange) {
    confirms.computeIfAbsent(exchange.bout(), _ -> new ConcurrentLinkedQueue<>()).add(exchange);
  }

  /** A result that was acknowledged. */
  void won(String bout, String winner) {
    winners.computeIfAbsent(bout, _ -> new ConcurrentLinkedQueue<>()).add(winner);
  }

  /** Something that a client itself saw and that must never be. */
  void anomaly(Anomaly anomaly) {
    anomalies.add(anomaly);
  }

  List<Exchange> confirms(String bout) {
    return List.copyOf(confirms.getOrDefault(bout, List.of()));
  }

  List<String> winners(String bout) {
    return List.copyOf(winners.getOrDefault(bout, List.of()));
  }

  /** Every confirm that was acknowledged. */
  List<Exchange> acknowledged() {
    return confirms.values().stream()
        .flatMap(Collection::stream)
        .filter(Exchange::isAcknowledged)
        .toList();
  }

  List<Anomaly> anomalies() {
    return List.copyOf(anomalies);
  }

  Sightings sightings() {
    return sightings;
  }

  long requests() {
    return requests.get();
  }

  /** The longest anyone has waited since this was asked last. */
  Duration slowest() {
    return Duration.ofMillis(slowest.getThenReset());
  }

  long unanswered() {
    return unanswered.get();
  }

  /** How often each status was answered until now. */
  Map<Integer, Long> counts() {
    Map<Integer, Long> counts = new TreeMap<>();
    statuses.forEach((status, count) -> counts.put(status, count.get()));
    return counts;
  }
}
