package io.ringledger.vault.persistence.index;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.vault.application.outbound.SettledBatchIndex;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.WalletAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Four statements for a batch, however large it is; wallets in their order, so nobody deadlocks.
 */
@ApplicationScoped
public class JdbcSettledBatchIndex implements SettledBatchIndex {

  private static final String SETTLED =
      "insert into settled_batches (number, settled_at) values (?, ?)";

  private static final String BALANCES =
      """
      insert into wallet_balances (wallet, bought_drops, sold_drops, paid_drops, last_batch)
      select moved.wallet, greatest(-delta_drops, 0), greatest(delta_drops, 0),
        case when moved.wallet = treasury then greatest(delta_drops, 0) else 0 end, number
      from batch_wallets moved join netting_batches using (number)
      where number = ?
      order by moved.wallet
      on conflict (wallet) do update set
        bought_drops = wallet_balances.bought_drops + excluded.bought_drops,
        sold_drops = wallet_balances.sold_drops + excluded.sold_drops,
        paid_drops = wallet_balances.paid_drops + excluded.paid_drops,
        last_batch = greatest(wallet_balances.last_batch, excluded.last_batch)
      """;

  private static final String HISTORY =
      """
      insert into item_history (item_id, number, from_owner, to_owner, settled_at)
      select item_id, number, opening_owner, final_owner, settled_at
      from batch_items join settled_batches using (number)
      where number = ?
      """;

  private static final String STATS =
      """
      update vault_stats set batches = vault_stats.batches + 1,
        trades = vault_stats.trades + applied,
        gross_drops = vault_stats.gross_drops + batch.gross_drops,
        fee_drops = vault_stats.fee_drops + batch.fee_drops,
        royalty_drops = vault_stats.royalty_drops + batch.royalty_drops,
        last_batch = greatest(vault_stats.last_batch, number)
      from netting_batches batch where number = ?
      """;

  private static final String PAID =
      "update wallet_balances set paid_drops = paid_drops + ? where wallet = ?";

  private final SetSql sql;

  JdbcSettledBatchIndex(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public void record(BatchNumber number, Instant at) {
    sql.update(SETTLED, open -> open.set(number.value()).set(Storable.moment(at)));
    sql.update(BALANCES, open -> open.set(number.value()));
    sql.update(HISTORY, open -> open.set(number.value()));
    sql.update(STATS, open -> open.set(number.value()));
  }

  @Override
  public void paid(WalletAddress wallet, Drops drops) {
    int wallets = sql.update(PAID, open -> open.set(drops.value()).set(wallet.value()));
    if (wallets != 1) {
      throw new IllegalStateException(wallet + " has sold nothing that could be paid");
    }
  }
}
