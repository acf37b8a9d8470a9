package io.ringledger.rewards.persistence.settlement;

import io.ringledger.rewards.application.outbound.RewardSettlements;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Settlements and their events in two tables. Each verb is a statement for any number of them. */
@ApplicationScoped
public class JdbcRewardSettlements implements RewardSettlements {

  /** The job of a lane, in the job scheduler's table; its instance is the lane's number. */
  static final String TASK = "reward-lane";

  /** Sorts after every version 7 id. */
  private static final UUID LAST = new UUID(-1, -1);

  /**
   * Numbers are given in the order of the batch, and rows are inserted in the order of the unique
   * index: two batches with the same events wait for each other in a line and never in a ring.
   */
  private static final String ADD =
      """
      with incoming as materialized (
        select i.*, nextval('reward_settlement_order') as accepted
        from (select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::text[], ?::timestamptz[], ?::smallint[], ?::text[], ?::timestamptz[], ?::text[],
            ?::text[], ?::text[]) with ordinality
            as n (id, source, event_id, event_type, fingerprint, body, accepted_at, lane,
              ordering_key, due_at, step_states, step_moments, step_attempts, place)
          order by place) i
      ), added as (
        insert into source_events
          (settlement_id, source, event_id, event_type, fingerprint, body, accepted_at)
        select id, source, event_id, event_type, fingerprint, body, accepted_at
        from incoming order by source, event_id
        on conflict (source, event_id) do nothing
        returning settlement_id
      ), begun as (
        insert into reward_settlements
          (id, accepted, lane, ordering_key, state, attempt, due_at, step_states, step_moments,
           step_attempts, version)
        select id, accepted, lane, ordering_key, 'initiated', 0, due_at, step_states::text[],
          step_moments::timestamptz[], step_attempts::integer[], 0
        from incoming where id in (select settlement_id from added)
      )
      select i.source, i.event_id, e.settlement_id, e.fingerprint
      from incoming i
      left join source_events e on e.source = i.source and e.event_id = i.event_id
      where i.id not in (select settlement_id from added)
      """;

  private static final String KNOWN =
      """
      select e.source, e.event_id, e.settlement_id, e.fingerprint
      from unnest(?::text[], ?::text[]) as n (source, event_id)
      join source_events e on e.source = n.source and e.event_id = n.event_id
      """;

  /**
   * What is locked is looked at again as it is then, which what was found at first is not: hence
   * the same conditions twice, and the last look at who is missing before one. The planner may take
   * all of it for empty, as it was when somebody last counted; so rows are locked by their ids in
   * words that no partial index knows, and who is missing is found out once.
   */
  private static final String DUE =
      """
      with found as materialized (
        select s.id, s.accepted, s.ordering_key,
          s.state in ('initiated', 'loading_source', 'classifying_event', 'computing_policy')
            as undecided
        from reward_settlements s
        where s.lane = ? and s.outcome is null and s.parked is null and s.due_at <= ?
          and (s.state not in
              ('initiated', 'loading_source', 'classifying_event', 'computing_policy')
            or not exists (
              select from reward_settlements b
              where b.ordering_key = s.ordering_key and b.accepted < s.accepted
                and b.outcome is null and b.parked is null and b.due_at > ?
                and b.state in
                  ('initiated', 'loading_source', 'classifying_event', 'computing_policy')))
        order by s.accepted limit ?
      ), locked as materialized (
        select s.*
        from reward_settlements s
        where s.id = any (array(select id from found))
          and coalesce(s.outcome, s.parked) is null and s.due_at <= ?
        for update of s skip locked
      ), missing as materialized (
        select ordering_key, min(accepted) as accepted from found
        where undecided and id not in (select id from locked) group by ordering_key
      )
      """
          + "select "
          + SettlementRows.COLUMNS
          + """
          from locked s join source_events e on e.settlement_id = s.id
          where s.state not in
              ('initiated', 'loading_source', 'classifying_event', 'computing_policy')
            or not exists (
              select from missing m
              where m.ordering_key = s.ordering_key and m.accepted < s.accepted)
          order by s.accepted
          """;

  private static final String SAVE =
      """
      update reward_settlements s set state = n.state, attempt = n.attempt, due_at = n.due_at,
        parked = n.parked, account_id = n.account_id, entry_id = n.entry_id, outcome = n.outcome,
        failure = n.failure, detail = n.detail, ended_at = n.ended_at,
        step_states = n.step_states::text[], step_moments = n.step_moments::timestamptz[],
        step_attempts = n.step_attempts::integer[], version = s.version + 1
      from unnest(?::uuid[], ?::bigint[], ?::text[], ?::integer[], ?::timestamptz[], ?::text[],
          ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[],
          ?::text[], ?::text[])
        as n (id, version, state, attempt, due_at, parked, account_id, entry_id, outcome, failure,
          detail, ended_at, step_states, step_moments, step_attempts)
      where s.id = n.id and s.version = n.version
      returning s.id
      """;

  private static final String BY_ID = SettlementRows.SELECT + "where s.id = any (?)";
  private static final String LOCK = BY_ID + " for update of s";

  /**
   * Never in the way of a job that has begun or is about to: then it is left as it is, and so it is
   * where another transaction holds it.
   */
  private static final String WAKE =
      """
      update scheduled_tasks t set execution_time = ?
      from (select task_name, task_instance from scheduled_tasks
        where task_name = ? and task_instance = any (?) and not picked and execution_time > ?
        for update skip locked) as idle
      where t.task_name = idle.task_name and t.task_instance = idle.task_instance
      """;

  private final SetSql sql;
  private final InstantSource clock;

  JdbcRewardSettlements(SetSql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public Map<SourceReference, Known> add(List<Accepted> accepted) {
    if (accepted.isEmpty()) {
      return Map.of();
    }
    Map<SourceReference, Known> known = new HashMap<>();
    Set<SourceReference> meanwhile = new HashSet<>();
    for (NotNew event :
        sql.list(ADD, open -> fill(open, accepted), JdbcRewardSettlements::notNew)) {
      event
          .known()
          .ifPresentOrElse(
              first -> known.put(event.reference(), first), () -> meanwhile.add(event.reference()));
    }
    if (!meanwhile.isEmpty()) {
      // Somebody else's, committed while the statement waited: a statement's eyes are older.
      known.putAll(known(meanwhile));
    }
    return known;
  }

  private static NotNew notNew(ResultSet row) throws SQLException {
    UUID id = row.getObject("settlement_id", UUID.class);
    return new NotNew(
        new SourceReference(row.getString("source"), row.getString("event_id")),
        id == null
            ? Optional.empty()
            : Optional.of(new Known(new SettlementId(id), row.getString("fingerprint"))));
  }

  private static void fill(SetSql.Parameters open, List<Accepted> all) throws SQLException {
    open.set("uuid", all, one -> one.settlement().id().value())
        .set("text", all, one -> one.settlement().reference().source())
        .set("text", all, one -> one.settlement().reference().eventId())
        .set("text", all, one -> one.settlement().eventType())
        .set("text", all, Accepted::fingerprint)
        .set("text", all, Accepted::body)
        .set("timestamptz", all, one -> moment(one.settlement().acceptedAt()))
        .set("int2", all, Accepted::lane)
        .set("text", all, one -> one.settlement().orderingKey())
        .set("timestamptz", all, one -> moment(one.settlement().dueAt()))
        .set("text", all, one -> SettlementRows.stepStates(one.settlement()))
        .set("text", all, one -> SettlementRows.stepMoments(one.settlement()))
        .set("text", all, one -> SettlementRows.stepAttempts(one.settlement()));
  }

  private Map<SourceReference, Known> known(Set<SourceReference> references) {
    List<SourceReference> all = List.copyOf(references);
    return sql
        .list(
            KNOWN,
            open ->
                open.set("text", all, SourceReference::source)
                    .set("text", all, SourceReference::eventId),
            JdbcRewardSettlements::notNew)
        .stream()
        .collect(Collectors.toMap(NotNew::reference, event -> event.known().orElseThrow()));
  }

  @Override
  public List<RewardSettlement> due(int lane, int limit, Instant now) {
    return sql.list(
        DUE, open -> open.set(lane).set(now).set(now).set(limit).set(now), SettlementRows::read);
  }

  @Override
  public List<RewardSettlement> save(Collection<RewardSettlement> settlements) {
    if (settlements.isEmpty()) {
      return List.of();
    }
    Set<UUID> kept =
        new HashSet<>(
            sql.list(
                SAVE,
                open ->
                    open.set("uuid", settlements, one -> one.id().value())
                        .set("int8", settlements, RewardSettlement::version)
                        .set("text", settlements, one -> one.state().wire())
                        .set("int4", settlements, RewardSettlement::attempt)
                        .set("timestamptz", settlements, one -> moment(one.dueAt()))
                        .set("text", settlements, SettlementRows::parked)
                        .set(
                            "uuid",
                            settlements,
                            one -> one.account().map(a -> a.value()).orElse(null))
                        .set(
                            "uuid",
                            settlements,
                            one -> one.entry().map(e -> e.value()).orElse(null))
                        .set("text", settlements, SettlementRows::outcome)
                        .set("text", settlements, SettlementRows::failure)
                        .set("text", settlements, SettlementRows::detail)
                        .set(
                            "timestamptz",
                            settlements,
                            one -> one.end().map(end -> moment(end.at())).orElse(null))
                        .set("text", settlements, SettlementRows::stepStates)
                        .set("text", settlements, SettlementRows::stepMoments)
                        .set("text", settlements, SettlementRows::stepAttempts),
                row -> row.getObject("id", UUID.class)));
    return settlements.stream()
        .filter(settlement -> kept.contains(settlement.id().value()))
        .map(RewardSettlement::kept)
        .toList();
  }

  @Override
  public Optional<RewardSettlement> find(SettlementId id) {
    return findAll(List.of(id)).stream().findAny();
  }

  @Override
  public List<RewardSettlement> findAll(Collection<SettlementId> ids) {
    return sql.list(
        BY_ID, open -> open.set("uuid", ids, SettlementId::value), SettlementRows::read);
  }

  @Override
  public Optional<RewardSettlement> lock(SettlementId id) {
    return sql.one(
        LOCK, open -> open.set("uuid", List.of(id), SettlementId::value), SettlementRows::read);
  }

  @Override
  public Page<RewardSettlement, SettlementId> list(
      Filter filter, Optional<SettlementId> before, int limit) {
    StringBuilder where = new StringBuilder("where s.id < ?\n");
    // Written out, not as parameters: each condition has an index of its own.
    filter.state().map(SettlementRows::inState).ifPresent(where::append);
    filter
        .parked()
        .map(parked -> "and s.parked is " + (parked ? "not null\n" : "null\n"))
        .ifPresent(where::append);
    filter.source().ifPresent(_ -> where.append("and e.source = ? and e.settlement_id < ?\n"));
    UUID from = before.map(SettlementId::value).orElse(LAST);
    // One more than asked for, to see whether anything follows.
    List<RewardSettlement> found =
        sql.list(
            SettlementRows.SELECT + where + "order by s.id desc limit ?",
            open -> {
              open.set(from);
              if (filter.source().isPresent()) {
                open.set(filter.source().get()).set(from);
              }
              open.set(limit + 1);
            },
            SettlementRows::read);
    boolean more = found.size() > limit;
    List<RewardSettlement> page = more ? found.subList(0, limit) : found;
    return new Page<>(page, more ? Optional.of(page.getLast().id()) : Optional.empty());
  }

  @Override
  public void wake(Collection<Integer> lanes) {
    Instant now = Storable.moment(clock.instant());
    sql.update(
        WAKE,
        open ->
            open.set(now).set(TASK).set("text", lanes, lane -> Integer.toString(lane)).set(now));
  }

  private static Object moment(Instant at) {
    return Storable.moment(at).atOffset(ZoneOffset.UTC);
  }

  /** An event that was there before, as far as the statement could see. */
  private record NotNew(SourceReference reference, Optional<Known> known) {}
}
