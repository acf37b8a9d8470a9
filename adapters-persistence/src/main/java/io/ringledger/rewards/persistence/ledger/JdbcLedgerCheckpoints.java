package io.ringledger.rewards.persistence.ledger;

import io.ringledger.rewards.application.outbound.LedgerCheckpoints;
import io.ringledger.rewards.domain.ledger.chain.AuditDigest;
import io.ringledger.rewards.domain.ledger.chain.AuditStretch;
import io.ringledger.rewards.domain.ledger.chain.Hash;
import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import io.ringledger.rewards.persistence.checkpoints.CheckpointDocument;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.persistence.SetSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was signed, in an append-only table, as it is in the files. */
@ApplicationScoped
public class JdbcLedgerCheckpoints implements LedgerCheckpoints {

  private static final String PAGE =
      "select document from ledger_checkpoints where number < ? order by number desc limit ?";

  private static final String RECORD =
      """
      insert into ledger_checkpoints (number, at, hash, document) values (?, ?, ?, ?)
      on conflict (number) do nothing
      """;

  private static final String AUDITED =
      """
      select chain, position, hash from audit_entries where at > ? and at <= ?
      order by at, chain collate "C", position
      """;

  private final SetSql sql;

  JdbcLedgerCheckpoints(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<SignedCheckpoint> newest() {
    return page(Optional.empty(), 1).items().stream().findFirst();
  }

  @Override
  public void record(SignedCheckpoint checkpoint) {
    int recorded =
        sql.update(
            RECORD,
            open ->
                open.set(checkpoint.checkpoint().number())
                    .set(checkpoint.checkpoint().at())
                    .set(checkpoint.checkpoint().hash().bytes())
                    .set(CheckpointDocument.write(checkpoint)));
    if (recorded != 1) {
      throw new ConcurrencyConflict(
          "checkpoint %d was recorded meanwhile".formatted(checkpoint.checkpoint().number()));
    }
  }

  @Override
  public Page<SignedCheckpoint, Long> page(Optional<Long> before, int limit) {
    List<SignedCheckpoint> found =
        sql.list(
            PAGE,
            open -> open.set(before.orElse(Long.MAX_VALUE)).set(limit + 1),
            row -> CheckpointDocument.read(row.getString("document")));
    List<SignedCheckpoint> page = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        page,
        found.size() > limit
            ? Optional.of(page.getLast().checkpoint().number())
            : Optional.empty());
  }

  @Override
  public AuditStretch audited(Instant after, Instant until) {
    AuditDigest digest = new AuditDigest();
    sql.each(
        AUDITED,
        open -> open.set(after).set(until),
        row ->
            digest.add(
                row.getString("chain"), row.getLong("position"), new Hash(row.getString("hash"))));
    return digest.stretch(after, until);
  }
}
