package io.ringledger.vault.persistence.settlement;

import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.vault.application.outbound.SettledBatchIndex;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.IntentReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Everything that moves with a batch, in one transaction. Sessions are locked first, in the order
 * of their ids, as everybody does who locks several.
 */
@ApplicationScoped
class BatchMoves {

  private static final String LOCK_SESSIONS =
      """
      select session_id from vault_sessions
      where session_id in (
        select session_id from batch_debits where number = ?
        union select session_id from trade_intents where batch = ? and state = 'NETTED')
      order by session_id for update
      """;

  private static final String SETTLE_INTENTS =
      """
      with done as (
        update trade_intents set state = 'SETTLED', ended_at = ?
        where batch = ? and state = 'NETTED'
        returning intent_id, acceptance_sequence, session_id, wallet, action, amount_drops,
          listing_id),
      told as (
        insert into intent_changes (intent_id, wallet, state, batch, changed_at)
        select intent_id, wallet, 'SETTLED', ?, ? from done order by acceptance_sequence),
      sold as (
        update listings l set state = 'sold', ended_at = ?
        from done where l.listing_id = done.listing_id and l.state = 'taken')
      update vault_sessions s set reserved_drops = s.reserved_drops - g.gross,
        used_drops = s.used_drops + g.gross, version = s.version + 1
      from (select session_id, sum(amount_drops)::bigint as gross from done
        where action <> 'TRADE' group by session_id) as g
      where s.session_id = g.session_id
      """;

  private static final String REJECT_INTENTS =
      """
      with done as (
        update trade_intents set state = 'REJECTED', reason = ?, ended_at = ?
        where batch = ? and state = 'NETTED'
        returning intent_id, acceptance_sequence, session_id, wallet, action, amount_drops,
          listing_id),
      told as (
        insert into intent_changes (intent_id, wallet, state, reason, batch, changed_at)
        select intent_id, wallet, 'REJECTED', ?, ?, ? from done order by acceptance_sequence),
      free as (
        update listings l set
          state = case when l.expires_at > ? then 'active' else 'expired' end,
          intent_id = null,
          ended_at = case when l.expires_at > ? then null else l.expires_at end
        from done where l.listing_id = done.listing_id and l.state = 'taken')
      update vault_sessions s set reserved_drops = s.reserved_drops - g.gross,
        version = s.version + 1
      from (select session_id, sum(amount_drops)::bigint as gross from done
        where action <> 'TRADE' group by session_id) as g
      where s.session_id = g.session_id
      """;

  /** Both ways: a debit that was claimed is what its channel has paid, any other never was. */
  private static final String MOVE_DEBITS =
      """
      update vault_sessions s set debit_drops = s.debit_drops - d.drops,
        claimed_drops = case when l.leg_id is null then s.claimed_drops
          else l.base_drops + l.drops end,
        version = s.version + 1
      from batch_debits d
      left join settlement_legs l on l.number = d.number and l.session_id = d.session_id
        and l.kind = 'claim' and l.state = 'validated'
      where d.number = ? and s.session_id = d.session_id
      """;

  private static final String UNCLAIMED =
      """
      select count(*) as count from batch_debits d
      where d.number = ? and not exists (
        select from settlement_legs l where l.number = d.number and l.session_id = d.session_id
          and l.kind = 'claim' and l.state = 'validated' and l.drops = d.drops)
      """;

  private static final String MOVE_ITEMS =
      """
      update item_ownership o set owner = i.final_owner, since = i.number, batch = null,
        changed_at = ?
      from batch_items i
      where i.number = ? and o.item_id = i.item_id and o.batch = i.number
        and o.owner = i.opening_owner
      """;

  private static final String FREE_ITEMS =
      """
      update item_ownership o set batch = null, changed_at = ?
      from batch_items i
      where i.number = ? and o.item_id = i.item_id and o.batch = i.number
        and o.owner = i.opening_owner
      """;

  private static final String ITEMS = "select count(*) as count from batch_items where number = ?";

  private final SetSql sql;
  private final SettledBatchIndex index;

  BatchMoves(SetSql sql, SettledBatchIndex index) {
    this.sql = sql;
    this.index = index;
  }

  /** Items and cash change hands. */
  void collect(BatchNumber batch, Instant at) {
    long number = batch.value();
    Instant now = Storable.moment(at);
    lockSessions(number);
    if (count(UNCLAIMED, number) != 0) {
      throw new IllegalStateException("debits of batch " + batch + " are not claimed");
    }
    sql.update(SETTLE_INTENTS, open -> open.set(now).set(number).set(number).set(now).set(now));
    sql.update(MOVE_DEBITS, open -> open.set(number));
    moveItems(MOVE_ITEMS, number, now);
    index.record(batch, now);
  }

  /** All is as before, but for what the channels have paid and got back otherwise. */
  void undo(BatchNumber batch, Instant at) {
    long number = batch.value();
    Instant now = Storable.moment(at);
    String reason = IntentReason.BATCH_REVERSED.wire();
    lockSessions(number);
    sql.update(
        REJECT_INTENTS,
        open ->
            open.set(reason)
                .set(now)
                .set(number)
                .set(reason)
                .set(number)
                .set(now)
                .set(now)
                .set(now));
    sql.update(MOVE_DEBITS, open -> open.set(number));
    moveItems(FREE_ITEMS, number, now);
  }

  private void lockSessions(long number) {
    sql.list(
        LOCK_SESSIONS, open -> open.set(number).set(number), row -> row.getObject("session_id"));
  }

  private void moveItems(String statement, long number, Instant now) {
    int moved = sql.update(statement, open -> open.set(now).set(number));
    if (moved != count(ITEMS, number)) {
      throw new IllegalStateException("items of batch " + number + " are not where they were");
    }
  }

  private long count(String question, long number) {
    return sql.one(question, open -> open.set(number), row -> row.getLong("count")).orElseThrow();
  }
}
