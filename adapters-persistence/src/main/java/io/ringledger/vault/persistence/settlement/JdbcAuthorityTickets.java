package io.ringledger.vault.persistence.settlement;

import io.ringledger.shared.persistence.SetSql;
import io.ringledger.vault.application.settlement.outbound.AuthorityTickets;
import io.ringledger.vault.domain.settlement.LegId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Tickets as rows. Two who take some at once get different ones. */
@ApplicationScoped
public class JdbcAuthorityTickets implements AuthorityTickets {

  private static final String FREE =
      "select count(*) as count from authority_tickets where leg_id is null";
  private static final String HELD = "select count(*) as count from authority_tickets";
  private static final String TAKE =
      """
      select ticket from authority_tickets where leg_id is null
      order by ticket limit ? for update skip locked
      """;
  private static final String GIVE =
      """
      update authority_tickets t set leg_id = n.leg_id
      from unnest(?::bigint[], ?::uuid[]) as n (ticket, leg_id) where t.ticket = n.ticket
      """;
  private static final String RELEASE =
      "update authority_tickets set leg_id = null where leg_id = any(?::uuid[])";
  private static final String ADD =
      """
      insert into authority_tickets (ticket, made_by) select t, ? from unnest(?::bigint[]) as n (t)
      on conflict do nothing
      """;
  private static final String SPENT =
      "delete from authority_tickets where ticket = any(?::bigint[])";

  private final SetSql sql;

  JdbcAuthorityTickets(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public int free() {
    return sql.one(FREE, _ -> {}, row -> row.getInt("count")).orElseThrow();
  }

  @Override
  public int held() {
    return sql.one(HELD, _ -> {}, row -> row.getInt("count")).orElseThrow();
  }

  @Override
  public Map<LegId, Long> take(List<LegId> legs) {
    List<Long> free = sql.list(TAKE, open -> open.set(legs.size()), row -> row.getLong("ticket"));
    Map<LegId, Long> given = new HashMap<>();
    Iterator<LegId> wanting = legs.iterator();
    free.forEach(ticket -> given.put(wanting.next(), ticket));
    sql.update(
        GIVE,
        open ->
            open.set("bigint", given.entrySet(), Map.Entry::getValue)
                .set("uuid", given.entrySet(), one -> one.getKey().value()));
    return given;
  }

  @Override
  public void release(Collection<LegId> legs) {
    sql.update(RELEASE, open -> open.set("uuid", legs, LegId::value));
  }

  @Override
  public void add(Collection<Long> tickets, LegId madeBy) {
    sql.update(ADD, open -> open.set(madeBy.value()).set("bigint", tickets, ticket -> ticket));
  }

  @Override
  public void spent(Collection<Long> tickets) {
    if (!tickets.isEmpty()) {
      sql.update(SPENT, open -> open.set("bigint", tickets, ticket -> ticket));
    }
  }
}
