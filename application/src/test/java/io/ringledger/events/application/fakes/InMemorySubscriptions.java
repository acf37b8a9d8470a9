package io.ringledger.events.application.fakes;

import io.ringledger.events.application.outbound.Subscriptions;
import io.ringledger.events.domain.SigningSecret;
import io.ringledger.events.domain.Subscription;
import io.ringledger.events.domain.SubscriptionId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.Restorable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Subscriptions in memory. */
public final class InMemorySubscriptions implements Subscriptions, Restorable {

  private record Kept(SigningSecret secret, Optional<Instant> endsAt) {}

  private Map<UUID, Subscription> subscriptions = new TreeMap<>();
  private Map<UUID, List<Kept>> secrets = new HashMap<>();

  @Override
  public synchronized boolean add(Subscription subscription, int max) {
    if (subscriptions.size() >= max) {
      return false;
    }
    subscriptions.put(subscription.id().value(), subscription);
    return true;
  }

  @Override
  public synchronized Optional<Subscription> find(SubscriptionId id) {
    return Optional.ofNullable(subscriptions.get(id.value()));
  }

  @Override
  public Optional<Subscription> lock(SubscriptionId id) {
    return find(id);
  }

  @Override
  public synchronized void save(Subscription subscription) {
    subscriptions.replace(subscription.id().value(), subscription);
  }

  @Override
  public synchronized boolean delete(SubscriptionId id) {
    secrets.remove(id.value());
    return subscriptions.remove(id.value()) != null;
  }

  @Override
  public synchronized Page<Subscription, SubscriptionId> page(
      Optional<SubscriptionId> before, int limit) {
    List<Subscription> all =
        subscriptions.values().stream()
            .filter(each -> before.isEmpty() || isBefore(each, before.get()))
            .sorted(Comparator.comparing((Subscription each) -> each.id().toString()).reversed())
            .toList();
    return all.size() <= limit
        ? new Page<>(all, Optional.empty())
        : new Page<>(all.subList(0, limit), Optional.of(all.get(limit - 1).id()));
  }

  private static boolean isBefore(Subscription each, SubscriptionId id) {
    return each.id().toString().compareTo(id.toString()) < 0;
  }

  @Override
  public synchronized List<Subscription> all() {
    return List.copyOf(subscriptions.values());
  }

  @Override
  public synchronized void addSecret(
      SubscriptionId id, UUID secretId, SigningSecret secret, Instant now, Instant overlapUntil) {
    List<Kept> kept = new ArrayList<>();
    kept.add(new Kept(secret, Optional.empty()));
    secrets.getOrDefault(id.value(), List.of()).stream()
        .filter(old -> old.endsAt().isEmpty())
        .forEach(old -> kept.add(new Kept(old.secret(), Optional.of(overlapUntil))));
    secrets.put(id.value(), kept);
  }

  @Override
  public synchronized List<SigningSecret> secrets(SubscriptionId id, Instant at) {
    return secrets.getOrDefault(id.value(), List.of()).stream()
        .filter(kept -> kept.endsAt().isEmpty() || kept.endsAt().get().isAfter(at))
        .map(Kept::secret)
        .toList();
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<UUID, Subscription> before = new TreeMap<>(subscriptions);
    Map<UUID, List<Kept>> secretsBefore = new HashMap<>(secrets);
    return () -> {
      subscriptions = before;
      secrets = secretsBefore;
    };
  }
}
