package io.ringledger.vault.application.fakes;

import io.ringledger.vault.application.outbound.IntentRate;
import io.ringledger.vault.domain.SessionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts in memory. */
public final class CountingRate implements IntentRate {

  private final Limits limits;
  private final Map<String, Long> seconds = new HashMap<>();
  private final Map<String, Integer> taken = new HashMap<>();

  public CountingRate(Limits limits) {
    this.limits = limits;
  }

  @Override
  public synchronized boolean take(
      String address, Map<SessionId, Integer> bySession, int total, Instant now) {
    Map<String, Integer> more = new HashMap<>();
    Map<String, Integer> most = new HashMap<>();
    more.put("all", total);
    most.put("all", limits.overall());
    more.put("address:" + address, total);
    most.put("address:" + address, limits.perAddress());
    bySession.forEach(
        (session, count) -> {
          more.put("session:" + session, count);
          most.put("session:" + session, limits.perSession());
        });
    for (String scope : more.keySet()) {
      if (seconds.getOrDefault(scope, Long.MIN_VALUE) < now.getEpochSecond()) {
        seconds.put(scope, now.getEpochSecond());
        taken.put(scope, 0);
      }
    }
    boolean within =
        more.entrySet().stream()
            .allMatch(
                each ->
                    taken.getOrDefault(each.getKey(), 0) + each.getValue()
                        <= most.getOrDefault(each.getKey(), 0));
    if (within) {
      more.forEach((scope, count) -> taken.merge(scope, count, Integer::sum));
    }
    return within;
  }

  @Override
  public synchronized void forget(Instant before) {
    seconds.values().removeIf(second -> second < before.getEpochSecond());
    taken.keySet().retainAll(seconds.keySet());
  }
}
