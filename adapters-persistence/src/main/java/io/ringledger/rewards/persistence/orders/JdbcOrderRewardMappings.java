package io.ringledger.rewards.persistence.orders;

import io.ringledger.rewards.application.outbound.OrderRewardMappings;
import io.ringledger.rewards.domain.orders.OrderRewardMapping;
import io.ringledger.rewards.domain.orders.OrderRewardMapping.Terms;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.persistence.SetSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the orders of each site earn, one row for each time somebody said so. */
@ApplicationScoped
public class JdbcOrderRewardMappings implements OrderRewardMappings {

  // The same row that whoever changes the site holds, since they write to the same chain.
  private static final String HOLD = "select id from sites where id = ? for no key update";

  private static final String COLUMNS =
      "site_id, version, enabled, minor_per_point, grade, changed_by, changed_at";

  private static final String CURRENT =
      "select "
          + COLUMNS
          + " from order_reward_mappings where site_id = ? order by version desc limit 1";

  private static final String IN_FORCE =
      """
      select moment, m.*
      from unnest(?) as moment
      cross join lateral (
        select %s from order_reward_mappings
        where site_id = ? and changed_at <= moment order by version desc limit 1
      ) m
      """
          .formatted(COLUMNS);

  private static final String ADD =
      "insert into order_reward_mappings (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)";

  private final SetSql sql;

  JdbcOrderRewardMappings(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public void hold(SiteId site) {
    var _ =
        sql.one(HOLD, values -> values.set(site.value()), row -> row.getString("id"))
            .orElseThrow(() -> new IllegalStateException("there is no site " + site));
  }

  @Override
  public Optional<OrderRewardMapping> current(SiteId site) {
    return sql.one(CURRENT, values -> values.set(site.value()), JdbcOrderRewardMappings::mapping);
  }

  @Override
  public Map<Instant, OrderRewardMapping> inForce(SiteId site, Set<Instant> moments) {
    Map<Instant, OrderRewardMapping> inForce = new HashMap<>();
    if (!moments.isEmpty()) {
      sql.each(
          IN_FORCE,
          values ->
              values
                  .set("timestamptz", moments, moment -> moment.atOffset(ZoneOffset.UTC))
                  .set(site.value()),
          row -> inForce.put(SetSql.moment(row, "moment"), mapping(row)));
    }
    return inForce;
  }

  @Override
  public void add(OrderRewardMapping mapping) {
    sql.update(
        ADD,
        values ->
            values
                .set(mapping.site().value())
                .set(mapping.version())
                .set(mapping.terms().enabled())
                .set(mapping.terms().minorPerPoint())
                .set(mapping.terms().grade())
                .set(mapping.changedBy().value())
                .set(mapping.changedAt()));
  }

  private static OrderRewardMapping mapping(ResultSet row) throws SQLException {
    return new OrderRewardMapping(
        new SiteId(row.getObject("site_id", UUID.class)),
        row.getInt("version"),
        new Terms(row.getBoolean("enabled"), row.getInt("minor_per_point"), row.getString("grade")),
        new UserId(row.getObject("changed_by", UUID.class)),
        SetSql.moment(row, "changed_at"));
  }
}
