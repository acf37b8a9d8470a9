package io.ringledger.rewards.persistence.settlement;

import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementEnd;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Cancelled;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Failed;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Succeeded;
import io.ringledger.rewards.domain.settlement.SettlementFailure;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.rewards.domain.settlement.SettlementOutcome;
import io.ringledger.rewards.domain.settlement.SettlementState;
import io.ringledger.rewards.domain.settlement.SettlementStep;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A settlement and its event, as rows and as what they mean. */
final class SettlementRows {

  static final String COLUMNS =
      """
      s.id, e.source, e.event_id, e.event_type, s.ordering_key, e.accepted_at, s.state, s.attempt,
        s.due_at, s.parked, s.account_id, s.entry_id, s.outcome, s.failure, s.detail, s.ended_at,
        s.step_states, s.step_moments, s.step_attempts, s.version
      """;

  static final String SELECT =
      "select "
          + COLUMNS
          + "from reward_settlements s join source_events e on e.settlement_id = s.id\n";

  private static final int MAX_DETAIL = 2_000;
  private static final int MAX_PARKED = 500;

  private SettlementRows() {}

  static RewardSettlement read(ResultSet row) throws SQLException {
    Optional<EntryId> entry = uuid(row, "entry_id").map(EntryId::new);
    return new RewardSettlement(
        new SettlementId(row.getObject("id", UUID.class)),
        new SourceReference(row.getString("source"), row.getString("event_id")),
        row.getString("event_type"),
        row.getString("ordering_key"),
        SetSql.moment(row, "accepted_at"),
        state(row.getString("state")),
        row.getInt("attempt"),
        SetSql.moment(row, "due_at"),
        text(row, "parked"),
        uuid(row, "account_id").map(AccountId::new),
        entry,
        end(row, entry),
        steps(row),
        row.getLong("version"));
  }

  private static Optional<SettlementEnd> end(ResultSet row, Optional<EntryId> entry)
      throws SQLException {
    String outcome = row.getString("outcome");
    if (outcome == null) {
      return Optional.empty();
    }
    Instant at = SetSql.moment(row, "ended_at");
    Optional<String> detail = text(row, "detail");
    return Optional.of(
        switch (outcome) {
          case "failed" ->
              new Failed(
                  SettlementFailure.valueOf(constant(row.getString("failure"))),
                  detail.orElseThrow(),
                  at);
          case "cancelled" -> new Cancelled(detail.orElseThrow(), at);
          default -> new Succeeded(SettlementOutcome.valueOf(constant(outcome)), entry, detail, at);
        });
  }

  private static List<SettlementStep> steps(ResultSet row) throws SQLException {
    List<String> states = SetSql.texts(row, "step_states");
    Timestamp[] moments = (Timestamp[]) row.getArray("step_moments").getArray();
    Integer[] attempts = (Integer[]) row.getArray("step_attempts").getArray();
    List<SettlementStep> steps = new ArrayList<>(states.size());
    for (int i = 0; i < states.size(); i++) {
      steps.add(new SettlementStep(state(states.get(i)), moments[i].toInstant(), attempts[i]));
    }
    return steps;
  }

  /** Whether it ended, and how, in one word; null where it has not. */
  static @Nullable String outcome(RewardSettlement settlement) {
    return settlement
        .end()
        .map(
            end ->
                switch (end) {
                  case Succeeded done -> done.outcome().wire();
                  case Failed _, Cancelled _ -> settlement.state().wire();
                })
        .orElse(null);
  }

  static @Nullable String failure(RewardSettlement settlement) {
    return settlement.end().orElse(null) instanceof Failed failed ? failed.failure().wire() : null;
  }

  static @Nullable String detail(RewardSettlement settlement) {
    return settlement
        .end()
        .flatMap(
            end ->
                switch (end) {
                  case Succeeded done -> done.detail();
                  case Failed failed -> Optional.of(failed.detail());
                  case Cancelled cancelled -> Optional.of(cancelled.reason());
                })
        .map(text -> cut(text, MAX_DETAIL))
        .orElse(null);
  }

  static @Nullable String parked(RewardSettlement settlement) {
    return settlement.parked().map(text -> cut(text, MAX_PARKED)).orElse(null);
  }

  static String stepStates(RewardSettlement settlement) {
    return SetSql.literal(settlement.steps().stream().map(step -> step.state().wire()).toList());
  }

  static String stepMoments(RewardSettlement settlement) {
    return SetSql.literal(
        settlement.steps().stream().map(step -> Storable.moment(step.at())).toList());
  }

  static String stepAttempts(RewardSettlement settlement) {
    return SetSql.literal(settlement.steps().stream().map(SettlementStep::attempt).toList());
  }

  /** The condition that finds what stands there, in the words of the index that holds it. */
  static String inState(SettlementState state) {
    return switch (state) {
      case FAILED, CANCELLED -> "and s.outcome = '" + state.wire() + "'\n";
      case SUCCEEDED -> "and s.state = 'succeeded'\n";
      default -> "and s.outcome is null and s.state = '" + state.wire() + "'\n";
    };
  }

  private static String cut(String text, int length) {
    String storable = Storable.text(text);
    return storable.length() <= length ? storable : storable.substring(0, length - 1) + "…";
  }

  private static SettlementState state(String wire) {
    return SettlementState.valueOf(constant(wire));
  }

  private static String constant(String wire) {
    return Objects.requireNonNull(wire).toUpperCase(Locale.ROOT);
  }

  private static Optional<UUID> uuid(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
