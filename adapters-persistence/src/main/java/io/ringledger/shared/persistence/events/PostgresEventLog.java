package io.ringledger.shared.persistence.events;

import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.EventLog;
import io.ringledger.shared.application.events.PublishedEvent;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The log and its cursors. Positions have no gaps, so a stretch of the log is a range of positions,
 * and how far behind somebody is is a subtraction.
 */
@ApplicationScoped
public class PostgresEventLog implements EventLog {

  /** Two that begin at once: the second one does not wait until the first has committed. */
  private static final String BEGIN =
      """
      insert into event_cursors (consumer, partition)
      select :consumer, partition from event_partitions
      where pg_try_advisory_xact_lock(hashtextextended(:consumer, 12)) order by partition
      on conflict do nothing
      """;

  private static final String HOLD =
      """
      select c.position, p.head from event_cursors c
      join event_partitions p on p.partition = c.partition
      where c.consumer = :consumer and c.partition = :partition
      for update of c skip locked
      """;
  private static final String READ =
      """
      select event_id, type, subject, ordering_key, time, cast(data as text) as data, position
      from published_events
      where partition = :partition and position > :after and position <= :upTo
        and (:all or type = any(cast(:types as text[])))
      order by position
      """;
  private static final String ADVANCE =
      """
      update event_cursors set position = :upTo, failures = 0, retry_at = null
      where consumer = :consumer and partition = :partition and position = :after
      """;
  private static final String POSTPONE =
      """
      insert into event_cursors as c (consumer, partition, failures, retry_at)
      values (:consumer, :partition, 1, :until)
      on conflict (consumer, partition) do update
        set failures = least(c.failures, 1000000) + 1, retry_at = excluded.retry_at
      """;
  private static final String REWIND =
      """
      with held as (
        select partition from event_cursors where consumer = :consumer
        order by partition for update)
      update event_cursors c set position = 0, failures = 0, retry_at = null
      from held where c.consumer = :consumer and c.partition = held.partition
      """;

  /** Whoever begins holds the same lock, without waiting for it. */
  private static final String TURN =
      "select 1 from pg_advisory_xact_lock(hashtextextended(:consumer, 12))";

  private static final String APPEAR =
      """
      insert into event_cursors (consumer, partition)
      select :consumer, partition from event_partitions order by partition
      on conflict do nothing
      """;
  private static final String HOLD_ALL =
      """
      select partition from event_cursors where consumer = :consumer
      order by partition for update
      """;
  private static final String STANDING =
      """
      select :consumer as consumer, cast(p.partition as integer) as partition,
        coalesce(c.position, 0) as position, p.head, coalesce(c.failures, 0) as failures, c.retry_at
      from event_partitions p
      left join event_cursors c on c.partition = p.partition and c.consumer = :consumer
      order by p.partition
      """;
  private static final String STANDINGS =
      """
      select c.consumer, cast(c.partition as integer) as partition, c.position, p.head, c.failures,
        c.retry_at
      from event_cursors c join event_partitions p on p.partition = c.partition
      order by c.consumer, c.partition
      """;

  private final Session session;

  PostgresEventLog(Session session) {
    this.session = session;
  }

  @Override
  public Optional<Batch> read(String consumer, int partition, Set<String> types, int limit) {
    return hold(consumer, partition)
        .or(() -> begin(consumer, partition))
        .filter(held -> held.head() > held.position())
        .map(
            held -> {
              long upTo = Math.min(held.head(), held.position() + limit);
              return new Batch(
                  partition,
                  held.position(),
                  upTo,
                  events(partition, held.position(), upTo, types));
            });
  }

  private Optional<Held> hold(String consumer, int partition) {
    return session
        .createNativeQuery(HOLD, Object[].class)
        .addScalar("position", Long.class)
        .addScalar("head", Long.class)
        .setParameter("consumer", consumer)
        .setParameter("partition", partition)
        .uniqueResultOptional()
        .map(row -> new Held((Long) row[0], (Long) row[1]));
  }

  /** It has never read, or somebody else is holding what it wants. */
  private Optional<Held> begin(String consumer, int partition) {
    int made =
        session.createNativeMutationQuery(BEGIN).setParameter("consumer", consumer).executeUpdate();
    return made == 0 ? Optional.empty() : hold(consumer, partition);
  }

  private List<PublishedEvent> events(int partition, long after, long upTo, Set<String> types) {
    return session
        .createNativeQuery(READ, Object[].class)
        .addScalar("event_id", UUID.class)
        .addScalar("type", String.class)
        .addScalar("subject", String.class)
        .addScalar("ordering_key", String.class)
        .addScalar("time", Instant.class)
        .addScalar("data", String.class)
        .addScalar("position", Long.class)
        .setParameter("partition", partition)
        .setParameter("after", after)
        .setParameter("upTo", upTo)
        .setParameter("all", types.isEmpty())
        .setParameter("types", types.toArray(String[]::new))
        .getResultStream()
        .map(row -> event(partition, row))
        .toList();
  }

  /** The facts of an event as the column {@code data} has them. */
  public static EventData data(String json) {
    return Facts.data(json);
  }

  private static PublishedEvent event(int partition, Object[] row) {
    return new PublishedEvent(
        partition,
        (Long) row[6],
        (UUID) row[0],
        (String) row[1],
        (String) row[2],
        (String) row[3],
        (Instant) row[4],
        Facts.data((String) row[5]));
  }

  @Override
  public boolean advance(String consumer, Batch batch) {
    return session
            .createNativeMutationQuery(ADVANCE)
            .setParameter("consumer", consumer)
            .setParameter("partition", batch.partition())
            .setParameter("after", batch.after())
            .setParameter("upTo", batch.upTo())
            .executeUpdate()
        == 1;
  }

  @Override
  public void postpone(String consumer, int partition, Instant until) {
    session
        .createNativeMutationQuery(POSTPONE)
        .setParameter("consumer", consumer)
        .setParameter("partition", partition)
        .setParameter("until", Storable.moment(until))
        .executeUpdate();
  }

  @Override
  public void rewind(String consumer) {
    session.createNativeMutationQuery(REWIND).setParameter("consumer", consumer).executeUpdate();
  }

  @Override
  public List<Standing> hold(String consumer) {
    session
        .createNativeQuery(TURN, Integer.class)
        .setParameter("consumer", consumer)
        .getSingleResult();
    session.createNativeMutationQuery(APPEAR).setParameter("consumer", consumer).executeUpdate();
    session
        .createNativeQuery(HOLD_ALL, Short.class)
        .setParameter("consumer", consumer)
        .getResultList();
    return standing(consumer);
  }

  @Override
  public List<PublishedEvent> stretch(int partition, long after, long upTo, Set<String> types) {
    return events(partition, after, upTo, types);
  }

  @Override
  public List<Standing> standing(String consumer) {
    return standings(STANDING, Optional.of(consumer));
  }

  @Override
  public List<Standing> standings() {
    return standings(STANDINGS, Optional.empty());
  }

  private List<Standing> standings(String question, Optional<String> consumer) {
    var query =
        session
            .createNativeQuery(question, Object[].class)
            .addScalar("consumer", String.class)
            .addScalar("partition", Integer.class)
            .addScalar("position", Long.class)
            .addScalar("head", Long.class)
            .addScalar("failures", Integer.class)
            .addScalar("retry_at", Instant.class);
    consumer.ifPresent(name -> query.setParameter("consumer", name));
    return query
        .getResultStream()
        .map(
            row ->
                new Standing(
                    (String) row[0],
                    (Integer) row[1],
                    (Long) row[2],
                    (Long) row[3],
                    (Integer) row[4],
                    Optional.ofNullable((Instant) row[5])))
        .toList();
  }

  /** A cursor that is held, and the last position there is. */
  private record Held(long position, long head) {}
}
