package io.ringledger.vault.persistence.batches;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.vault.application.outbound.BatchBook;
import io.ringledger.vault.application.outbound.SettlementAuthority;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** {@inheritDoc} */
@ApplicationScoped
public class JdbcBatchBook implements BatchBook {

  /** Nobody waits: who finds the row held leaves the batch to the other. */
  private static final String LOCK_END =
      "select last_number, last_hash from batch_chain for update skip locked";

  private static final String CANDIDATES =
      """
      select b.intent_id, b.counterpart, b.item_id, b.to_wallet, b.session_id,
        coalesce(t.session_id, l.session_id) as giver_session_id
      from trade_intents b
      join item_ownership o on o.item_id = b.item_id and o.batch is null
      left join trade_intents t on t.intent_id = b.counterpart
      left join listings l on l.listing_id = b.listing_id
      where b.state = 'PENDING' and b.edge_sequence is not null and b.accepted_at > ?
        and (t.intent_id is not null or l.listing_id is not null)
      order by b.edge_sequence limit ?
      """;

  private static final String SESSIONS =
      """
      select session_id from vault_sessions
      where wallet = any (?) and state = 'active' and claim_drops > 0
      """;

  private static final String PAGE =
      BatchRows.SELECT + "where number < ? order by number desc limit ?";

  private static final String WALLETS =
      "select wallet, cleared_drops, delta_drops from batch_wallets where number = ? order by leaf";

  private static final String ITEMS =
      "select item_id, opening_owner, final_owner from batch_items where number = ? order by leaf";

  private final SetSql sql;
  private final SettlementAuthority authority;

  JdbcBatchBook(SetSql sql, SettlementAuthority authority) {
    this.sql = sql;
    this.authority = authority;
  }

  @Override
  public Optional<ChainEnd> lockEnd() {
    return sql.one(
        LOCK_END,
        _ -> {},
        row -> new ChainEnd(row.getLong("last_number"), BatchRows.hash(row, "last_hash")));
  }

  @Override
  public List<Candidate> candidates(Instant acceptedAfter, int limit) {
    return sql.list(
        CANDIDATES,
        open -> open.set(Storable.moment(acceptedAfter)).set(limit),
        BatchRows::candidate);
  }

  @Override
  public List<SessionId> sessionsOf(Collection<WalletAddress> wallets) {
    return sql.list(
        SESSIONS,
        open -> open.set("text", wallets, WalletAddress::value),
        row -> BatchRows.session(row, "session_id"));
  }

  @Override
  public void cut(Cut cut) {
    new BatchWriting(sql, cut, authority.address().value()).write();
  }

  @Override
  public Optional<Batch> find(BatchNumber number) {
    return sql.one(
        BatchRows.SELECT + "where number = ?", open -> open.set(number.value()), BatchRows::batch);
  }

  @Override
  public Page<Batch, BatchNumber> page(Optional<BatchNumber> before, int limit) {
    List<Batch> found =
        sql.list(
            PAGE,
            open -> open.set(before.map(BatchNumber::value).orElse(Long.MAX_VALUE)).set(limit + 1),
            BatchRows::batch);
    List<Batch> shown = found.stream().limit(limit).toList();
    return new Page<>(
        shown, found.size() > limit ? Optional.of(shown.getLast().number()) : Optional.empty());
  }

  @Override
  public Leaves leaves(BatchNumber number) {
    return new Leaves(
        sql.list(WALLETS, open -> open.set(number.value()), BatchRows::wallet),
        sql.list(ITEMS, open -> open.set(number.value()), BatchRows::item));
  }
}
