package io.ringledger.shared.persistence.events;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.EventSequencer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.Session;

/**
 * Gives positions to committed rows, one transaction for each partition. Whoever holds the row of
 * the partition is its only writer, on whichever replica. Writers of one ordering key take turns,
 * so what the statement sees of a key has no hole: a later row was inserted only after the earlier
 * ones had been committed.
 */
@ApplicationScoped
public class PostgresEventSequencer implements EventSequencer {

  private static final String WAITING =
      """
      select cast(p.partition as integer) as partition from event_partitions p
      where exists (select from published_events e
        where e.partition = p.partition and e.position is null)
      order by 1
      """;
  private static final String HOLD =
      "select head from event_partitions where partition = :partition for update skip locked";
  private static final String NUMBER =
      """
      update published_events e set position = :head + waiting.place
      from (
        select event_id, row_number() over (order by sequence) as place
        from (
          select event_id, sequence from published_events
          where partition = :partition and position is null order by sequence limit :limit) first
        ) waiting
      where e.event_id = waiting.event_id
      """;
  private static final String GROW =
      "update event_partitions set head = :head where partition = :partition";

  private final Session session;
  private final UnitOfWork unitOfWork;

  PostgresEventSequencer(Session session, UnitOfWork unitOfWork) {
    this.session = session;
    this.unitOfWork = unitOfWork;
  }

  @Override
  public int sequence(int limit) {
    int numbered = 0;
    for (int partition : unitOfWork.execute(this::waiting)) {
      numbered += unitOfWork.execute(() -> sequence(partition, limit));
    }
    return numbered;
  }

  private List<Integer> waiting() {
    return session
        .createNativeQuery(WAITING, Integer.class)
        .addScalar("partition", Integer.class)
        .getResultList();
  }

  /** The lock comes in a statement of its own: the next one sees what the last holder left. */
  private int sequence(int partition, int limit) {
    Long head =
        session
            .createNativeQuery(HOLD, Long.class)
            .addScalar("head", Long.class)
            .setParameter("partition", partition)
            .getSingleResultOrNull();
    if (head == null) {
      return 0;
    }
    int numbered =
        session
            .createNativeMutationQuery(NUMBER)
            .setParameter("head", head)
            .setParameter("partition", partition)
            .setParameter("limit", limit)
            .executeUpdate();
    session
        .createNativeMutationQuery(GROW)
        .setParameter("head", head + numbered)
        .setParameter("partition", partition)
        .executeUpdate();
    return numbered;
  }
}
