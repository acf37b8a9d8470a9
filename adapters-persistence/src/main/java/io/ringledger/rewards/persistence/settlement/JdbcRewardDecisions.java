package io.ringledger.rewards.persistence.settlement;

import io.ringledger.rewards.application.outbound.RewardDecisions;
import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.policy.DailyUsage;
import io.ringledger.rewards.domain.policy.Decision;
import io.ringledger.rewards.domain.policy.Decision.Grant;
import io.ringledger.rewards.domain.policy.Decision.NoOp;
import io.ringledger.rewards.domain.policy.NoOpReason;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.domain.policy.RewardFacts;
import io.ringledger.rewards.domain.policy.RewardType;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Decisions, and the usage of daily caps, in two tables. */
@ApplicationScoped
public class JdbcRewardDecisions implements RewardDecisions {

  private static final String BEGIN_DAYS =
      """
      insert into reward_cap_usage (holder, reward_type, day, points, rewards)
      select holder, reward_type, day, 0, 0
      from unnest(?::text[], ?::text[], ?::date[]) as n (holder, reward_type, day)
      order by holder, reward_type, day
      on conflict do nothing
      """;

  private static final String LOCK_DAYS =
      """
      select u.holder, u.reward_type, u.day, u.points, u.rewards
      from reward_cap_usage u
      join unnest(?::text[], ?::text[], ?::date[]) as n (holder, reward_type, day)
        on u.holder = n.holder and u.reward_type = n.reward_type and u.day = n.day
      order by u.holder, u.reward_type, u.day
      for update of u
      """;

  private static final String SAVE_DAYS =
      """
      update reward_cap_usage u set points = n.points, rewards = n.rewards
      from unnest(?::text[], ?::text[], ?::date[], ?::bigint[], ?::integer[])
        as n (holder, reward_type, day, points, rewards)
      where u.holder = n.holder and u.reward_type = n.reward_type and u.day = n.day
      """;

  private static final String ADD =
      """
      insert into reward_decisions (settlement_id, policy_version, reward_type, recipient, deciders,
        grade, basis, spam, state_valid, occurred_at, points_before, rewards_before, granted,
        reputation_impact, no_op, decided_at)
      select settlement_id, policy_version, reward_type, recipient, deciders::text[], grade, basis,
        spam, state_valid, occurred_at, points_before, rewards_before, granted, reputation_impact,
        no_op, decided_at
      from unnest(?::uuid[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
          ?::boolean[], ?::boolean[], ?::timestamptz[], ?::bigint[], ?::integer[], ?::bigint[],
          ?::bigint[], ?::text[], ?::timestamptz[])
        as n (settlement_id, policy_version, reward_type, recipient, deciders, grade, basis, spam,
          state_valid, occurred_at, points_before, rewards_before, granted, reputation_impact,
          no_op, decided_at)
      """;

  private static final String OF = "select * from reward_decisions where settlement_id = any (?)";

  private static final String FROM_THE_FIRST =
      """
      select * from reward_decisions where occurred_at >= ? and occurred_at < ?
      order by occurred_at, settlement_id limit ?
      """;

  private static final String FROM_THERE_ON =
      """
      select * from reward_decisions
      where occurred_at >= ? and occurred_at < ?
        and (occurred_at, settlement_id) >
          (select occurred_at, settlement_id from reward_decisions where settlement_id = ?)
      order by occurred_at, settlement_id limit ?
      """;

  private final SetSql sql;

  JdbcRewardDecisions(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public Map<Day, DailyUsage> lockUsage(Set<Day> days) {
    if (days.isEmpty()) {
      return Map.of();
    }
    sql.update(BEGIN_DAYS, open -> fill(open, days));
    Map<Day, DailyUsage> usage = new HashMap<>();
    sql.list(
            LOCK_DAYS,
            open -> fill(open, days),
            row ->
                Map.entry(
                    new Day(
                        new Holder(row.getString("holder")),
                        RewardType.ofWire(row.getString("reward_type")).orElseThrow(),
                        row.getObject("day", LocalDate.class)),
                    new DailyUsage(new Points(row.getLong("points")), row.getInt("rewards"))))
        .forEach(entry -> usage.put(entry.getKey(), entry.getValue()));
    return usage;
  }

  @Override
  public void saveUsage(Map<Day, DailyUsage> usage) {
    var all = usage.entrySet();
    sql.update(
        SAVE_DAYS,
        open ->
            fill(open, usage.keySet())
                .set("int8", all, entry -> entry.getValue().points().value())
                .set("int4", all, entry -> entry.getValue().rewards()));
  }

  private static SetSql.Parameters fill(SetSql.Parameters open, Collection<Day> days)
      throws SQLException {
    return open.set("text", days, day -> day.holder().id())
        .set("text", days, day -> day.type().wire())
        .set("date", days, Day::date);
  }

  @Override
  public void add(List<RecordedDecision> decisions) {
    if (decisions.isEmpty()) {
      return;
    }
    sql.update(
        ADD,
        open ->
            open.set("uuid", decisions, RecordedDecision::settlement)
                .set("int4", decisions, one -> one.version().number())
                .set("text", decisions, one -> one.facts().type().wire())
                .set("text", decisions, one -> one.facts().recipient().id())
                .set("text", decisions, one -> SetSql.literal(one.facts().deciders()))
                .set("text", decisions, one -> one.facts().grade())
                .set("int8", decisions, one -> one.facts().basis().value())
                .set("bool", decisions, one -> one.facts().spam())
                .set("bool", decisions, one -> one.facts().stateValid())
                .set("timestamptz", decisions, one -> moment(one.facts().occurredAt()))
                .set("int8", decisions, one -> one.usage().points().value())
                .set("int4", decisions, one -> one.usage().rewards())
                .set(
                    "int8",
                    decisions,
                    one -> one.decision() instanceof Grant grant ? grant.amount().value() : null)
                .set(
                    "int8",
                    decisions,
                    one -> one.decision() instanceof Grant grant ? grant.reputationImpact() : null)
                .set(
                    "text",
                    decisions,
                    one -> one.decision() instanceof NoOp(var reason) ? reason.wire() : null)
                .set("timestamptz", decisions, one -> moment(one.decidedAt())));
  }

  @Override
  public Map<SettlementId, RecordedDecision> of(Collection<SettlementId> settlements) {
    Map<SettlementId, RecordedDecision> decisions = new HashMap<>();
    sql.list(
            OF,
            open -> open.set("uuid", settlements, SettlementId::value),
            JdbcRewardDecisions::read)
        .forEach(decision -> decisions.put(new SettlementId(decision.settlement()), decision));
    return decisions;
  }

  @Override
  public Page<RecordedDecision, SettlementId> between(
      Instant from, Instant until, Optional<SettlementId> after, int limit) {
    // One more than asked for, to see whether anything follows.
    List<RecordedDecision> found =
        sql.list(
            after.isPresent() ? FROM_THERE_ON : FROM_THE_FIRST,
            open -> {
              open.set(from).set(until);
              if (after.isPresent()) {
                open.set(after.get().value());
              }
              open.set(limit + 1);
            },
            JdbcRewardDecisions::read);
    boolean more = found.size() > limit;
    List<RecordedDecision> page = more ? found.subList(0, limit) : found;
    return new Page<>(
        page, more ? Optional.of(new SettlementId(page.getLast().settlement())) : Optional.empty());
  }

  private static RecordedDecision read(ResultSet row) throws SQLException {
    RewardType type = RewardType.ofWire(row.getString("reward_type")).orElseThrow();
    Holder recipient = new Holder(row.getString("recipient"));
    return new RecordedDecision(
        row.getObject("settlement_id", UUID.class),
        new PolicyVersion(row.getInt("policy_version")),
        new RewardFacts(
            type,
            recipient,
            new TreeSet<>(SetSql.texts(row, "deciders")),
            row.getString("grade"),
            new Points(row.getLong("basis")),
            row.getBoolean("spam"),
            row.getBoolean("state_valid"),
            SetSql.moment(row, "occurred_at")),
        new DailyUsage(new Points(row.getLong("points_before")), row.getInt("rewards_before")),
        decision(row, type, recipient),
        SetSql.moment(row, "decided_at"));
  }

  private static Decision decision(ResultSet row, RewardType type, Holder recipient)
      throws SQLException {
    String noOp = row.getString("no_op");
    return noOp == null
        ? new Grant(
            type, recipient, new Points(row.getLong("granted")), row.getLong("reputation_impact"))
        : new NoOp(NoOpReason.valueOf(noOp.toUpperCase(Locale.ROOT)));
  }

  private static Object moment(Instant at) {
    return Storable.moment(at).atOffset(ZoneOffset.UTC);
  }
}
