package io.ringledger.advisory.persistence;

import io.ringledger.advisory.application.outbound.AiFlags;
import io.ringledger.advisory.domain.AiFlag;
import io.ringledger.advisory.domain.AiFlag.Change;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * The versions of AI flags as rows. A lock in the database, taken before the flag is read, keeps it
 * as it is; the triggers of both tables take the same.
 */
@ApplicationScoped
public class JdbcAiFlags implements AiFlags {

  private static final String CURRENT =
      """
      select site_id, version, enabled, changed_by, changed_at from advisory_flags
      where site_id = ? order by version desc limit 1
      """;

  private static final String HOLD = "select pg_advisory_xact_lock_shared(advisory_lock(?))";
  private static final String LOCK = "select pg_advisory_xact_lock(advisory_lock(?))";

  private static final String ADD =
      """
      insert into advisory_flags (site_id, version, enabled, changed_by, changed_at)
      values (?, ?, ?, ?, ?)
      """;

  private final SetSql sql;

  JdbcAiFlags(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public AiFlag current(SiteId site) {
    return sql.one(CURRENT, values -> values.set(site.value()), JdbcAiFlags::flag)
        .orElseGet(() -> AiFlag.untouched(site));
  }

  @Override
  public AiFlag hold(SiteId site) {
    return after(HOLD, site);
  }

  @Override
  public AiFlag lock(SiteId site) {
    return after(LOCK, site);
  }

  /** A statement of its own reads it, and so sees what was turned while the lock was waited for. */
  private AiFlag after(String lock, SiteId site) {
    sql.list(lock, values -> values.set(site.value()), _ -> true);
    return current(site);
  }

  @Override
  public void add(AiFlag next) {
    Change change = next.changed().orElseThrow();
    sql.update(
        ADD,
        values ->
            values
                .set(next.site().value())
                .set(next.version())
                .set(next.enabled())
                .set(change.by().value())
                .set(Storable.moment(change.at())));
  }

  private static AiFlag flag(ResultSet row) throws SQLException {
    return new AiFlag(
        new SiteId(row.getObject("site_id", UUID.class)),
        row.getInt("version"),
        row.getBoolean("enabled"),
        Optional.of(
            new Change(
                new UserId(row.getObject("changed_by", UUID.class)),
                SetSql.moment(row, "changed_at"))));
  }
}
