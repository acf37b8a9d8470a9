package io.ringledger.rewards.persistence.ledger;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.EntryKey;
import io.ringledger.rewards.domain.ledger.EntryType;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.Posting;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.shared.persistence.SetSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Entries as rows. */
public final class EntryRows {

  /** All columns, in the order of the table. */
  public static final String COLUMNS =
      """
      entry_id, idempotency_key, entry_type, debit_account_id, credit_account_id, amount, source,
        source_event_id, reverses, settlement_id, reputation_impact, debit_sequence, debit_balance,
        credit_sequence, credit_balance, posted_at\
      """;

  static final String SELECT = "select " + COLUMNS + " from ledger_entries\n";

  private EntryRows() {}

  /**
   * The entry of a row that has all {@link #COLUMNS}; throws {@link IllegalArgumentException} or
   * {@link java.util.NoSuchElementException} where it cannot be one.
   */
  public static LedgerEntry read(ResultSet row) throws SQLException {
    Posting posting =
        new Posting(
            new EntryKey(row.getString("idempotency_key")),
            EntryType.ofWire(row.getString("entry_type")).orElseThrow(),
            new AccountId(row.getObject("debit_account_id", UUID.class)),
            new AccountId(row.getObject("credit_account_id", UUID.class)),
            new Points(row.getLong("amount")),
            new SourceReference(row.getString("source"), row.getString("source_event_id")),
            Optional.ofNullable(row.getObject("reverses", UUID.class)).map(EntryId::new),
            Optional.ofNullable(row.getObject("settlement_id", UUID.class)),
            row.getLong("reputation_impact"));
    return new LedgerEntry(
        new EntryId(row.getObject("entry_id", UUID.class)),
        posting,
        row.getLong("debit_sequence"),
        row.getLong("debit_balance"),
        row.getLong("credit_sequence"),
        row.getLong("credit_balance"),
        SetSql.moment(row, "posted_at"));
  }
}
