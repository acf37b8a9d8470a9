package io.ringledger.local.chaos;

import io.ringledger.local.chaos.check.Anomaly;
import io.ringledger.local.chaos.check.AuditChecks;
import io.ringledger.local.chaos.check.DatabaseState.AuditRow;
import io.ringledger.local.replicas.DatabaseLook;
import java.util.ArrayList;
import java.util.List;

/** The audit trail's chains of one kind, computed anew. */
public final class Histories {

  private static final String ENTRIES =
      """
      SELECT chain, position, at, actor, role, request_id, action, outcome, details::text,
             previous_hash, hash
      FROM audit_entries WHERE split_part(chain, ':', 1) = ? ORDER BY chain, position""";

  private Histories() {}

  /** Which chains do not hold, of those whose names begin with that word. */
  public static List<Anomaly> broken(DatabaseLook look, String kind) {
    List<AuditRow> entries = new ArrayList<>();
    look.each(
        ENTRIES,
        statement -> statement.setString(1, kind),
        row -> entries.add(DatabaseReader.audit(row)));
    return AuditChecks.chainsHold(entries).toList();
  }
}
