package io.ringledger.rewards.persistence.settlement;

import io.ringledger.rewards.application.outbound.RewardPolicies;
import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.policy.DailyCap;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.policy.RewardPolicy;
import io.ringledger.rewards.domain.policy.RewardRule;
import io.ringledger.rewards.domain.policy.RewardType;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Policies in one table, and their rules in another. */
@ApplicationScoped
public class JdbcRewardPolicies implements RewardPolicies {

  private static final String SELECT =
      """
      select p.version, p.valid_from, p.used, p.loaded_at, r.reward_type, r.base, r.grades,
        r.grade_points, r.basis_points, r.reputation_impact, r.cap_points, r.cap_rewards
      from reward_policies p left join reward_policy_rules r on r.version = p.version
      """;

  private static final String ALL = SELECT + "order by p.version, r.reward_type";
  private static final String ONE = SELECT + "where p.version = ? order by r.reward_type";

  /** A lock of its own: the rules are read afterwards, as whoever was waited for has left them. */
  private static final String LOCK =
      "select version from reward_policies where version = ? for update";

  /** Of one that has decided nothing is written, but it is locked all the same. */
  private static final String PUT =
      """
      insert into reward_policies as p (version, valid_from, used, loaded_at)
      values (?, ?, false, ?)
      on conflict (version) do update
        set valid_from = excluded.valid_from, loaded_at = excluded.loaded_at
        where not p.used
      """;

  private static final String CLEAR = "delete from reward_policy_rules where version = ?";

  private static final String RULES =
      """
      insert into reward_policy_rules (version, reward_type, base, grades, grade_points,
        basis_points, reputation_impact, cap_points, cap_rewards)
      select ?, n.reward_type, n.base, n.grades::text[], n.grade_points::bigint[], n.basis_points,
        n.reputation_impact, n.cap_points, n.cap_rewards
      from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::integer[], ?::bigint[],
          ?::bigint[], ?::integer[])
        as n (reward_type, base, grades, grade_points, basis_points, reputation_impact, cap_points,
          cap_rewards)
      """;

  private static final String USE =
      "update reward_policies set used = true where version = ? and not used";

  private final SetSql sql;

  JdbcRewardPolicies(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public List<RewardPolicy> all() {
    return list().stream().map(Kept::policy).toList();
  }

  @Override
  public List<Kept> list() {
    return kept(sql.list(ALL, _ -> {}, JdbcRewardPolicies::read));
  }

  @Override
  public int count() {
    return Math.toIntExact(
        sql.one("select count(*) from reward_policies", _ -> {}, row -> row.getLong(1))
            .orElseThrow());
  }

  @Override
  public Optional<Kept> find(PolicyVersion version) {
    return kept(sql.list(ONE, open -> open.set(version.number()), JdbcRewardPolicies::read))
        .stream()
        .findAny();
  }

  @Override
  public Optional<Kept> lock(PolicyVersion version) {
    boolean there =
        sql.one(LOCK, open -> open.set(version.number()), row -> row.getInt(1)).isPresent();
    return there ? find(version) : Optional.empty();
  }

  @Override
  public boolean put(RewardPolicy policy, Instant now) {
    int version = policy.version().number();
    boolean changed =
        sql.update(
                PUT,
                open ->
                    open.set(version)
                        .set(Storable.moment(policy.validFrom()))
                        .set(Storable.moment(now)))
            == 1;
    if (changed) {
      sql.update(CLEAR, open -> open.set(version));
      insertRules(version, policy);
    }
    return changed;
  }

  private void insertRules(int version, RewardPolicy policy) {
    var rules = policy.rules().entrySet();
    sql.update(
        RULES,
        open ->
            open.set(version)
                .set("text", rules, rule -> rule.getKey().wire())
                .set("int8", rules, rule -> rule.getValue().base().value())
                .set("text", rules, rule -> SetSql.literal(rule.getValue().byGrade().keySet()))
                .set("text", rules, rule -> SetSql.literal(rule.getValue().byGrade().values()))
                .set("int4", rules, rule -> rule.getValue().basisPoints())
                .set("int8", rules, rule -> rule.getValue().reputationImpact())
                .set(
                    "int8",
                    rules,
                    rule -> rule.getValue().dailyCap().points().map(Points::value).orElse(null))
                .set("int4", rules, rule -> rule.getValue().dailyCap().rewards().orElse(null)));
  }

  @Override
  public boolean use(RewardPolicy policy) {
    int version = policy.version().number();
    // First come the mark and its lock: what is read afterwards cannot change any more.
    sql.update(USE, open -> open.set(version));
    return find(policy.version()).filter(kept -> kept.policy().equals(policy)).isPresent();
  }

  private static List<Kept> kept(List<Row> rows) {
    Map<PolicyVersion, List<Row>> byVersion = new LinkedHashMap<>();
    rows.forEach(row -> byVersion.computeIfAbsent(row.version(), _ -> new ArrayList<>()).add(row));
    return byVersion.values().stream().map(JdbcRewardPolicies::policy).toList();
  }

  private static Kept policy(List<Row> rows) {
    Map<RewardType, RewardRule> rules = new EnumMap<>(RewardType.class);
    rows.forEach(row -> row.rule().ifPresent(rule -> rules.put(rule.type(), rule.rule())));
    Row first = rows.getFirst();
    return new Kept(
        RewardPolicy.of(first.version(), first.validFrom(), rules), first.used(), first.loadedAt());
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        new PolicyVersion(row.getInt("version")),
        SetSql.moment(row, "valid_from"),
        row.getBoolean("used"),
        SetSql.moment(row, "loaded_at"),
        rule(row));
  }

  private static Optional<TypedRule> rule(ResultSet row) throws SQLException {
    String type = row.getString("reward_type");
    if (type == null) {
      return Optional.empty();
    }
    TreeMap<String, Points> byGrade = new TreeMap<>();
    List<String> grades = SetSql.texts(row, "grades");
    Long[] points = (Long[]) row.getArray("grade_points").getArray();
    for (int i = 0; i < points.length; i++) {
      byGrade.put(grades.get(i), new Points(points[i]));
    }
    return Optional.of(
        new TypedRule(
            RewardType.ofWire(type).orElseThrow(),
            new RewardRule(
                new Points(row.getLong("base")),
                byGrade,
                row.getInt("basis_points"),
                row.getLong("reputation_impact"),
                new DailyCap(
                    Optional.ofNullable(number(row, "cap_points")).map(Points::new),
                    Optional.ofNullable(number(row, "cap_rewards")).map(Math::toIntExact)))));
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    return row.getObject(column) == null ? null : row.getLong(column);
  }

  /** A policy and one of its rules. */
  record Row(
      PolicyVersion version,
      Instant validFrom,
      boolean used,
      Instant loadedAt,
      Optional<TypedRule> rule) {}

  /** A rule and what it is for. */
  private record TypedRule(RewardType type, RewardRule rule) {}
}
