package io.ringledger.vault.persistence.market;

import static java.util.Objects.requireNonNull;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.vault.application.outbound.IntentRate;
import io.ringledger.vault.domain.SessionId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts in a table that is not logged: nothing waits for a disk, and what a crash forgets is a
 * second old.
 */
public final class PostgresIntentRate implements IntentRate {

  /** A clock that is behind another replica's counts within the other's second. */
  private static final String TAKE =
      """
      insert into intent_rates as r (scope, second, taken)
      select scope, second, taken from unnest(?::text[], ?::bigint[], ?::bigint[])
        as n (scope, second, taken) order by scope
      on conflict (scope) do update set second = greatest(r.second, excluded.second),
        taken = excluded.taken + case when excluded.second > r.second then 0 else r.taken end
      returning scope, taken
      """;

  private static final String GIVE_BACK =
      """
      update intent_rates r set taken = r.taken - n.taken
      from unnest(?::text[], ?::bigint[]) as n (scope, taken) where r.scope = n.scope
      """;

  private static final String FORGET = "delete from intent_rates where second < ?";

  private final UnitOfWork unitOfWork;
  private final SetSql sql;
  private final Limits limits;

  public PostgresIntentRate(UnitOfWork unitOfWork, SetSql sql, Limits limits) {
    this.unitOfWork = unitOfWork;
    this.sql = sql;
    this.limits = limits;
  }

  /** How many more, and how many at most. */
  private record Share(int more, int most) {}

  @Override
  public boolean take(String address, Map<SessionId, Integer> bySession, int total, Instant now) {
    SortedMap<String, Share> scopes = new TreeMap<>();
    scopes.put("all", new Share(total, limits.overall()));
    scopes.put("address:" + address, new Share(total, limits.perAddress()));
    bySession.forEach(
        (session, more) -> scopes.put("session:" + session, new Share(more, limits.perSession())));
    boolean hopeless = scopes.values().stream().anyMatch(each -> each.more() > each.most());
    return !hopeless && unitOfWork.execute(() -> take(scopes, now.getEpochSecond()));
  }

  private boolean take(SortedMap<String, Share> scopes, long second) {
    Collection<Map.Entry<String, Share>> all = scopes.entrySet();
    boolean within =
        sql
            .list(
                TAKE,
                open ->
                    open.set("text", all, Map.Entry::getKey)
                        .set("int8", all, _ -> second)
                        .set("int8", all, each -> (long) each.getValue().more()),
                row ->
                    row.getLong("taken")
                        <= requireNonNull(scopes.get(row.getString("scope"))).most())
            .stream()
            .allMatch(fits -> fits);
    if (!within) {
      sql.update(
          GIVE_BACK,
          open ->
              open.set("text", all, Map.Entry::getKey)
                  .set("int8", all, each -> (long) each.getValue().more()));
    }
    return within;
  }

  @Override
  public void forget(Instant before) {
    unitOfWork.run(() -> sql.update(FORGET, open -> open.set(before.getEpochSecond())));
  }
}
