package io.ringledger.vault.redis;

import io.ringledger.vault.application.outbound.IntentRate;
import io.ringledger.vault.domain.SessionId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Counts in keys of Redis, one for each scope and second, that vanish by themselves. While Redis
 * does not answer, somebody else counts: limits hold in either place, and nobody is let in twice
 * for longer than it takes to change over.
 */
public final class RedisIntentRate implements IntentRate {

  private static final Logger LOG = Logger.getLogger(RedisIntentRate.class);
  private static final String KEPT_SECONDS = "5";
  private static final int IDLE_CONNECTIONS = 16;

  /** Nobody tries again before. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final RedisAddress address;
  private final Limits limits;
  private final IntentRate otherwise;
  private final Deque<RedisConnection> idle = new ArrayDeque<>();
  private final AtomicReference<Instant> notBefore = new AtomicReference<>(Instant.MIN);

  /**
   * Counts in that Redis.
   *
   * @param otherwise counts while it does not answer
   */
  public RedisIntentRate(RedisAddress address, Limits limits, IntentRate otherwise) {
    this.address = address;
    this.limits = limits;
    this.otherwise = otherwise;
  }

  /** How many more, and how many at most. */
  private record Share(int more, int most) {}

  @Override
  public boolean take(String from, Map<SessionId, Integer> bySession, int total, Instant now) {
    SortedMap<String, Share> scopes = new TreeMap<>();
    scopes.put("all", new Share(total, limits.overall()));
    scopes.put("address:" + from, new Share(total, limits.perAddress()));
    bySession.forEach(
        (session, more) -> scopes.put("session:" + session, new Share(more, limits.perSession())));
    if (scopes.values().stream().anyMatch(share -> share.more() > share.most())) {
      return false;
    }
    if (now.isBefore(notBefore.get())) {
      return otherwise.take(from, bySession, total, now);
    }
    try {
      return count(scopes, now.getEpochSecond());
    } catch (IOException failure) {
      notBefore.set(now.plus(PAUSE));
      LOG.warnf("Redis does not count intents: %s; PostgreSQL does meanwhile", failure);
      return otherwise.take(from, bySession, total, now);
    }
  }

  private boolean count(SortedMap<String, Share> scopes, long second) throws IOException {
    RedisConnection connection = borrow();
    boolean done = false;
    try {
      boolean within = count(connection, scopes, second);
      done = true;
      return within;
    } finally {
      if (done) {
        giveBack(connection);
      } else {
        // An answer may still be on its way, and would be taken for that of the next question.
        connection.close();
      }
    }
  }

  private static boolean count(
      RedisConnection connection, SortedMap<String, Share> scopes, long second) throws IOException {
    List<List<String>> commands = new ArrayList<>();
    for (Map.Entry<String, Share> scope : scopes.entrySet()) {
      String key = key(scope.getKey(), second);
      commands.add(List.of("INCRBY", key, Integer.toString(scope.getValue().more())));
      commands.add(List.of("EXPIRE", key, KEPT_SECONDS));
    }
    List<Long> answers = connection.all(commands);
    boolean within = true;
    int place = 0;
    for (Share share : scopes.values()) {
      within &= answers.get(place) <= share.most();
      place += 2;
    }
    if (!within) {
      connection.all(
          scopes.entrySet().stream()
              .map(
                  scope ->
                      List.of(
                          "DECRBY",
                          key(scope.getKey(), second),
                          Integer.toString(scope.getValue().more())))
              .toList());
    }
    return within;
  }

  private static String key(String scope, long second) {
    return "ringledger:intents:" + scope + ":" + second;
  }

  private RedisConnection borrow() throws IOException {
    synchronized (idle) {
      RedisConnection free = idle.poll();
      if (free != null) {
        return free;
      }
    }
    return RedisConnection.open(address);
  }

  private void giveBack(RedisConnection connection) throws IOException {
    synchronized (idle) {
      if (idle.size() < IDLE_CONNECTIONS) {
        idle.push(connection);
        return;
      }
    }
    connection.close();
  }

  /** What is counted in Redis vanishes by itself. */
  @Override
  public void forget(Instant before) {
    otherwise.forget(before);
  }
}
