package io.ringledger.vault.persistence.settlement;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.settlement.Attempt;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegId;
import io.ringledger.vault.domain.settlement.LegKind;
import io.ringledger.vault.domain.settlement.LegState;
import io.ringledger.vault.domain.settlement.LegTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A leg and the transaction that was last signed for it, as rows. */
final class LegRows {

  static final String SELECT =
      """
      select l.leg_id, l.number, l.kind, l.session_id, l.wallet, l.destination, l.drops,
        l.base_drops, l.tickets, l.state, l.ticket, l.attempts, l.due_at, l.ledger_index,
        l.result_code, l.reason, l.changed_at, a.transaction_hash, a.ticket as signed_ticket,
        a.blob, a.first_ledger, a.last_ledger
      from settlement_legs l
      left join settlement_attempts a on a.transaction_hash = l.transaction_hash
      """;

  private LegRows() {}

  static Leg leg(ResultSet row) throws SQLException {
    LegId id = new LegId(row.getObject("leg_id", UUID.class));
    Optional<String> hash = SetSql.perhapsText(row, "transaction_hash");
    return new Leg(
        id,
        terms(row),
        LegState.ofWire(row.getString("state")).orElseThrow(),
        perhapsNumber(row, "ticket"),
        row.getInt("attempts"),
        SetSql.moment(row, "due_at"),
        hash.isPresent() ? Optional.of(attempt(id, row, "signed_ticket")) : Optional.empty(),
        perhapsNumber(row, "ledger_index"),
        SetSql.perhapsText(row, "result_code"),
        SetSql.perhapsText(row, "reason"),
        SetSql.moment(row, "changed_at"));
  }

  private static LegTerms terms(ResultSet row) throws SQLException {
    OptionalLong number = perhapsNumber(row, "number");
    return new LegTerms(
        LegKind.ofWire(row.getString("kind")).orElseThrow(),
        number.isPresent() ? Optional.of(new BatchNumber(number.getAsLong())) : Optional.empty(),
        SetSql.perhapsId(row, "session_id").map(SessionId::new),
        SetSql.perhapsText(row, "wallet").map(WalletAddress::new),
        SetSql.perhapsText(row, "destination").map(XrplAddress::new),
        new Drops(row.getLong("drops")),
        new Drops(row.getLong("base_drops")),
        row.getInt("tickets"));
  }

  static Attempt attempt(LegId leg, ResultSet row, String ticket) throws SQLException {
    return new Attempt(
        leg,
        new TransactionHash(row.getString("transaction_hash")),
        row.getLong(ticket),
        row.getString("blob"),
        row.getLong("first_ledger"),
        row.getLong("last_ledger"));
  }

  private static OptionalLong perhapsNumber(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
