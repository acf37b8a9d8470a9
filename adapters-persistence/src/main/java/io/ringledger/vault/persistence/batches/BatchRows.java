package io.ringledger.vault.persistence.batches;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.vault.application.outbound.BatchBook.Batch;
import io.ringledger.vault.application.outbound.BatchBook.Candidate;
import io.ringledger.vault.application.outbound.BatchBook.WalletLine;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.batch.BatchItem;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.netting.NettingResult.Totals;
import io.ringledger.vault.domain.settlement.BatchState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Rows of batches and of what they say. */
final class BatchRows {

  static final String SELECT =
      """
      select number, cut_at, previous_hash, hash, merkle_root, intents, applied, rejected, items,
        wallets, gross_drops, fee_drops, royalty_drops, fee_basis_points, treasury, document_cid,
        outcome_cid, state, reason
      from netting_batches
      """;

  private BatchRows() {}

  static Batch batch(ResultSet row) throws SQLException {
    return new Batch(
        new BatchNumber(row.getLong("number")),
        SetSql.moment(row, "cut_at"),
        hash(row, "previous_hash"),
        hash(row, "hash"),
        hash(row, "merkle_root"),
        new Batch.Counts(
            row.getInt("intents"),
            row.getInt("applied"),
            row.getInt("rejected"),
            row.getInt("items"),
            row.getInt("wallets")),
        new Totals(
            row.getLong("gross_drops"), row.getLong("fee_drops"), row.getLong("royalty_drops")),
        row.getInt("fee_basis_points"),
        new WalletAddress(row.getString("treasury")),
        new Cid(row.getString("document_cid")),
        SetSql.perhapsText(row, "outcome_cid").map(Cid::new),
        BatchState.ofWire(row.getString("state")).orElseThrow(),
        SetSql.perhapsText(row, "reason"));
  }

  static Sha256 hash(ResultSet row, String column) throws SQLException {
    return Sha256.of(row.getBytes(column));
  }

  static Candidate candidate(ResultSet row) throws SQLException {
    return new Candidate(
        new IntentId(row.getObject("intent_id", UUID.class)),
        SetSql.perhapsId(row, "counterpart").map(IntentId::new),
        new ItemId(row.getString("item_id")),
        new WalletAddress(row.getString("to_wallet")),
        List.of(session(row, "session_id"), session(row, "giver_session_id")));
  }

  static SessionId session(ResultSet row, String column) throws SQLException {
    return new SessionId(row.getObject(column, UUID.class));
  }

  static WalletLine wallet(ResultSet row) throws SQLException {
    return new WalletLine(
        new WalletAddress(row.getString("wallet")),
        new Drops(row.getLong("cleared_drops")),
        row.getLong("delta_drops"));
  }

  static BatchItem item(ResultSet row) throws SQLException {
    return new BatchItem(
        new ItemId(row.getString("item_id")),
        new WalletAddress(row.getString("opening_owner")),
        new WalletAddress(row.getString("final_owner")));
  }
}
