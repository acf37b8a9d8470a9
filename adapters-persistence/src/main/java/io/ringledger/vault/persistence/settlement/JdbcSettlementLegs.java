package io.ringledger.vault.persistence.settlement;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.vault.application.settlement.outbound.SettlementLegs;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.settlement.Attempt;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegId;
import io.ringledger.vault.domain.settlement.LegState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Legs as rows; sets of them in one statement each. */
@ApplicationScoped
public class JdbcSettlementLegs implements SettlementLegs {

  private static final String OF_BATCH = LegRows.SELECT + "where l.number = ? order by l.leg_id";
  private static final String FIND = LegRows.SELECT + "where l.leg_id = ?";
  private static final String OPEN_TICKETS =
      LegRows.SELECT
          + """
          where l.kind = 'tickets' and l.state in ('planned', 'signed', 'submitted')
          for update of l
          """;
  private static final String LIST =
      LegRows.SELECT
          + """
          where l.state = ? and (?::uuid is null or l.leg_id > ?::uuid)
          order by l.leg_id limit ?
          """;
  private static final String ADD =
      """
      insert into settlement_legs (leg_id, number, kind, session_id, wallet, destination, drops,
        base_drops, tickets, due_at, changed_at)
      select * from unnest(?::uuid[], ?::bigint[], ?::text[], ?::uuid[], ?::text[], ?::text[],
        ?::bigint[], ?::bigint[], ?::integer[], ?::timestamptz[], ?::timestamptz[])
      """;
  private static final String BEGIN =
      """
      insert into settlement_legs (leg_id, kind, drops, tickets, due_at, changed_at)
      values (?, 'tickets', 0, ?, ?, ?)
      on conflict (kind) where kind = 'tickets' and state in ('planned', 'signed', 'submitted')
      do nothing
      """;
  private static final String SAVE =
      """
      update settlement_legs l set destination = n.destination, state = n.state,
        ticket = n.ticket, attempts = n.attempts, due_at = n.due_at,
        transaction_hash = n.transaction_hash, ledger_index = n.ledger_index,
        result_code = n.result_code, reason = n.reason, changed_at = n.changed_at
      from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::integer[], ?::timestamptz[],
        ?::text[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[]) as n (leg_id, destination,
        state, ticket, attempts, due_at, transaction_hash, ledger_index, result_code, reason,
        changed_at)
      where l.leg_id = n.leg_id
      """;
  private static final String ADD_ATTEMPTS =
      """
      insert into settlement_attempts (transaction_hash, leg_id, ticket, blob, first_ledger,
        last_ledger, signed_at)
      select h, l, t, b, f, e, ? from unnest(?::text[], ?::uuid[], ?::bigint[], ?::text[],
        ?::bigint[], ?::bigint[]) as n (h, l, t, b, f, e)
      """;
  private static final String ATTEMPTS =
      """
      select a.leg_id, a.transaction_hash, a.ticket, a.blob, a.first_ledger, a.last_ledger
      from unnest(?::uuid[], ?::bigint[]) as n (leg_id, ticket)
      join settlement_attempts a on a.leg_id = n.leg_id and a.ticket = n.ticket
      order by a.leg_id, a.last_ledger, a.signed_at
      """;
  private static final String REDIRECTED =
      """
      select l.leg_id, s.payout_account
      from settlement_legs l
      cross join lateral (
        select payout_account from vault_sessions v
        where v.wallet = l.wallet and v.state <> 'pending_funding'
        order by v.session_id desc limit 1) as s
      where l.state = 'held' and l.kind = 'payment' and l.reason is distinct from ?
        and s.payout_account <> l.destination
      order by l.leg_id limit ?
      """;

  private final SetSql sql;
  private final InstantSource clock;

  JdbcSettlementLegs(SetSql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public List<Leg> of(BatchNumber batch) {
    return sql.list(OF_BATCH, open -> open.set(batch.value()), LegRows::leg);
  }

  @Override
  public Optional<Leg> lockOpenTickets() {
    return sql.one(OPEN_TICKETS, _ -> {}, LegRows::leg);
  }

  @Override
  public Optional<Leg> find(LegId id) {
    return sql.one(FIND, open -> open.set(id.value()), LegRows::leg);
  }

  @Override
  public boolean begin(Leg tickets) {
    return sql.update(
            BEGIN,
            open ->
                open.set(tickets.id().value())
                    .set(tickets.terms().tickets())
                    .set(Storable.moment(tickets.dueAt()))
                    .set(Storable.moment(tickets.changedAt())))
        == 1;
  }

  @Override
  public void add(Collection<Leg> legs) {
    if (legs.isEmpty()) {
      return;
    }
    sql.update(
        ADD,
        open ->
            open.set("uuid", legs, leg -> leg.id().value())
                .set(
                    "bigint", legs, leg -> leg.terms().batch().map(BatchNumber::value).orElse(null))
                .set("text", legs, leg -> leg.terms().kind().wire())
                .set("uuid", legs, leg -> leg.terms().session().map(s -> s.value()).orElse(null))
                .set("text", legs, leg -> leg.terms().wallet().map(w -> w.value()).orElse(null))
                .set("text", legs, JdbcSettlementLegs::destination)
                .set("bigint", legs, leg -> leg.terms().drops().value())
                .set("bigint", legs, leg -> leg.terms().base().value())
                .set("integer", legs, leg -> leg.terms().tickets())
                .set("timestamptz", legs, leg -> moment(leg.dueAt()))
                .set("timestamptz", legs, leg -> moment(leg.changedAt())));
  }

  @Override
  public void save(Collection<Leg> legs) {
    if (legs.isEmpty()) {
      return;
    }
    int saved =
        sql.update(
            SAVE,
            open ->
                open.set("uuid", legs, leg -> leg.id().value())
                    .set("text", legs, JdbcSettlementLegs::destination)
                    .set("text", legs, leg -> leg.state().wire())
                    .set("bigint", legs, leg -> number(leg.place()))
                    .set("integer", legs, Leg::attempts)
                    .set("timestamptz", legs, leg -> moment(leg.dueAt()))
                    .set("text", legs, leg -> leg.hash().map(hash -> hash.value()).orElse(null))
                    .set("bigint", legs, leg -> number(leg.ledgerIndex()))
                    .set("text", legs, leg -> leg.code().orElse(null))
                    .set("text", legs, leg -> leg.reason().orElse(null))
                    .set("timestamptz", legs, leg -> moment(leg.changedAt())));
    if (saved != legs.size()) {
      throw new IllegalStateException("of " + legs.size() + " legs there are " + saved);
    }
  }

  @Override
  public void addAttempts(Collection<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return;
    }
    sql.update(
        ADD_ATTEMPTS,
        open ->
            open.set(Storable.moment(clock.instant()))
                .set("text", attempts, one -> one.hash().value())
                .set("uuid", attempts, one -> one.leg().value())
                .set("bigint", attempts, Attempt::place)
                .set("text", attempts, Attempt::blob)
                .set("bigint", attempts, Attempt::firstLedger)
                .set("bigint", attempts, Attempt::lastLedger));
  }

  @Override
  public Map<LegId, List<Attempt>> attempts(Collection<Leg> legs) {
    Map<LegId, List<Attempt>> found = new HashMap<>();
    legs.forEach(leg -> found.put(leg.id(), new ArrayList<>()));
    sql.each(
        ATTEMPTS,
        open ->
            open.set("uuid", legs, leg -> leg.id().value())
                .set("bigint", legs, leg -> number(leg.place())),
        row -> {
          LegId id = new LegId(row.getObject("leg_id", UUID.class));
          found.computeIfAbsent(id, _ -> new ArrayList<>()).add(LegRows.attempt(id, row, "ticket"));
        });
    return found;
  }

  @Override
  public Page<Leg, LegId> list(LegState state, Optional<LegId> after, int limit) {
    @Nullable UUID from = after.map(LegId::value).orElse(null);
    List<Leg> found =
        sql.list(
            LIST, open -> open.set(state.wire()).set(from).set(from).set(limit + 1), LegRows::leg);
    return found.size() > limit
        ? new Page<>(found.subList(0, limit), Optional.of(found.get(limit - 1).id()))
        : new Page<>(found, Optional.empty());
  }

  @Override
  public Map<LegId, XrplAddress> redirected(int limit) {
    Map<LegId, XrplAddress> found = new HashMap<>();
    sql.each(
        REDIRECTED,
        open -> open.set(Leg.TICKET_SPENT).set(limit),
        row ->
            found.put(
                new LegId(row.getObject("leg_id", UUID.class)),
                new XrplAddress(row.getString("payout_account"))));
    return found;
  }

  private static @Nullable Object destination(Leg leg) {
    return leg.terms().destination().map(XrplAddress::value).orElse(null);
  }

  private static @Nullable Object number(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  private static Object moment(Instant moment) {
    return Storable.moment(moment).atOffset(ZoneOffset.UTC);
  }
}
