package io.ringledger.vault.persistence.index;

import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.vault.application.index.outbound.VaultBooks;
import io.ringledger.vault.domain.index.Books;
import io.ringledger.vault.domain.index.Difference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The books in PostgreSQL: compared, and made again, by sets. */
@ApplicationScoped
public class JdbcVaultBooks implements VaultBooks {

  private static final String HEAD =
      """
      select ledger_index,
        (opening_drops + coalesce((select sum(balance_change) from ledger_transactions read
          where read.account = ledger_cursor.account), 0))::bigint as balance,
        (coalesce((select sum(owed_drops) from wallet_balances), 0)
          + coalesce((select sum(case kind when 'claim' then drops else -drops end)
            from settlement_legs leg join netting_batches batch using (number)
            where kind in ('claim', 'refund') and leg.state = 'validated'
              and batch.state in ('anchored', 'reversing')), 0))::bigint as owed
      from ledger_cursor where account = ? for no key update
      """;

  private static final String REPORT =
      "select ran_at, ledger_index, differences, difference_drops from vault_reconciliation";

  private static final String DIFFERENCES =
      """
      select kind, subject, expected_drops as expected, found_drops as found
      from vault_differences order by place
      """;

  private static final String KEEP =
      """
      insert into vault_reconciliation (ran_at, ledger_index, differences, difference_drops)
      values (?, ?, ?, ?)
      on conflict (only_one) do update set ran_at = excluded.ran_at,
        ledger_index = excluded.ledger_index, differences = excluded.differences,
        difference_drops = excluded.difference_drops
      """;

  private static final String FORGET = "delete from vault_differences";

  private static final String LIST =
      """
      insert into vault_differences (place, kind, subject, expected_drops, found_drops)
      select * from unnest(?::integer[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
      """;

  /** Whoever settles waits until the rebuild is done, and the rebuild for whoever settles. */
  private static final String ALONE =
      "lock table wallet_balances, item_history in share row exclusive mode";

  private static final String NO_BALANCES =
      """
      delete from wallet_balances kept
      where not exists (select from (%s) truth where truth.wallet = kept.wallet)
      """
          .formatted(Truth.BALANCES);

  private static final String BALANCES =
      """
      insert into wallet_balances (wallet, bought_drops, sold_drops, paid_drops, last_batch)
      select wallet, bought, sold, paid, last from (%s) truth
      on conflict (wallet) do update set bought_drops = excluded.bought_drops,
        sold_drops = excluded.sold_drops, paid_drops = excluded.paid_drops,
        last_batch = excluded.last_batch
      where (wallet_balances.bought_drops, wallet_balances.sold_drops, wallet_balances.paid_drops,
          wallet_balances.last_batch)
        is distinct from (excluded.bought_drops, excluded.sold_drops, excluded.paid_drops,
          excluded.last_batch)
      """
          .formatted(Truth.BALANCES);

  private static final String NO_MOVES =
      """
      delete from item_history kept
      where not exists (select from (%s) truth
        where truth.item_id = kept.item_id and truth.number = kept.number)
      """
          .formatted(Truth.MOVES);

  private static final String MOVES =
      """
      insert into item_history (item_id, number, from_owner, to_owner, settled_at)
      %s
      on conflict (item_id, number) do update set from_owner = excluded.from_owner,
        to_owner = excluded.to_owner, settled_at = excluded.settled_at
      where (item_history.from_owner, item_history.to_owner, item_history.settled_at)
        is distinct from (excluded.from_owner, excluded.to_owner, excluded.settled_at)
      """
          .formatted(Truth.MOVES);

  private static final String OWNERS =
      """
      insert into item_ownership (item_id, owner, since, batch, changed_at)
      select item_id, owner, since, batch, ? from (%s) truth
      on conflict (item_id) do update set owner = excluded.owner, since = excluded.since,
        batch = excluded.batch, changed_at = excluded.changed_at
      where (item_ownership.owner, item_ownership.since, item_ownership.batch)
        is distinct from (excluded.owner, excluded.since, excluded.batch)
      """
          .formatted(Truth.OWNERS);

  private static final String TOTALS =
      """
      update vault_stats set batches = truth.batches, trades = truth.trades,
        gross_drops = truth.gross, fee_drops = truth.fees, royalty_drops = truth.royalties,
        last_batch = truth.last
      from (%s) truth
      where (vault_stats.batches, vault_stats.trades, gross_drops, fee_drops, royalty_drops,
          last_batch)
        is distinct from (truth.batches, truth.trades, truth.gross, truth.fees, truth.royalties,
          truth.last)
      """
          .formatted(Truth.TOTALS);

  private final SetSql sql;
  private final BookChecks checks;

  JdbcVaultBooks(SetSql sql, BookChecks checks) {
    this.sql = sql;
    this.checks = checks;
  }

  /** Sums; nobody reads on until they are compared. */
  private record Head(long ledgerIndex, long balance, long owed) {

    static Head read(ResultSet row) throws SQLException {
      return new Head(row.getLong("ledger_index"), row.getLong("balance"), row.getLong("owed"));
    }
  }

  @Override
  public Optional<Books> books(XrplAddress account) {
    return sql.one(HEAD, open -> open.set(account.value()), Head::read)
        .map(
            head ->
                new Books(
                    head.ledgerIndex(),
                    head.balance(),
                    head.owed(),
                    checks.channels(account),
                    checks.all(account)));
  }

  @Override
  public Optional<Report> lastReport() {
    List<Difference> differences = sql.list(DIFFERENCES, _ -> {}, BookChecks::difference);
    return sql.one(
        REPORT,
        _ -> {},
        row ->
            new Report(
                SetSql.moment(row, "ran_at"),
                row.getLong("ledger_index"),
                row.getInt("differences"),
                row.getLong("difference_drops"),
                differences));
  }

  @Override
  public void keep(Report report) {
    sql.update(
        KEEP,
        open ->
            open.set(Storable.moment(report.at()))
                .set(report.ledgerIndex())
                .set(report.count())
                .set(report.drops()));
    sql.update(FORGET, _ -> {});
    List<Difference> all = report.differences();
    List<Integer> places = IntStream.rangeClosed(1, all.size()).boxed().toList();
    sql.update(
        LIST,
        open ->
            open.set("integer", places, place -> place)
                .set("text", all, one -> one.kind().wire())
                .set("text", all, Difference::subject)
                .set("bigint", all, Difference::expected)
                .set("bigint", all, Difference::found));
  }

  @Override
  public Rebuilt rebuild(Instant now) {
    sql.update(ALONE, _ -> {});
    int balances = sql.update(NO_BALANCES, _ -> {}) + sql.update(BALANCES, _ -> {});
    int moves = sql.update(NO_MOVES, _ -> {}) + sql.update(MOVES, _ -> {});
    int owners = sql.update(OWNERS, open -> open.set(Storable.moment(now)));
    return new Rebuilt(balances, moves, owners, sql.update(TOTALS, _ -> {}));
  }
}
