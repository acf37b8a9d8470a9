package io.ringledger.rewards.persistence.verification;

import io.ringledger.rewards.application.chain.LedgerSealing;
import io.ringledger.rewards.application.ledger.PointsEvents;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Every entry has told others of itself, once; and what is done with has been sealed. */
final class EventChecks {

  private static final String DIFFERENCES =
      """
      with told as (
        select data ->> 'entry_id' as entry, count(*) as times, min(partition) as partition,
          min(position) as position, min(data ->> 'points') as points,
          min(data ->> 'idempotency_key') as key
        from published_events where type in (?, ?) group by 1)
      select e.entry_id, told.entry, told.times, told.points, e.amount,
        told.points is distinct from e.amount::text or told.key is distinct from e.idempotency_key
          as different,
        told.position <= cursors.position and seals.entry_id is null as unsealed
      from ledger_entries e
      full join told on told.entry = e.entry_id::text
      left join ledger_seals seals on seals.entry_id = e.entry_id
      left join event_cursors cursors
        on cursors.consumer = ? and cursors.partition = told.partition
      where e.entry_id is null or told.entry is null or told.times <> 1
        or told.points is distinct from e.amount::text
        or told.key is distinct from e.idempotency_key
        or (told.position <= cursors.position and seals.entry_id is null)
      """;

  private static final String COUNT =
      "select count(*) as events from published_events where type in (?, ?)";

  private final Findings findings;
  private long events;

  EventChecks(Findings findings) {
    this.findings = findings;
  }

  long events() {
    return events;
  }

  void run(Snapshot snapshot) throws SQLException {
    snapshot.each(
        "events",
        COUNT,
        row -> events = row.getLong("events"),
        PointsEvents.EARNED,
        PointsEvents.DEDUCTED);
    snapshot.each(
        "differences of events",
        DIFFERENCES,
        this::see,
        PointsEvents.EARNED,
        PointsEvents.DEDUCTED,
        LedgerSealing.NAME);
  }

  private void see(ResultSet row) throws SQLException {
    String entry = row.getString("entry_id");
    String told = row.getString("entry");
    if (entry == null) {
      findings.add(Fault.EVENT_WITHOUT_ENTRY, "events of entry " + told, "there is no such entry");
      return;
    }
    String place = "entry " + entry;
    if (told == null) {
      findings.add(Fault.EVENT_MISSING, place, "no event tells of it");
      return;
    }
    if (row.getLong("times") != 1) {
      findings.add(
          Fault.EVENT_REPEATED, place, "%d events tell of it".formatted(row.getLong("times")));
    } else if (row.getBoolean("different")) {
      findings.add(
          Fault.EVENT_DIFFERENT,
          place,
          "the event tells of %s points, the entry of %d, or of another key"
              .formatted(row.getString("points"), row.getLong("amount")));
    }
    if (row.getBoolean("unsealed")) {
      findings.add(Fault.ENTRY_NOT_SEALED, place, "its event has been dealt with long since");
    }
  }
}
