package io.ringledger.vault.persistence.market;

import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.vault.application.outbound.IntentBook;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentReason;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentChange;
import io.ringledger.vault.domain.intent.TradeIntent;
import io.ringledger.vault.domain.market.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Intents and their changes in two tables. Each verb is one statement, or two, for any number. */
@ApplicationScoped
public class JdbcIntentBook implements IntentBook {

  private static final String STATED =
      " join unnest(?::uuid[], ?::text[]) as n (session_id, nonce)";

  private static final String USED_BY_INTENTS =
      IntentRows.SELECT + STATED + " on n.session_id = t.session_id and n.nonce = t.nonce";

  private static final String USED_BY_LISTINGS =
      "select "
          + JdbcListingBook.COLUMNS
          + "from listings l"
          + STATED
          + " on n.session_id = l.session_id and n.nonce = l.nonce";

  private static final String DRAW =
      "select nextval('acceptance_sequence') as place from generate_series(1, ?) order by place";

  private static final String ADD =
      """
      with added as (
        insert into trade_intents (intent_id, acceptance_sequence, session_id, wallet, action,
          item_id, from_wallet, to_wallet, amount_drops, nonce, client_timestamp, signature, digest,
          accepted_at, listing_id, edge_sequence)
        select id, place, session_id, wallet, action, item_id, from_wallet, to_wallet, amount, nonce,
          client_timestamp, decode(signature, 'hex'), decode(digest, 'hex'), accepted_at,
          listing_id, edge_sequence
        from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::text[], ?::bigint[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
            ?::timestamptz[], ?::uuid[], ?::bigint[])
          as n (id, place, session_id, wallet, action, item_id, from_wallet, to_wallet, amount,
            nonce, client_timestamp, signature, digest, accepted_at, listing_id, edge_sequence)
        returning intent_id, wallet, state, accepted_at, acceptance_sequence
      )
      insert into intent_changes (intent_id, wallet, state, changed_at)
      select intent_id, wallet, state, accepted_at from added order by acceptance_sequence
      """;

  /** The n-th that waits on one side belongs to the n-th that waits on the other. */
  private static final String PAIR =
      """
      with waiting as materialized (
        select intent_id, action, item_id, from_wallet, to_wallet, amount_drops,
          acceptance_sequence, row_number() over (
            partition by item_id, from_wallet, to_wallet, amount_drops, action
            order by acceptance_sequence) as place
        from trade_intents
        where item_id = any (?) and state = 'PENDING' and counterpart is null
          and action <> 'BUY_NOW' and accepted_at > ?
      ), pairs as materialized (
        select t.intent_id as trade, b.intent_id as bid,
          greatest(t.acceptance_sequence, b.acceptance_sequence) as edge
        from waiting t
        join waiting b using (item_id, from_wallet, to_wallet, amount_drops, place)
        where t.action = 'TRADE' and b.action = 'BID'
      ), sides as (
        select trade as id, bid as other, null::bigint as edge from pairs
        union all select bid, trade, edge from pairs
      )
      update trade_intents t set counterpart = s.other, edge_sequence = s.edge
      from sides s where t.intent_id = s.id and t.state = 'PENDING' and t.counterpart is null
      """;

  private static final String END =
      """
      with ending as materialized (
        select * from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
          as n (id, state, reason, ended_at)
      ), ended as (
        update trade_intents t set state = n.state, reason = n.reason, ended_at = n.ended_at,
          counterpart = null, edge_sequence = null
        from ending n where t.intent_id = n.id and t.state = 'PENDING'
        returning t.intent_id, t.wallet, t.state, t.reason, t.ended_at, t.acceptance_sequence
      ), waiting_again as (
        update trade_intents t set counterpart = null, edge_sequence = null
        from ending n
        where t.counterpart = n.id and t.state = 'PENDING'
          and not exists (select from ending e where e.id = t.intent_id)
      )
      insert into intent_changes (intent_id, wallet, state, reason, changed_at)
      select intent_id, wallet, state, reason, ended_at from ended order by acceptance_sequence
      """;

  private static final String BY_ID = IntentRows.SELECT + "where t.intent_id = any (?)";

  private static final String LOCK = BY_ID + " order by t.intent_id for no key update of t";

  private static final String PENDING_SINCE =
      IntentRows.SELECT
          + "where t.state = 'PENDING' and t.accepted_at <= ? order by t.accepted_at limit ?";

  /** What stands before a transaction that still runs is not shown yet: it may write before it. */
  private static final String CHANGES =
      """
      select transaction_id::text::bigint as transaction_id, change_sequence, intent_id, state,
        reason, batch, changed_at
      from intent_changes
      where wallet = ? and (transaction_id, change_sequence) > (?::text::xid8, ?::bigint)
        and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
      order by intent_changes.transaction_id, change_sequence limit ?
      """;

  private final SetSql sql;

  JdbcIntentBook(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public Used used(Collection<Stated> statements) {
    if (statements.isEmpty()) {
      return new Used(Map.of(), Map.of());
    }
    SetSql.Filling stated =
        open ->
            open.set("uuid", statements, one -> one.session().value())
                .set("text", statements, one -> one.nonce().value());
    Map<Stated, TradeIntent> intents = new HashMap<>();
    for (TradeIntent one : sql.list(USED_BY_INTENTS, stated, IntentRows::read)) {
      intents.put(new Stated(one.terms().sessionId(), one.terms().nonce()), one);
    }
    Map<Stated, Listing> listings = new HashMap<>();
    for (Listing one : sql.list(USED_BY_LISTINGS, stated, JdbcListingBook::read)) {
      listings.put(new Stated(one.terms().sessionId(), one.terms().nonce()), one);
    }
    return new Used(intents, listings);
  }

  @Override
  public List<Long> draw(int count) {
    return sql.list(DRAW, open -> open.set(count), row -> row.getLong("place"));
  }

  @Override
  public void add(List<TradeIntent> intents) {
    int added = sql.update(ADD, open -> IntentRows.fill(open, intents));
    if (added != intents.size()) {
      throw new IllegalStateException("not all intents were kept");
    }
  }

  @Override
  public int pair(Collection<ItemId> items, Instant acceptedAfter) {
    return sql.update(
            PAIR,
            open -> open.set("text", items, ItemId::value).set(Storable.moment(acceptedAfter)))
        / 2;
  }

  @Override
  public Optional<TradeIntent> find(IntentId id) {
    return read(BY_ID, List.of(id)).stream().findFirst();
  }

  @Override
  public List<TradeIntent> lock(Collection<IntentId> ids) {
    return read(LOCK, ids);
  }

  private List<TradeIntent> read(String question, Collection<IntentId> ids) {
    return sql.list(question, open -> open.set("uuid", ids, IntentId::value), IntentRows::read);
  }

  @Override
  public void end(Collection<TradeIntent> ended) {
    int kept =
        sql.update(
            END,
            open ->
                open.set("uuid", ended, one -> one.id().value())
                    .set("text", ended, one -> one.state().name())
                    .set("text", ended, one -> one.reason().map(IntentReason::wire).orElse(null))
                    .set(
                        "timestamptz",
                        ended,
                        one -> one.endedAt().map(JdbcListingBook::moment).orElse(null)));
    if (kept != ended.size()) {
      throw new IllegalStateException("an intent had ended already");
    }
  }

  @Override
  public List<TradeIntent> pendingSince(Instant acceptedUntil, int limit) {
    return sql.list(
        PENDING_SINCE,
        open -> open.set(Storable.moment(acceptedUntil)).set(limit),
        IntentRows::read);
  }

  @Override
  public List<IntentChange> changes(WalletAddress wallet, IntentChange.Place after, int limit) {
    return sql.list(
        CHANGES,
        open ->
            open.set(wallet.value())
                .set(Long.toString(after.transaction()))
                .set(after.sequence())
                .set(limit),
        IntentRows::readChange);
  }
}
