package io.ringledger.rewards.persistence.ledger;

import io.ringledger.rewards.application.outbound.LedgerStatements;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.persistence.SetSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What can be read off the two tables. An account's entries are found by their place in it, on
 * either side, through the unique indexes of places.
 */
@ApplicationScoped
public class JdbcLedgerStatements implements LedgerStatements {

  /** Each side is read in order and no further than the page goes. */
  private static final String PAGE =
      """
      (SIDES where debit_account_id = ? and debit_sequence < ? order by debit_sequence desc limit ?)
      union all
      (SIDES where credit_account_id = ? and credit_sequence < ? order by credit_sequence desc limit ?)
      order by place desc limit ?
      """
          .replace("SIDES", JdbcLedgerStatements.SIDES);

  private static final String SIDES =
      "select *, case when debit_account_id = ? then debit_sequence else credit_sequence end as place"
          + " from ledger_entries";

  /**
   * Halves the places of an account until one is left, because within an account time never runs
   * backwards and places have no gaps. So it costs the same for the newest entry and for one from
   * long ago, without an index by time.
   */
  private static final String STANDING =
      """
      with recursive search (low, high) as (
        select 0::bigint, sequence from ledger_accounts where account_id = ?
        union all
        select case when e.posted_at <= ? then s.middle else s.low end,
          case when e.posted_at <= ? then s.high else s.middle - 1 end
        from (select low, high, (low + high + 1) / 2 as middle from search where low < high) s
        cross join lateral (
          select posted_at from ledger_entries
          where debit_account_id = ? and debit_sequence = s.middle
          union all
          select posted_at from ledger_entries
          where credit_account_id = ? and credit_sequence = s.middle) e)
      select s.low as entries, coalesce(
        (select debit_balance from ledger_entries
          where debit_account_id = ? and debit_sequence = s.low),
        (select credit_balance from ledger_entries
          where credit_account_id = ? and credit_sequence = s.low), 0) as balance
      from search s where s.low = s.high
      """;

  private static final String SUMS =
      """
      posted as (
        select account_id, sum(debits) as debits, sum(credits) as credits, sum(entries) as entries
        from (
          select debit_account_id as account_id, sum(amount) as debits, 0 as credits,
            count(*) as entries
          from ledger_entries group by debit_account_id
          union all
          select credit_account_id, 0, sum(amount), count(*)
          from ledger_entries group by credit_account_id) sides
        group by account_id)
      """;

  private static final String TRIAL_BALANCE =
      "with "
          + SUMS
          + """
          select kind, count(*) as accounts,
            coalesce(sum(debits), 0)::bigint as debits, coalesce(sum(credits), 0)::bigint as credits,
            sum(debits_posted)::bigint as cached_debits, sum(credits_posted)::bigint as cached_credits
          from ledger_accounts left join posted using (account_id)
          group by kind
          order by array_position(array['member', 'issuance', 'breakage', 'redemption'], kind)
          """;

  private static final String DISAGREEMENTS =
      "with "
          + SUMS
          + """
          select account_id, coalesce(debits, 0)::bigint as debits,
            coalesce(credits, 0)::bigint as credits, coalesce(entries, 0)::bigint as entries,
            debits_posted as cached_debits, credits_posted as cached_credits,
            sequence as cached_entries
          from ledger_accounts left join posted using (account_id)
          where (coalesce(debits, 0), coalesce(credits, 0), coalesce(entries, 0))
            <> (debits_posted, credits_posted, sequence)
          order by account_id limit ?
          """;

  private final SetSql sql;

  JdbcLedgerStatements(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public Page<LedgerEntry, Long> entries(AccountId account, Optional<Long> before, int limit) {
    UUID id = account.value();
    long from = before.orElse(Long.MAX_VALUE);
    int oneMore = limit + 1;
    List<Placed> found =
        sql.list(
            PAGE,
            open ->
                open.set(id)
                    .set(id)
                    .set(from)
                    .set(oneMore)
                    .set(id)
                    .set(id)
                    .set(from)
                    .set(oneMore)
                    .set(oneMore),
            row -> new Placed(row.getLong("place"), EntryRows.read(row)));
    List<Placed> page = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        page.stream().map(Placed::entry).toList(),
        found.size() > limit ? Optional.of(page.getLast().place()) : Optional.empty());
  }

  @Override
  public Standing standing(AccountId account, Instant at) {
    UUID id = account.value();
    return sql.one(
            STANDING,
            open -> open.set(id).set(at).set(at).set(id).set(id).set(id).set(id),
            row -> new Standing(row.getLong("balance"), row.getLong("entries")))
        .orElseThrow(() -> new IllegalStateException("no such account, or a gap in its entries"));
  }

  @Override
  public List<TrialBalanceLine> trialBalance() {
    return sql.list(
        TRIAL_BALANCE,
        _ -> {},
        row ->
            new TrialBalanceLine(
                AccountRows.kind(row.getString("kind")),
                row.getLong("accounts"),
                row.getLong("debits"),
                row.getLong("credits"),
                row.getLong("cached_debits"),
                row.getLong("cached_credits")));
  }

  @Override
  public List<Disagreement> disagreements(int limit) {
    return sql.list(
        DISAGREEMENTS,
        open -> open.set(limit),
        row ->
            new Disagreement(
                new AccountId(row.getObject("account_id", UUID.class)),
                new Sums(row.getLong("debits"), row.getLong("credits"), row.getLong("entries")),
                new Sums(
                    row.getLong("cached_debits"),
                    row.getLong("cached_credits"),
                    row.getLong("cached_entries"))));
  }

  private record Placed(long place, LedgerEntry entry) {}
}
