package io.ringledger.shared.persistence.events;

import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.application.events.Partitions;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.hibernate.Session;

/** Events as rows of the running transaction: one statement, however many there are. */
@ApplicationScoped
public class PostgresOutbox implements Outbox {

  /** The sequence is drawn after the sort, so in the order of the list. */
  private static final String PUBLISH =
      """
      insert into published_events
        (event_id, type, subject, ordering_key, partition, time, data)
      select event_id, type, subject, ordering_key, partition, time, cast(data as jsonb)
      from unnest(cast(:ids as uuid[]), cast(:types as text[]), cast(:subjects as text[]),
          cast(:keys as text[]), cast(:partitions as smallint[]), cast(:times as timestamptz[]),
          cast(:data as text[])) with ordinality
        as happened (event_id, type, subject, ordering_key, partition, time, data, place)
      order by place
      """;

  private final Session session;

  PostgresOutbox(Session session) {
    this.session = session;
  }

  @Override
  public void publish(List<NewEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    session
        .createNativeMutationQuery(PUBLISH)
        .setParameter("ids", texts(events, event -> event.id().toString()))
        .setParameter("types", texts(events, NewEvent::type))
        .setParameter("subjects", texts(events, event -> Storable.text(event.subject())))
        .setParameter("keys", texts(events, event -> Storable.text(event.orderingKey())))
        .setParameter(
            "partitions",
            texts(
                events,
                event -> Integer.toString(Partitions.of(Storable.text(event.orderingKey())))))
        .setParameter("times", texts(events, event -> Storable.moment(event.time()).toString()))
        .setParameter("data", texts(events, event -> Facts.json(event.data())))
        .executeUpdate();
  }

  private static String[] texts(List<NewEvent> events, Function<NewEvent, String> text) {
    return events.stream().map(text).toArray(String[]::new);
  }
}
