package io.ringledger.rewards.persistence.settlement;

import io.ringledger.rewards.application.outbound.EventReader;
import io.ringledger.rewards.application.outbound.SourceEvents;
import io.ringledger.rewards.domain.settlement.SettlementFailure;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.rewards.domain.settlement.SourceReading;
import io.ringledger.shared.persistence.SetSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The events that were kept, read by whoever knows their form. */
@ApplicationScoped
public class JdbcSourceEvents implements SourceEvents {

  private static final String BODIES =
      "select settlement_id, body, accepted_at from source_events where settlement_id = any (?)";

  private final SetSql sql;
  private final EventReader reader;

  JdbcSourceEvents(SetSql sql, EventReader reader) {
    this.sql = sql;
    this.reader = reader;
  }

  @Override
  public Map<SettlementId, SourceReading> read(Collection<SettlementId> settlements) {
    Map<SettlementId, SourceReading> readings = new HashMap<>();
    for (Stored event :
        sql.list(
            BODIES,
            open -> open.set("uuid", settlements, SettlementId::value),
            row ->
                new Stored(
                    new SettlementId(row.getObject("settlement_id", UUID.class)),
                    row.getString("body"),
                    SetSql.moment(row, "accepted_at")))) {
      readings.put(event.id(), reader.understand(event.body(), event.acceptedAt()));
    }
    for (SettlementId id : settlements) {
      readings.putIfAbsent(
          id,
          new SourceReading.Unusable(SettlementFailure.SOURCE_MISSING, "The event is not there."));
    }
    return readings;
  }

  /** An event as it was kept. */
  private record Stored(SettlementId id, String body, Instant acceptedAt) {}
}
