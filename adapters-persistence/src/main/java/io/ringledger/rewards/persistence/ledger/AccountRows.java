package io.ringledger.rewards.persistence.ledger;

import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.AccountKind;
import io.ringledger.rewards.domain.ledger.AccountStatus;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.shared.persistence.SetSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Accounts as rows. */
final class AccountRows {

  static final String SELECT =
      """
      select account_id, kind, holder, status, overdraft_allowed, debits_posted, credits_posted,
        sequence, opened_at, last_posted_at
      from ledger_accounts
      """;

  private AccountRows() {}

  static LedgerAccount read(ResultSet row) throws SQLException {
    return new LedgerAccount(
        new AccountId(row.getObject("account_id", UUID.class)),
        kind(row.getString("kind")),
        Optional.ofNullable(row.getString("holder")).map(Holder::new),
        AccountStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getBoolean("overdraft_allowed"),
        row.getLong("debits_posted"),
        row.getLong("credits_posted"),
        row.getLong("sequence"),
        SetSql.moment(row, "opened_at"),
        SetSql.moment(row, "last_posted_at"));
  }

  static AccountKind kind(String wire) {
    return AccountKind.ofWire(wire).orElseThrow();
  }
}
