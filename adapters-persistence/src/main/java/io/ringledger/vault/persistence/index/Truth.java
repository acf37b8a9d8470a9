package io.ringledger.vault.persistence.index;

/**
 * What batches, payments and registrations come to, as queries. Whatever is kept of it beside them
 * has to say the same.
 */
final class Truth {

  /** Of each item: its owner, the batch that brought it there, and the one that holds it. */
  static final String OWNERS =
      """
      select item_id, coalesce(final_owner, first_owner) as owner, last.number as since,
        holding.number as batch
      from items
        left join (select distinct on (item_id) item_id, number, final_owner
          from batch_items join settled_batches using (number)
          order by item_id, number desc) last using (item_id)
        left join (select item_id, number
          from batch_items join netting_batches using (number)
          where state in ('cut', 'anchored', 'reversing')) holding using (item_id)
      """;

  /** Of each wallet: what it bought and sold, and what of that was paid. */
  static final String BALANCES =
      """
      select wallet, sum(greatest(-delta_drops, 0))::bigint as bought,
        sum(greatest(delta_drops, 0))::bigint as sold,
        (coalesce(max(done.drops), 0)
          + sum(case when wallet = treasury then greatest(delta_drops, 0) else 0 end))::bigint
          as paid,
        max(number) as last
      from batch_wallets join settled_batches using (number) join netting_batches using (number)
        left join (select wallet, sum(drops) as drops
          from settlement_legs join settled_batches using (number)
          where kind = 'payment' and state = 'validated' group by wallet) done using (wallet)
      group by wallet
      """;

  /** Each item in each settled batch. */
  static final String MOVES =
      """
      select item_id, number, opening_owner, final_owner, settled_at
      from batch_items join settled_batches using (number)
      """;

  /** The totals. */
  static final String TOTALS =
      """
      select count(*) as batches, coalesce(sum(applied), 0) as trades,
        coalesce(sum(gross_drops), 0) as gross, coalesce(sum(fee_drops), 0) as fees,
        coalesce(sum(royalty_drops), 0) as royalties, coalesce(max(number), 0) as last
      from settled_batches join netting_batches using (number)
      """;

  private Truth() {}
}
