package io.ringledger.events.persistence;

import io.ringledger.events.application.outbound.Deliveries;
import io.ringledger.events.domain.Delivery;
import io.ringledger.events.domain.DeliveryId;
import io.ringledger.events.domain.DeliveryStatus;
import io.ringledger.events.domain.SubscriptionId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.events.PublishedEvent;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.shared.persistence.events.PostgresEventLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Deliveries as rows that replicas claim from each other. */
@ApplicationScoped
public class PostgresDeliveries implements Deliveries {

  private static final String ADD =
      """
      insert into event_deliveries
        (delivery_id, subscription_id, event_id, ordering_key, position, created_at, due_at)
      select delivery_id, subscription_id, event_id, ordering_key, position, at, at
      from unnest(cast(:ids as uuid[]), cast(:subscriptions as uuid[]), cast(:events as uuid[]),
          cast(:keys as text[]), cast(:positions as bigint[]), cast(:ats as timestamptz[]))
        as wanted (delivery_id, subscription_id, event_id, ordering_key, position, at)
      on conflict (subscription_id, event_id) do nothing
      """;
  private static final String DUE =
      """
      select s.subscription_id from event_subscriptions s
      where not s.paused and (s.rests_until is null or s.rests_until <= :now)
        and exists (select from event_deliveries d
          where d.subscription_id = s.subscription_id and d.status = 'pending' and d.due_at <= :now
            and (d.claimed_until is null or d.claimed_until <= :now))
      order by s.subscription_id limit :limit
      """;
  private static final String CLAIM =
      """
      with next as (
        select d.delivery_id from event_deliveries d
        where d.subscription_id = :subscription and d.status = 'pending' and d.due_at <= :now
          and (d.claimed_until is null or d.claimed_until <= :now)
          and not exists (select from event_deliveries earlier
            where earlier.subscription_id = d.subscription_id
              and earlier.ordering_key = d.ordering_key and earlier.status = 'pending'
              and earlier.position < d.position)
        order by d.due_at, d.position limit :limit
        for update of d skip locked),
      claimed as (
        update event_deliveries d set attempts = d.attempts + 1, claimed_until = :until
        from next where d.delivery_id = next.delivery_id
        returning d.delivery_id, d.event_id, d.attempts)
      select c.delivery_id, c.attempts, cast(e.partition as integer) as partition, e.event_id,
        e.type, e.subject, e.ordering_key, e.time, cast(e.data as text) as data, e.position
      from claimed c join published_events e on e.event_id = c.event_id
      order by e.partition, e.position
      """;
  private static final String DELIVERED =
      """
      update event_deliveries
      set status = 'delivered', last_status = :status, last_reason = null, claimed_until = null,
        ended_at = :at
      where delivery_id = :id and attempts = :attempt and status = 'pending'
        and claimed_until is not null
      """;
  private static final String FAILED =
      """
      update event_deliveries
      set status = case when cast(:next as timestamptz) is null then 'dead' else 'pending' end,
        due_at = coalesce(cast(:next as timestamptz), due_at),
        ended_at = case when cast(:next as timestamptz) is null
          then cast(:at as timestamptz) end,
        last_status = cast(:status as integer), last_reason = :reason, claimed_until = null
      where delivery_id = :id and attempts = :attempt and status = 'pending'
        and claimed_until is not null
      """;
  private static final String SELECT =
      """
      select d.delivery_id, d.subscription_id, d.event_id, e.type, d.ordering_key, d.status,
        d.attempts, d.created_at, d.due_at, d.last_status, d.last_reason, d.ended_at
      from event_deliveries d join published_events e on e.event_id = d.event_id
      """;
  private static final String REVIVE =
      """
      update event_deliveries set status = 'pending', attempts = 0, due_at = :now, ended_at = null
      where status = 'dead' and
      """;
  private static final String FORGET =
      """
      delete from event_deliveries where delivery_id in (
        select delivery_id from event_deliveries where status = 'delivered' and ended_at < :moment
        order by ended_at limit :limit)
      """;

  private final Session session;

  PostgresDeliveries(Session session) {
    this.session = session;
  }

  @Override
  public void add(List<New> deliveries) {
    session
        .createNativeMutationQuery(ADD)
        .setParameter("ids", texts(deliveries, New::id))
        .setParameter("subscriptions", texts(deliveries, New::subscription))
        .setParameter("events", texts(deliveries, each -> each.event().id()))
        .setParameter("keys", texts(deliveries, each -> each.event().orderingKey()))
        .setParameter("positions", texts(deliveries, each -> each.event().position()))
        .setParameter("ats", texts(deliveries, each -> Storable.moment(each.at())))
        .executeUpdate();
  }

  private static String[] texts(List<New> deliveries, Function<New, Object> part) {
    return deliveries.stream().map(part).map(Object::toString).toArray(String[]::new);
  }

  @Override
  public List<SubscriptionId> due(Instant now, int limit) {
    return session
        .createNativeQuery(DUE, UUID.class)
        .addScalar("subscription_id", UUID.class)
        .setParameter("now", Storable.moment(now))
        .setParameter("limit", limit)
        .getResultStream()
        .map(SubscriptionId::new)
        .toList();
  }

  @Override
  public List<Claim> claim(
      SubscriptionId subscription, Instant now, Instant claimedUntil, int limit) {
    return session
        .createNativeQuery(CLAIM, Object[].class)
        .addScalar("delivery_id", UUID.class)
        .addScalar("attempts", Integer.class)
        .addScalar("partition", Integer.class)
        .addScalar("event_id", UUID.class)
        .addScalar("type", String.class)
        .addScalar("subject", String.class)
        .addScalar("ordering_key", String.class)
        .addScalar("time", Instant.class)
        .addScalar("data", String.class)
        .addScalar("position", Long.class)
        .setParameter("subscription", subscription.value())
        .setParameter("now", Storable.moment(now))
        .setParameter("until", Storable.moment(claimedUntil))
        .setParameter("limit", limit)
        .getResultStream()
        .map(row -> claimed(subscription, row))
        .toList();
  }

  private static Claim claimed(SubscriptionId subscription, Object[] row) {
    return new Claim(
        new DeliveryId((UUID) row[0]),
        subscription,
        (Integer) row[1],
        new PublishedEvent(
            (Integer) row[2],
            (Long) row[9],
            (UUID) row[3],
            (String) row[4],
            (String) row[5],
            (String) row[6],
            (Instant) row[7],
            PostgresEventLog.data((String) row[8])));
  }

  @Override
  public boolean delivered(Claim claim, int status, Instant at) {
    return session
            .createNativeMutationQuery(DELIVERED)
            .setParameter("id", claim.delivery().value())
            .setParameter("attempt", claim.attempt())
            .setParameter("status", status)
            .setParameter("at", Storable.moment(at))
            .executeUpdate()
        == 1;
  }

  @Override
  public boolean failed(
      Claim claim, Optional<Integer> status, String reason, Instant at, Optional<Instant> next) {
    String storable = Storable.text(reason);
    return session
            .createNativeMutationQuery(FAILED)
            .setParameter("id", claim.delivery().value())
            .setParameter("attempt", claim.attempt())
            .setParameter("status", status.orElse(null), Integer.class)
            .setParameter(
                "reason",
                storable.substring(0, Math.min(storable.length(), Delivery.MAX_REASON_LENGTH)))
            .setParameter("at", Storable.moment(at))
            .setParameter("next", next.map(Storable::moment).orElse(null), Instant.class)
            .executeUpdate()
        == 1;
  }

  @Override
  public Page<Delivery, DeliveryId> page(
      SubscriptionId subscription,
      Optional<DeliveryStatus> status,
      Optional<DeliveryId> before,
      int limit) {
    NativeQuery<Object[]> query =
        query(
                " where d.subscription_id = :subscription"
                    + (status.isPresent() ? " and d.status = :status" : "")
                    + (before.isPresent() ? " and d.delivery_id < :before" : "")
                    + " order by d.delivery_id desc limit :limit")
            .setParameter("subscription", subscription.value())
            .setParameter("limit", limit + 1);
    status.ifPresent(wanted -> query.setParameter("status", wanted.wire()));
    before.ifPresent(id -> query.setParameter("before", id.value()));
    List<Delivery> found = query.getResultStream().map(PostgresDeliveries::delivery).toList();
    return found.size() <= limit
        ? new Page<>(found, Optional.empty())
        : new Page<>(found.subList(0, limit), Optional.of(found.get(limit - 1).id()));
  }

  @Override
  public Optional<Delivery> find(DeliveryId id) {
    return query(" where d.delivery_id = :id")
        .setParameter("id", id.value())
        .uniqueResultOptional()
        .map(PostgresDeliveries::delivery);
  }

  private NativeQuery<Object[]> query(String where) {
    return session
        .createNativeQuery(SELECT + where, Object[].class)
        .addScalar("delivery_id", UUID.class)
        .addScalar("subscription_id", UUID.class)
        .addScalar("event_id", UUID.class)
        .addScalar("type", String.class)
        .addScalar("ordering_key", String.class)
        .addScalar("status", String.class)
        .addScalar("attempts", Integer.class)
        .addScalar("created_at", Instant.class)
        .addScalar("due_at", Instant.class)
        .addScalar("last_status", Integer.class)
        .addScalar("last_reason", String.class)
        .addScalar("ended_at", Instant.class);
  }

  private static Delivery delivery(Object[] row) {
    return new Delivery(
        new DeliveryId((UUID) row[0]),
        new SubscriptionId((UUID) row[1]),
        (UUID) row[2],
        (String) row[3],
        (String) row[4],
        DeliveryStatus.ofWire((String) row[5]).orElseThrow(),
        (Integer) row[6],
        (Instant) row[7],
        (Instant) row[8],
        Optional.ofNullable((Integer) row[9]),
        Optional.ofNullable((String) row[10]),
        Optional.ofNullable((Instant) row[11]));
  }

  @Override
  public boolean revive(DeliveryId id, Instant now) {
    return revive("delivery_id = :id", id.value(), now) == 1;
  }

  @Override
  public int reviveAll(SubscriptionId subscription, Instant now) {
    return revive("subscription_id = :id", subscription.value(), now);
  }

  private int revive(String which, UUID id, Instant now) {
    return session
        .createNativeMutationQuery(REVIVE + which)
        .setParameter("id", id)
        .setParameter("now", Storable.moment(now))
        .executeUpdate();
  }

  @Override
  public int forgetDeliveredBefore(Instant moment, int limit) {
    return session
        .createNativeMutationQuery(FORGET)
        .setParameter("moment", Storable.moment(moment))
        .setParameter("limit", limit)
        .executeUpdate();
  }
}
