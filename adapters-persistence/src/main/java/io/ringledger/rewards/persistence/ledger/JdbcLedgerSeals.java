package io.ringledger.rewards.persistence.ledger;

import io.ringledger.rewards.application.outbound.LedgerSeals;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.chain.ChainHead;
import io.ringledger.rewards.domain.ledger.chain.Hash;
import io.ringledger.rewards.domain.ledger.chain.Seal;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.persistence.SetSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;

/** The chains in one append-only table. */
@ApplicationScoped
public class JdbcLedgerSeals implements LedgerSeals {

  private static final String UNIQUE_VIOLATION = "23505";

  /** Tells these locks from those of others. */
  private static final int LOCK_SPACE = 0x5EA1;

  /** There may be no row yet to lock, and the newest of now may not be that of later. */
  private static final String LOCK = "select pg_advisory_xact_lock(?, ?)";

  private static final String HEADS =
      """
      select chain.shard, coalesce(position, 0) as position, coalesce(chain_hash, ?) as chain_hash
      from unnest(?::smallint[]) as chain (shard)
      left join lateral (
        select position, chain_hash from ledger_seals
        where ledger_seals.shard = chain.shard order by position desc limit 1) newest on true
      order by chain.shard
      """;

  private static final String UNSEALED =
      "select "
          + EntryRows.COLUMNS
          + """

          from unnest(?::uuid[]) with ordinality as wanted (id, place)
          join ledger_entries on entry_id = wanted.id
          where not exists (select from ledger_seals where ledger_seals.entry_id = wanted.id)
          order by wanted.place
          """;

  private static final String APPEND =
      """
      insert into ledger_seals (shard, position, entry_id, entry_hash, chain_hash)
      select shard, position, entry, decode(entry_hash, 'hex'), decode(chain_hash, 'hex')
      from unnest(?::smallint[], ?::bigint[], ?::uuid[], ?::text[], ?::text[])
        as new (shard, position, entry, entry_hash, chain_hash)
      """;

  private final SetSql sql;

  JdbcLedgerSeals(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public ChainHead lockHead(int shard) {
    sql.list(LOCK, open -> open.set(LOCK_SPACE).set(shard), _ -> shard);
    return heads(List.of(shard)).getFirst();
  }

  @Override
  public List<LedgerEntry> unsealed(List<EntryId> entries) {
    return sql.list(UNSEALED, open -> open.set("uuid", entries, EntryId::value), EntryRows::read);
  }

  @Override
  public void append(List<Seal> seals) {
    try {
      sql.update(
          APPEND,
          open ->
              open.set("smallint", seals, Seal::shard)
                  .set("bigint", seals, Seal::position)
                  .set("uuid", seals, seal -> seal.entry().value())
                  .set("text", seals, seal -> seal.entryHash().hex())
                  .set("text", seals, seal -> seal.chainHash().hex()));
    } catch (ConstraintViolationException refusal) {
      if (UNIQUE_VIOLATION.equals(refusal.getSQLState())) {
        throw new ConcurrencyConflict(refusal);
      }
      throw refusal;
    }
  }

  @Override
  public List<ChainHead> heads() {
    return heads(SHARDS);
  }

  private List<ChainHead> heads(List<Integer> shards) {
    return sql.list(
        HEADS,
        open -> open.set(Hash.GENESIS.bytes()).set("smallint", shards, shard -> shard),
        JdbcLedgerSeals::head);
  }

  private static ChainHead head(ResultSet row) throws SQLException {
    return new ChainHead(
        row.getInt("shard"), row.getLong("position"), Hash.of(row.getBytes("chain_hash")));
  }
}
