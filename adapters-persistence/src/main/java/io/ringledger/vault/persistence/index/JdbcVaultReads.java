package io.ringledger.vault.persistence.index;

import io.ringledger.shared.persistence.SetSql;
import io.ringledger.vault.application.index.VaultIndex.ItemMove;
import io.ringledger.vault.application.index.VaultIndex.OwnedItem;
import io.ringledger.vault.application.index.VaultIndex.VaultStats;
import io.ringledger.vault.application.index.VaultIndex.WalletBalance;
import io.ringledger.vault.application.index.outbound.VaultReads;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads along the keys and indexes of the tables, page by page. */
@ApplicationScoped
public class JdbcVaultReads implements VaultReads {

  private static final String KNOWS = "select 1 from items where item_id = ?";

  private static final String MOVES =
      """
      select number, from_owner, to_owner, settled_at from item_history
      where item_id = ? and number < ? order by number desc limit ?
      """;

  private static final String ITEMS =
      """
      select item_id, since, batch from item_ownership
      where owner = ? and item_id > ? order by item_id limit ?
      """;

  private static final String BALANCE =
      """
      select bought_drops, sold_drops, paid_drops, last_batch from wallet_balances where wallet = ?
      """;

  private static final String STATS =
      """
      select batches, trades, gross_drops, fee_drops, royalty_drops, last_batch,
        (select max(ledger_index) from ledger_cursor) read_through
      from vault_stats
      """;

  private final SetSql sql;

  JdbcVaultReads(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public boolean knows(ItemId item) {
    return sql.one(KNOWS, open -> open.set(item.value()), _ -> true).isPresent();
  }

  @Override
  public List<ItemMove> moves(ItemId item, Optional<Long> before, int limit) {
    return sql.list(
        MOVES,
        open -> open.set(item.value()).set(before.orElse(Long.MAX_VALUE)).set(limit),
        row ->
            new ItemMove(
                new BatchNumber(row.getLong("number")),
                new WalletAddress(row.getString("from_owner")),
                new WalletAddress(row.getString("to_owner")),
                SetSql.moment(row, "settled_at")));
  }

  @Override
  public List<OwnedItem> items(WalletAddress wallet, Optional<ItemId> after, int limit) {
    return sql.list(
        ITEMS,
        open -> open.set(wallet.value()).set(after.map(ItemId::value).orElse("")).set(limit),
        row ->
            new OwnedItem(
                new ItemId(row.getString("item_id")), number(row, "since"), number(row, "batch")));
  }

  @Override
  public Optional<WalletBalance> balance(WalletAddress wallet) {
    return sql.one(
        BALANCE,
        open -> open.set(wallet.value()),
        row ->
            new WalletBalance(
                wallet,
                row.getLong("bought_drops"),
                row.getLong("sold_drops"),
                row.getLong("paid_drops"),
                number(row, "last_batch")));
  }

  @Override
  public VaultStats stats() {
    return sql.one(
            STATS,
            _ -> {},
            row ->
                new VaultStats(
                    row.getLong("batches"),
                    row.getLong("trades"),
                    whole(row, "gross_drops"),
                    whole(row, "fee_drops"),
                    whole(row, "royalty_drops"),
                    Optional.of(row.getLong("last_batch"))
                        .filter(last -> last > 0)
                        .map(BatchNumber::new),
                    Optional.of(row.getLong("read_through")).filter(read -> read > 0)))
        .orElseThrow();
  }

  private static BigInteger whole(ResultSet row, String column) throws SQLException {
    return row.getBigDecimal(column).toBigIntegerExact();
  }

  private static Optional<BatchNumber> number(ResultSet row, String column) throws SQLException {
    return Optional.of(row.getLong(column)).filter(number -> number > 0).map(BatchNumber::new);
  }
}
