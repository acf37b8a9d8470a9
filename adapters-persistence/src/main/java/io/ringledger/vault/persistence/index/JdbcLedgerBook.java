package io.ringledger.vault.persistence.index;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.vault.application.index.outbound.LedgerBook;
import io.ringledger.vault.domain.index.ChannelSight;
import io.ringledger.vault.domain.index.LedgerCursor;
import io.ringledger.vault.domain.index.LedgerEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was read of the ledger, in PostgreSQL: one statement for a slice. */
@ApplicationScoped
public class JdbcLedgerBook implements LedgerBook {

  private static final String FIND =
      """
      select account, opening_ledger, opening_drops, ledger_index
      from ledger_cursor where account = ?
      """;

  private static final String OPEN =
      """
      insert into ledger_cursor (account, opening_ledger, opening_drops, ledger_index, moved_at)
      values (?, ?, ?, ?, ?) on conflict (account) do nothing
      """;

  private static final String ADD =
      """
      insert into ledger_transactions (account, transaction_hash, ledger_index, position, kind,
        result_code, sent, counterparty, balance_change, fee_drops, channel_id, channel_drops,
        channel_paid, closed_at, read_at)
      select ?, hash, ledger, position, kind, result, sent, counterparty, change, fee, channel,
        amount, paid, closed::timestamptz, ?
      from unnest(?::text[], ?::bigint[], ?::integer[], ?::text[], ?::text[], ?::boolean[],
        ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::text[])
        as new (hash, ledger, position, kind, result, sent, counterparty, change, fee, channel,
          amount, paid, closed)
      """;

  private static final String MOVE =
      """
      update ledger_cursor set ledger_index = ?, moved_at = ?
      where account = ? and ledger_index <= ?
      """;

  private final SetSql sql;

  JdbcLedgerBook(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<LedgerCursor> find(XrplAddress account) {
    return sql.one(FIND, open -> open.set(account.value()), JdbcLedgerBook::cursor);
  }

  @Override
  public Optional<LedgerCursor> lock(XrplAddress account) {
    return sql.one(
        FIND + " for no key update", open -> open.set(account.value()), JdbcLedgerBook::cursor);
  }

  @Override
  public void open(LedgerCursor cursor, Instant now) {
    sql.update(
        OPEN,
        open ->
            open.set(cursor.account().value())
                .set(cursor.openingLedger())
                .set(cursor.opening().value())
                .set(cursor.ledgerIndex())
                .set(Storable.moment(now)));
  }

  @Override
  public void add(XrplAddress account, List<LedgerEvent> events, Instant now) {
    if (events.isEmpty()) {
      return;
    }
    sql.update(
        ADD,
        open ->
            open.set(account.value())
                .set(Storable.moment(now))
                .set("text", events, event -> event.hash().value())
                .set("bigint", events, LedgerEvent::ledgerIndex)
                .set("integer", events, LedgerEvent::position)
                .set("text", events, LedgerEvent::kind)
                .set("text", events, LedgerEvent::result)
                .set("boolean", events, LedgerEvent::sent)
                .set(
                    "text",
                    events,
                    event -> event.counterparty().map(XrplAddress::value).orElse(null))
                .set("bigint", events, LedgerEvent::balanceChange)
                .set("bigint", events, event -> event.fee().value())
                .set("text", events, event -> ofChannel(event, sight -> sight.id().value()))
                .set("bigint", events, event -> ofChannel(event, sight -> sight.amount().value()))
                .set("bigint", events, event -> ofChannel(event, sight -> sight.paid().value()))
                .set("text", events, event -> event.closedAt().toString()));
  }

  private static <T> @Nullable T ofChannel(LedgerEvent event, Function<ChannelSight, T> part) {
    return event.channel().map(part).orElse(null);
  }

  @Override
  public void move(XrplAddress account, long ledgerIndex, Instant now) {
    int moved =
        sql.update(
            MOVE,
            open ->
                open.set(ledgerIndex)
                    .set(Storable.moment(now))
                    .set(account.value())
                    .set(ledgerIndex));
    if (moved != 1) {
      throw new IllegalStateException("the cursor of " + account + " moves on and never back");
    }
  }

  private static LedgerCursor cursor(ResultSet row) throws SQLException {
    return new LedgerCursor(
        new XrplAddress(row.getString("account")),
        row.getLong("opening_ledger"),
        new Drops(row.getLong("opening_drops")),
        row.getLong("ledger_index"));
  }
}
