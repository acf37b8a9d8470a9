package io.ringledger.vault.persistence.batches;

import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.vault.application.outbound.BatchBook.Applied;
import io.ringledger.vault.application.outbound.BatchBook.Cut;
import io.ringledger.vault.application.outbound.BatchBook.Taken;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.batch.BatchItem;
import io.ringledger.vault.domain.batch.BatchRecord;
import io.ringledger.vault.domain.batch.RejectedIntent;
import io.ringledger.vault.domain.netting.WalletPosition;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes a batch down and moves what it moves; one statement for each table, or two. */
final class BatchWriting {

  private static final String BATCH =
      """
      insert into netting_batches (number, previous_hash, hash, merkle_root, cut_at, intents,
        applied, rejected, items, wallets, gross_drops, fee_drops, royalty_drops, fee_basis_points,
        treasury, document_cid, state_changed_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String CHAIN =
      "update batch_chain set last_number = ?, last_hash = ? where last_number = ? - 1";

  /**
   * Whoever never had a session and is no XRPL account is owed; the authority keeps it till then.
   */
  private static final String WALLETS =
      """
      insert into batch_wallets (number, wallet, cleared_drops, delta_drops, leaf, payout_account)
      select ?, n.wallet, n.cleared, n.delta, n.leaf,
        coalesce(
          (select s.payout_account from vault_sessions s where s.wallet = n.wallet
            order by s.session_id desc limit 1),
          case when n.wallet like 'r%' and char_length(n.wallet) <= 35 then n.wallet else ? end)
      from unnest(?::text[], ?::bigint[], ?::bigint[], ?::integer[])
        as n (wallet, cleared, delta, leaf)
      """;

  private static final String ITEMS =
      """
      insert into batch_items (number, item_id, opening_owner, final_owner, leaf)
      select ?, n.item_id, n.opening_owner, n.final_owner, n.leaf
      from unnest(?::text[], ?::text[], ?::text[], ?::integer[])
        as n (item_id, opening_owner, final_owner, leaf)
      """;
  private static final String HOLD_ITEMS =
      """
      update item_ownership o set batch = ?, changed_at = ?
      from unnest(?::text[], ?::text[]) as n (item_id, owner)
      where o.item_id = n.item_id and o.owner = n.owner and o.batch is null
      """;
  private static final String INTENTS =
      """
      insert into batch_intents (number, intent_id, position, reason)
      select ?, n.id, n.position, n.reason
      from unnest(?::uuid[], ?::integer[], ?::text[]) as n (id, position, reason)
      """;
  private static final String NET =
      """
      with netted as (
        update trade_intents set state = 'NETTED', batch = ?
        where intent_id = any (?) and state = 'PENDING'
        returning intent_id, wallet, acceptance_sequence
      )
      insert into intent_changes (intent_id, wallet, state, batch, changed_at)
      select intent_id, wallet, 'NETTED', ?, ? from netted order by acceptance_sequence
      """;
  private static final String DEBITS =
      """
      with taken as (
        insert into batch_debits (number, session_id, wallet, drops)
        select ?, n.session_id, n.wallet, n.drops
        from unnest(?::uuid[], ?::text[], ?::bigint[]) as n (session_id, wallet, drops)
        returning session_id, drops
      )
      update vault_sessions s set debit_drops = s.debit_drops + taken.drops, version = s.version + 1
      from taken where s.session_id = taken.session_id
      """;

  private final SetSql sql;
  private final Cut cut;
  private final String authority;
  private final BatchRecord record;
  private final long number;
  private final Instant at;

  BatchWriting(SetSql sql, Cut cut, String authority) {
    this.sql = sql;
    this.cut = cut;
    this.authority = authority;
    this.record = cut.record();
    this.number = record.header().number().value();
    this.at = Storable.moment(record.header().cutAt());
  }

  void write() {
    must(1, sql.update(BATCH, this::batch));
    must(1, sql.update(CHAIN, open -> open.set(number).set(cut.hash().bytes()).set(number)));
    wallets();
    items();
    intents();
    debits();
  }

  private void batch(SetSql.Parameters open) throws SQLException {
    open.set(number)
        .set(record.header().previous().bytes())
        .set(cut.hash().bytes())
        .set(cut.root().bytes())
        .set(at)
        .set(cut.looked())
        .set(record.applied().size())
        .set(record.rejected().size())
        .set(record.items().size())
        .set(record.wallets().size())
        .set(cut.totals().gross())
        .set(cut.totals().fees())
        .set(cut.totals().royalties())
        .set(record.fees().platformBasisPoints())
        .set(record.fees().treasury().value())
        .set(cut.document().text())
        .set(at);
  }

  private void wallets() {
    List<WalletPosition> all = record.wallets();
    must(
        all.size(),
        sql.update(
            WALLETS,
            open ->
                open.set(number)
                    .set(authority)
                    .set("text", all, one -> one.wallet().value())
                    .set("int8", all, one -> one.cleared().value())
                    .set("int8", all, WalletPosition::delta)
                    .set("int4", counted(0, all.size()), leaf -> leaf)));
  }

  private void items() {
    List<BatchItem> all = record.items();
    List<Integer> leaves = counted(record.wallets().size(), all.size());
    must(
        all.size(),
        sql.update(
            ITEMS,
            open ->
                open.set(number)
                    .set("text", all, one -> one.item().value())
                    .set("text", all, one -> one.openingOwner().value())
                    .set("text", all, one -> one.finalOwner().value())
                    .set("int4", leaves, leaf -> leaf)));
    must(
        all.size(),
        sql.update(
            HOLD_ITEMS,
            open ->
                open.set(number)
                    .set(at)
                    .set("text", all, one -> one.item().value())
                    .set("text", all, one -> one.openingOwner().value())));
  }

  private void intents() {
    List<Applied> applied = cut.applied();
    must(
        applied.size(),
        sql.update(
            INTENTS,
            open ->
                open.set(number)
                    .set("uuid", applied, one -> one.edge().value())
                    .set("int4", counted(0, applied.size()), position -> position)
                    .set("text", applied, _ -> null)));
    List<RejectedIntent> rejected = record.rejected();
    must(
        rejected.size(),
        sql.update(
            INTENTS,
            open ->
                open.set(number)
                    .set("uuid", rejected, one -> one.id().value())
                    .set("int4", rejected, _ -> null)
                    .set("text", rejected, one -> one.reason().wire())));
    List<IntentId> netted = new ArrayList<>();
    for (Applied one : applied) {
      netted.add(one.edge());
      one.counterpart().ifPresent(netted::add);
    }
    must(
        netted.size(),
        sql.update(
            NET,
            open -> open.set(number).set("uuid", netted, IntentId::value).set(number).set(at)));
  }

  private void debits() {
    List<Taken> all = cut.debits();
    must(
        all.size(),
        sql.update(
            DEBITS,
            open ->
                open.set(number)
                    .set("uuid", all, one -> one.session().value())
                    .set("text", all, one -> one.wallet().value())
                    .set("int8", all, one -> one.drops().value())));
  }

  private static List<Integer> counted(int from, int count) {
    return IntStream.range(from, from + count).boxed().toList();
  }

  private static void must(int expected, int rows) {
    if (rows != expected) {
      throw new IllegalStateException("%d rows instead of %d".formatted(rows, expected));
    }
  }
}
