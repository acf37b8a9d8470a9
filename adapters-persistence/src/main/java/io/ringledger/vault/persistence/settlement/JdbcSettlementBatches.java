package io.ringledger.vault.persistence.settlement;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.vault.application.outbound.SettledBatchIndex;
import io.ringledger.vault.application.settlement.outbound.SettlementBatches;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.settlement.BatchState;
import io.ringledger.vault.domain.settlement.Debit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Batches as settlement sees them. */
@ApplicationScoped
public class JdbcSettlementBatches implements SettlementBatches {

  private static final int FAILURE_LENGTH = 500;

  private static final String DUE =
      """
      with open as (
        (select number from netting_batches where state in ('cut', 'anchored', 'reversing')
         order by number limit 1)
        union
        select number from netting_batches
        where state = 'collected' and state not in ('settled', 'reversed')
        union
        select l.number from settlement_legs l join netting_batches b on b.number = l.number
        where l.state in ('planned', 'signed', 'submitted') and b.state in ('settled', 'reversed'))
      select open.number from open left join settlement_runs r on r.number = open.number
      where r.due_at is null or r.due_at <= ?
      order by open.number limit ?
      """;
  private static final String FIND =
      """
      select b.number, b.state, encode(b.hash, 'hex') as hash,
        encode(b.merkle_root, 'hex') as root, encode(b.previous_hash, 'hex') as previous,
        b.document_cid, b.reason, coalesce(r.failures, 0) as failures
      from netting_batches b left join settlement_runs r on r.number = b.number
      where b.number = ?
      """;
  private static final String LOCK = FIND + "for update of b";
  private static final String DEBITS =
      """
      select d.session_id, d.wallet, d.drops, s.channel_id, s.public_key, s.funding_account,
        s.claimed_drops, s.claim_drops, s.claim_signature
      from batch_debits d join vault_sessions s on s.session_id = d.session_id
      where d.number = ? order by d.session_id
      """;
  private static final String CREDITS =
      """
      select w.wallet, w.payout_account, w.delta_drops
      from batch_wallets w join netting_batches b on b.number = w.number
      where w.number = ? and w.delta_drops > 0 and w.wallet <> b.treasury
      order by w.wallet
      """;
  private static final String MOVE =
      """
      update netting_batches set state = ?, reason = coalesce(?, reason), state_changed_at = ?,
        version = version + 1
      where number = ?
      """;
  private static final String STUMBLED =
      """
      insert into settlement_runs (number, failures, due_at, last_failure, changed_at)
      values (?, ?, ?, ?, ?)
      on conflict (number) do update set failures = excluded.failures, due_at = excluded.due_at,
        last_failure = excluded.last_failure, changed_at = excluded.changed_at
      """;
  private static final String WENT_WELL =
      "update settlement_runs set failures = 0, due_at = ?, changed_at = ? where number = ?";

  private final SetSql sql;
  private final BatchMoves moves;
  private final SettledBatchIndex index;

  JdbcSettlementBatches(SetSql sql, BatchMoves moves, SettledBatchIndex index) {
    this.sql = sql;
    this.moves = moves;
    this.index = index;
  }

  @Override
  public List<BatchNumber> due(Instant now, int limit) {
    return sql.list(
        DUE,
        open -> open.set(Storable.moment(now)).set(limit),
        row -> new BatchNumber(row.getLong("number")));
  }

  @Override
  public Optional<Head> find(BatchNumber number) {
    return sql.one(FIND, open -> open.set(number.value()), JdbcSettlementBatches::head);
  }

  @Override
  public Optional<Head> lock(BatchNumber number) {
    return sql.one(LOCK, open -> open.set(number.value()), JdbcSettlementBatches::head);
  }

  private static Head head(ResultSet row) throws SQLException {
    return new Head(
        new BatchNumber(row.getLong("number")),
        BatchState.ofWire(row.getString("state")).orElseThrow(),
        new Anchor(
            row.getString("hash"),
            row.getString("root"),
            row.getString("previous"),
            row.getString("document_cid")),
        SetSql.perhapsText(row, "reason"),
        row.getInt("failures"));
  }

  @Override
  public List<Debit> debits(BatchNumber number) {
    return sql.list(DEBITS, open -> open.set(number.value()), JdbcSettlementBatches::debit);
  }

  private static Debit debit(ResultSet row) throws SQLException {
    return new Debit(
        new SessionId(row.getObject("session_id", UUID.class)),
        new WalletAddress(row.getString("wallet")),
        new Drops(row.getLong("drops")),
        new ChannelId(row.getString("channel_id")),
        new Ed25519Key(row.getString("public_key")),
        new XrplAddress(row.getString("funding_account")),
        new Drops(row.getLong("claimed_drops")),
        new Drops(row.getLong("claim_drops")),
        SetSql.perhapsText(row, "claim_signature").orElse(""));
  }

  @Override
  public List<Credit> credits(BatchNumber number) {
    return sql.list(
        CREDITS,
        open -> open.set(number.value()),
        row ->
            new Credit(
                new WalletAddress(row.getString("wallet")),
                new XrplAddress(row.getString("payout_account")),
                new Drops(row.getLong("delta_drops"))));
  }

  @Override
  public void move(BatchNumber number, BatchState state, Optional<String> reason, Instant now) {
    int moved =
        sql.update(
            MOVE,
            open ->
                open.set(state.wire())
                    .set(reason.map(Storable::text).orElse(null))
                    .set(Storable.moment(now))
                    .set(number.value()));
    if (moved != 1) {
      throw new IllegalStateException("there is no batch " + number);
    }
  }

  @Override
  public void collect(BatchNumber number, Instant now) {
    moves.collect(number, now);
  }

  @Override
  public void undo(BatchNumber number, String reason, Instant now) {
    moves.undo(number, now);
  }

  @Override
  public void paid(BatchNumber number, WalletAddress wallet, Drops drops) {
    index.paid(wallet, drops);
  }

  @Override
  public void stumbled(
      BatchNumber number, int failures, String reason, Instant dueAt, Instant now) {
    sql.update(
        STUMBLED,
        open ->
            open.set(number.value())
                .set(failures)
                .set(Storable.moment(dueAt))
                .set(Storable.cut(reason.isEmpty() ? "unknown" : reason, FAILURE_LENGTH))
                .set(Storable.moment(now)));
  }

  @Override
  public void wentWell(BatchNumber number, Instant now) {
    Instant at = Storable.moment(now);
    sql.update(WENT_WELL, open -> open.set(at).set(at).set(number.value()));
  }
}
