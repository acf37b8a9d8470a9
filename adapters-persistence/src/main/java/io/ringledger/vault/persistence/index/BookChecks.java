package io.ringledger.vault.persistence.index;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.index.BookedChannel;
import io.ringledger.vault.domain.index.Difference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What the books say differently among themselves. Each check is one statement, so it sees one
 * moment, whatever else goes on.
 */
@ApplicationScoped
class BookChecks {

  private static final String UNKNOWN =
      """
      select case when kind = 'PaymentChannelClaim' then 'claim_unknown' else 'payment_unknown' end
          as kind,
        transaction_hash as subject, 0 as expected, balance_change + fee_drops as found
      from ledger_transactions read
      where account = ? and sent and result_code = 'tesSUCCESS' and balance_change + fee_drops <> 0
        and not exists (select from settlement_legs leg
          where leg.transaction_hash = read.transaction_hash)
      order by ledger_index, position
      """;

  private static final String MOVED =
      """
      select 'leg_moved' as kind, transaction_hash as subject, expected, found
      from (select leg.transaction_hash, balance_change + fee_drops as found,
          case leg.kind when 'claim' then drops when 'payment' then -drops when 'refund' then -drops
            else 0 end as expected
        from settlement_legs leg join ledger_transactions read using (transaction_hash)
        where account = ? and read.result_code = 'tesSUCCESS') both_say
      where expected <> found
      """;

  private static final String MISSING =
      """
      select 'leg_missing' as kind, transaction_hash as subject, greatest(drops, 1) as expected,
        0 as found
      from settlement_legs leg join ledger_cursor on account = ?
      where leg.state = 'validated' and leg.ledger_index > opening_ledger
        and leg.ledger_index <= ledger_cursor.ledger_index
        and not exists (select from ledger_transactions read
          where read.account = ledger_cursor.account
            and read.transaction_hash = leg.transaction_hash)
      """;

  private static final String CLAIMED =
      """
      select 'session_claimed' as kind, session_id::text as subject,
        coalesce(done.drops, 0) as expected, claimed_drops as found
      from vault_sessions left join
        (select session_id, max(base_drops + drops) as drops
          from settlement_legs leg join netting_batches batch using (number)
          where kind = 'claim' and leg.state = 'validated'
            and batch.state in ('collected', 'settled', 'reversed')
          group by session_id) done using (session_id)
      where claimed_drops <> coalesce(done.drops, 0)
      """;

  private static final String SUMS =
      """
      select 'batch_sum' as kind, number::text as subject, 0 as expected, sum(delta_drops) as found
      from batch_wallets group by number having sum(delta_drops) <> 0
      """;

  private static final String OWED =
      """
      select 'wallet_owed' as kind, wallet as subject,
        coalesce(unpaid.drops, 0) as expected, coalesce(owed_drops, 0) as found
      from wallet_balances full join
        (select wallet, sum(drops) as drops
          from settlement_legs join settled_batches using (number)
          where kind = 'payment' and state <> 'validated'
          group by wallet) unpaid using (wallet)
      where coalesce(unpaid.drops, 0) <> coalesce(owed_drops, 0)
      """;

  private static final String BALANCES =
      """
      select 'wallet_balance' as kind, wallet as subject,
        coalesce(moved.drops, 0) as expected, coalesce(sold_drops - bought_drops, 0) as found
      from wallet_balances full join
        (select wallet, sum(delta_drops) as drops
          from batch_wallets join settled_batches using (number) group by wallet) moved using (wallet)
      where coalesce(moved.drops, 0) <> coalesce(sold_drops - bought_drops, 0)
      """;

  private static final String OWNERS =
      """
      select 'item_owner' as kind, item_id as subject, 0 as expected, 1 as found
      from (%s) truth left join item_ownership kept using (item_id)
      where (kept.owner, kept.since, kept.batch)
        is distinct from (truth.owner, truth.since, truth.batch)
      """
          .formatted(Truth.OWNERS);

  private static final List<String> OF_THE_ACCOUNT = List.of(UNKNOWN, MOVED, MISSING);
  private static final List<String> OF_ALL = List.of(CLAIMED, SUMS, OWED, BALANCES, OWNERS);

  private static final String CHANNELS =
      """
      with claimed as (
          select session_id, sum(drops) as drops
          from settlement_legs leg join ledger_transactions read using (transaction_hash)
          where read.account = ? and leg.kind = 'claim' and read.result_code = 'tesSUCCESS'
          group by session_id),
        given as (
          select channel_id, sum(balance_change) as drops
          from ledger_transactions
          where account = ? and channel_id is not null and not sent and balance_change > 0
            and kind = 'PaymentChannelClaim' and result_code = 'tesSUCCESS'
          group by channel_id)
      select session_id, channel_id, channel_drops,
        state in ('active', 'closing', 'revoked', 'expired') as live,
        coalesce(claimed.drops, 0) + coalesce(given.drops, 0) as paid
      from vault_sessions left join claimed using (session_id) left join given using (channel_id)
      where channel_id is not null
      order by session_id
      """;

  private final SetSql sql;

  BookChecks(SetSql sql) {
    this.sql = sql;
  }

  List<Difference> all(XrplAddress account) {
    List<Difference> found = new ArrayList<>();
    for (String check : OF_THE_ACCOUNT) {
      found.addAll(sql.list(check, open -> open.set(account.value()), BookChecks::difference));
    }
    for (String check : OF_ALL) {
      found.addAll(sql.list(check, _ -> {}, BookChecks::difference));
    }
    return found;
  }

  static Difference difference(ResultSet row) throws SQLException {
    return new Difference(
        Difference.Kind.ofWire(row.getString("kind")),
        row.getString("subject"),
        row.getLong("expected"),
        row.getLong("found"));
  }

  List<BookedChannel> channels(XrplAddress account) {
    return sql.list(
        CHANNELS,
        open -> open.set(account.value()).set(account.value()),
        row ->
            new BookedChannel(
                new ChannelId(row.getString("channel_id")),
                new SessionId(row.getObject("session_id", UUID.class)),
                row.getBoolean("live"),
                new Drops(row.getLong("channel_drops")),
                new Drops(row.getLong("paid"))));
  }
}
