package io.ringledger.events.persistence;

import io.ringledger.events.application.outbound.Subscriptions;
import io.ringledger.events.domain.Endpoint;
import io.ringledger.events.domain.SigningSecret;
import io.ringledger.events.domain.Subscription;
import io.ringledger.events.domain.SubscriptionId;
import io.ringledger.events.domain.TypeFilter;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.persistence.AesGcmSeal;
import io.ringledger.shared.persistence.AesGcmSeal.Sealed;
import io.ringledger.shared.persistence.SealingKeys;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Subscriptions as rows, and their secrets, each sealed for its own subscription. */
@ApplicationScoped
public class PostgresSubscriptions implements Subscriptions {

  /** Those who add take turns, so that the bound holds. */
  private static final String TURN = "select 1 from pg_advisory_xact_lock(1212)";

  private static final String COUNT = "select count(*) from event_subscriptions";
  private static final String ADD =
      """
      insert into event_subscriptions
        (subscription_id, name, url, types, paused, created_at, failures, rests_until)
      values (:id, :name, :url, :types, :paused, :createdAt, :failures, :restsUntil)
      """;
  private static final String SELECT =
      """
      select subscription_id, name, url, types, paused, created_at, failures, rests_until
      from event_subscriptions
      """;
  private static final String SAVE =
      """
      update event_subscriptions
      set paused = :paused, failures = :failures, rests_until = :restsUntil
      where subscription_id = :id
      """;
  private static final String END_SECRETS =
      """
      update event_subscription_secrets
      set ends_at = case when ends_at is null then cast(:overlapUntil as timestamptz)
        else least(ends_at, cast(:now as timestamptz)) end
      where subscription_id = :id
      """;
  private static final String FORGET_SECRETS =
      "delete from event_subscription_secrets where subscription_id = :id and ends_at <= :now";
  private static final String ADD_SECRET =
      """
      insert into event_subscription_secrets
        (secret_id, subscription_id, key_version, nonce, ciphertext, created_at)
      values (:secretId, :id, :version, :nonce, :ciphertext, :now)
      """;
  private static final String SECRETS =
      """
      select key_version, nonce, ciphertext from event_subscription_secrets
      where subscription_id = :id and (ends_at is null or ends_at > :at)
      order by ends_at desc nulls first limit 2
      """;

  private final Session session;
  private final AesGcmSeal seal;

  PostgresSubscriptions(Session session, SealingKeys keys) {
    this.session = session;
    this.seal =
        new AesGcmSeal(keys, "ringledger-signing-secret-1", "signing secret", "subscription");
  }

  @Override
  public boolean add(Subscription subscription, int max) {
    session.createNativeQuery(TURN, Integer.class).getSingleResult();
    if (session.createNativeQuery(COUNT, Long.class).getSingleResult() >= max) {
      return false;
    }
    session
        .createNativeMutationQuery(ADD)
        .setParameter("id", subscription.id().value())
        .setParameter("name", Storable.text(subscription.name()))
        .setParameter("url", subscription.endpoint().url())
        .setParameter("types", subscription.types().patterns().toArray(String[]::new))
        .setParameter("paused", subscription.paused())
        .setParameter("createdAt", Storable.moment(subscription.createdAt()))
        .setParameter("failures", subscription.failures())
        .setParameter(
            "restsUntil",
            subscription.restsUntil().map(Storable::moment).orElse(null),
            Instant.class)
        .executeUpdate();
    return true;
  }

  @Override
  public Optional<Subscription> find(SubscriptionId id) {
    return one(" where subscription_id = :id", id);
  }

  @Override
  public Optional<Subscription> lock(SubscriptionId id) {
    return one(" where subscription_id = :id for no key update", id);
  }

  private Optional<Subscription> one(String where, SubscriptionId id) {
    return query(SELECT + where)
        .setParameter("id", id.value())
        .uniqueResultOptional()
        .map(PostgresSubscriptions::subscription);
  }

  @Override
  public void save(Subscription subscription) {
    session
        .createNativeMutationQuery(SAVE)
        .setParameter("id", subscription.id().value())
        .setParameter("paused", subscription.paused())
        .setParameter("failures", subscription.failures())
        .setParameter(
            "restsUntil",
            subscription.restsUntil().map(Storable::moment).orElse(null),
            Instant.class)
        .executeUpdate();
  }

  @Override
  public boolean delete(SubscriptionId id) {
    return session
            .createNativeMutationQuery(
                "delete from event_subscriptions where subscription_id = :id")
            .setParameter("id", id.value())
            .executeUpdate()
        == 1;
  }

  @Override
  public Page<Subscription, SubscriptionId> page(Optional<SubscriptionId> before, int limit) {
    String where = before.isPresent() ? " where subscription_id < :before" : "";
    var query =
        query(SELECT + where + " order by subscription_id desc limit :limit")
            .setParameter("limit", limit + 1);
    before.ifPresent(id -> query.setParameter("before", id.value()));
    List<Subscription> found =
        query.getResultStream().map(PostgresSubscriptions::subscription).toList();
    return found.size() <= limit
        ? new Page<>(found, Optional.empty())
        : new Page<>(found.subList(0, limit), Optional.of(found.get(limit - 1).id()));
  }

  @Override
  public List<Subscription> all() {
    return query(SELECT + " order by subscription_id")
        .getResultStream()
        .map(PostgresSubscriptions::subscription)
        .toList();
  }

  @Override
  public void addSecret(
      SubscriptionId id, UUID secretId, SigningSecret secret, Instant now, Instant overlapUntil) {
    session
        .createNativeMutationQuery(END_SECRETS)
        .setParameter("id", id.value())
        .setParameter("now", Storable.moment(now))
        .setParameter("overlapUntil", Storable.moment(overlapUntil))
        .executeUpdate();
    session
        .createNativeMutationQuery(FORGET_SECRETS)
        .setParameter("id", id.value())
        .setParameter("now", Storable.moment(now))
        .executeUpdate();
    Sealed sealed = seal.seal(id.value(), secret.bytes());
    session
        .createNativeMutationQuery(ADD_SECRET)
        .setParameter("secretId", secretId)
        .setParameter("id", id.value())
        .setParameter("version", sealed.keyVersion())
        .setParameter("nonce", sealed.nonce())
        .setParameter("ciphertext", sealed.ciphertext())
        .setParameter("now", Storable.moment(now))
        .executeUpdate();
  }

  @Override
  public List<SigningSecret> secrets(SubscriptionId id, Instant at) {
    return session
        .createNativeQuery(SECRETS, Object[].class)
        .addScalar("key_version", Integer.class)
        .addScalar("nonce", byte[].class)
        .addScalar("ciphertext", byte[].class)
        .setParameter("id", id.value())
        .setParameter("at", Storable.moment(at))
        .getResultStream()
        .map(row -> new Sealed((Integer) row[0], (byte[]) row[1], (byte[]) row[2]))
        .map(kept -> SigningSecret.of(seal.open(id.value(), kept)))
        .toList();
  }

  private NativeQuery<Object[]> query(String sql) {
    return session
        .createNativeQuery(sql, Object[].class)
        .addScalar("subscription_id", UUID.class)
        .addScalar("name", String.class)
        .addScalar("url", String.class)
        .addScalar("types", String[].class)
        .addScalar("paused", Boolean.class)
        .addScalar("created_at", Instant.class)
        .addScalar("failures", Integer.class)
        .addScalar("rests_until", Instant.class);
  }

  private static Subscription subscription(Object[] row) {
    return new Subscription(
        new SubscriptionId((UUID) row[0]),
        (String) row[1],
        new Endpoint((String) row[2]),
        TypeFilter.of(List.of((String[]) row[3])),
        (Boolean) row[4],
        (Instant) row[5],
        (Integer) row[6],
        Optional.ofNullable((Instant) row[7]));
  }
}
