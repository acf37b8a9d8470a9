package io.ringledger.events.application.fakes;

import io.ringledger.events.application.outbound.Deliveries;
import io.ringledger.events.application.outbound.Subscriptions;
import io.ringledger.events.domain.Delivery;
import io.ringledger.events.domain.DeliveryId;
import io.ringledger.events.domain.DeliveryStatus;
import io.ringledger.events.domain.Subscription;
import io.ringledger.events.domain.SubscriptionId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.events.PublishedEvent;
import io.ringledger.shared.application.fakes.Restorable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Deliveries in memory. */
public final class InMemoryDeliveries implements Deliveries, Restorable {

  private record Row(Delivery delivery, PublishedEvent event, Optional<Instant> claimedUntil) {

    private boolean isFree(Instant now) {
      return delivery.status() == DeliveryStatus.PENDING
          && !delivery.dueAt().isAfter(now)
          && claimedUntil.filter(now::isBefore).isEmpty();
    }
  }

  private final Subscriptions subscriptions;
  private Map<DeliveryId, Row> rows = new LinkedHashMap<>();

  public InMemoryDeliveries(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  /** Those of subscriptions that are still there: nothing else can be seen. */
  private Stream<Row> rows() {
    return rows.values().stream()
        .filter(row -> subscriptions.find(row.delivery().subscription()).isPresent());
  }

  @Override
  public synchronized void add(List<New> deliveries) {
    for (New made : deliveries) {
      boolean known =
          rows()
              .anyMatch(
                  row ->
                      row.delivery().subscription().equals(made.subscription())
                          && row.delivery().event().equals(made.event().id()));
      if (!known) {
        Delivery delivery =
            new Delivery(
                made.id(),
                made.subscription(),
                made.event().id(),
                made.event().type(),
                made.event().orderingKey(),
                DeliveryStatus.PENDING,
                0,
                made.at(),
                made.at(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        rows.put(made.id(), new Row(delivery, made.event(), Optional.empty()));
      }
    }
  }

  @Override
  public synchronized List<SubscriptionId> due(Instant now, int limit) {
    return subscriptions.all().stream()
        .filter(each -> !each.paused())
        .filter(each -> each.restsUntil().filter(now::isBefore).isEmpty())
        .map(Subscription::id)
        .filter(
            id ->
                rows().anyMatch(row -> row.delivery().subscription().equals(id) && row.isFree(now)))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Claim> claim(
      SubscriptionId subscription, Instant now, Instant claimedUntil, int limit) {
    List<Row> next =
        rows()
            .filter(row -> row.delivery().subscription().equals(subscription))
            .filter(row -> row.isFree(now))
            .filter(row -> rows().noneMatch(other -> holdsUp(other, row)))
            .sorted(
                Comparator.comparing((Row row) -> row.delivery().dueAt())
                    .thenComparingLong(row -> row.event().position()))
            .limit(limit)
            .toList();
    List<Claim> claims = new ArrayList<>();
    for (Row row : next) {
      int attempt = row.delivery().attempts() + 1;
      put(
          new Row(
              with(row.delivery(), DeliveryStatus.PENDING, attempt, row.delivery().dueAt()),
              row.event(),
              Optional.of(claimedUntil)));
      claims.add(new Claim(row.delivery().id(), subscription, attempt, row.event()));
    }
    return claims;
  }

  private static boolean holdsUp(Row other, Row row) {
    return other.delivery().subscription().equals(row.delivery().subscription())
        && other.delivery().status() == DeliveryStatus.PENDING
        && other.event().orderingKey().equals(row.event().orderingKey())
        && other.event().position() < row.event().position();
  }

  private void put(Row row) {
    rows.put(row.delivery().id(), row);
  }

  private static Delivery with(Delivery old, DeliveryStatus status, int attempts, Instant dueAt) {
    return new Delivery(
        old.id(),
        old.subscription(),
        old.event(),
        old.type(),
        old.orderingKey(),
        status,
        attempts,
        old.createdAt(),
        dueAt,
        old.lastStatus(),
        old.lastReason(),
        Optional.empty());
  }

  @Override
  public synchronized boolean delivered(Claim claim, int status, Instant at) {
    return end(
        claim,
        DeliveryStatus.DELIVERED,
        Optional.of(status),
        Optional.empty(),
        Optional.empty(),
        Optional.of(at));
  }

  @Override
  public synchronized boolean failed(
      Claim claim, Optional<Integer> status, String reason, Instant at, Optional<Instant> next) {
    return end(
        claim,
        next.isPresent() ? DeliveryStatus.PENDING : DeliveryStatus.DEAD,
        status,
        Optional.of(reason.substring(0, Math.min(reason.length(), Delivery.MAX_REASON_LENGTH))),
        next,
        next.isPresent() ? Optional.empty() : Optional.of(at));
  }

  private boolean end(
      Claim claim,
      DeliveryStatus status,
      Optional<Integer> http,
      Optional<String> reason,
      Optional<Instant> dueAt,
      Optional<Instant> endedAt) {
    Row row = rows.get(claim.delivery());
    if (row == null
        || row.claimedUntil().isEmpty()
        || row.delivery().attempts() != claim.attempt()
        || row.delivery().status() != DeliveryStatus.PENDING) {
      return false;
    }
    Delivery old = row.delivery();
    put(
        new Row(
            new Delivery(
                old.id(),
                old.subscription(),
                old.event(),
                old.type(),
                old.orderingKey(),
                status,
                old.attempts(),
                old.createdAt(),
                dueAt.orElse(old.dueAt()),
                http,
                reason,
                endedAt),
            row.event(),
            Optional.empty()));
    return true;
  }

  @Override
  public synchronized Page<Delivery, DeliveryId> page(
      SubscriptionId subscription,
      Optional<DeliveryStatus> status,
      Optional<DeliveryId> before,
      int limit) {
    Predicate<Delivery> wanted =
        each ->
            each.subscription().equals(subscription)
                && (status.isEmpty() || each.status() == status.get())
                && (before.isEmpty()
                    || each.id().toString().compareTo(before.get().toString()) < 0);
    List<Delivery> all =
        rows()
            .map(Row::delivery)
            .filter(wanted)
            .sorted(Comparator.comparing((Delivery each) -> each.id().toString()).reversed())
            .toList();
    return all.size() <= limit
        ? new Page<>(all, Optional.empty())
        : new Page<>(all.subList(0, limit), Optional.of(all.get(limit - 1).id()));
  }

  @Override
  public synchronized Optional<Delivery> find(DeliveryId id) {
    return rows().map(Row::delivery).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public synchronized boolean revive(DeliveryId id, Instant now) {
    return revive(each -> each.id().equals(id), now) == 1;
  }

  @Override
  public synchronized int reviveAll(SubscriptionId subscription, Instant now) {
    return revive(each -> each.subscription().equals(subscription), now);
  }

  private int revive(Predicate<Delivery> which, Instant now) {
    List<Row> dead =
        rows()
            .filter(row -> row.delivery().status() == DeliveryStatus.DEAD)
            .filter(row -> which.test(row.delivery()))
            .toList();
    dead.forEach(
        row ->
            put(
                new Row(
                    with(row.delivery(), DeliveryStatus.PENDING, 0, now),
                    row.event(),
                    Optional.empty())));
    return dead.size();
  }

  @Override
  public synchronized int forgetDeliveredBefore(Instant moment, int limit) {
    List<DeliveryId> old =
        rows()
            .map(Row::delivery)
            .filter(each -> each.status() == DeliveryStatus.DELIVERED)
            .filter(each -> each.endedAt().orElseThrow().isBefore(moment))
            .map(Delivery::id)
            .limit(limit)
            .toList();
    old.forEach(rows::remove);
    return old.size();
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<DeliveryId, Row> before = new LinkedHashMap<>(rows);
    return () -> rows = before;
  }
}
