package io.ringledger.vault.persistence.market;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentNonce;
import io.ringledger.vault.domain.IntentReason;
import io.ringledger.vault.domain.IntentState;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.ListingId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentChange;
import io.ringledger.vault.domain.intent.SessionSignature;
import io.ringledger.vault.domain.intent.TradeIntent;
import io.ringledger.vault.domain.intent.TradeTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Rows of intents and of their changes. */
final class IntentRows {

  static final String SELECT =
      """
      select t.intent_id, t.acceptance_sequence, t.session_id, t.action, t.item_id, t.from_wallet,
        t.to_wallet, t.amount_drops, t.nonce, t.client_timestamp,
        encode(t.signature, 'hex') as signature, encode(t.digest, 'hex') as digest, t.accepted_at,
        t.state, t.reason, t.counterpart, t.listing_id, t.edge_sequence, t.batch, t.ended_at
      from trade_intents t
      """;

  private IntentRows() {}

  static TradeIntent read(ResultSet row) throws SQLException {
    long edge = row.getLong("edge_sequence");
    Optional<Long> edgeSequence = row.wasNull() ? Optional.empty() : Optional.of(edge);
    return new TradeIntent(
        new IntentId(row.getObject("intent_id", UUID.class)),
        row.getLong("acceptance_sequence"),
        new TradeTerms(
            new SessionId(row.getObject("session_id", UUID.class)),
            IntentAction.valueOf(row.getString("action")),
            new ItemId(row.getString("item_id")),
            new WalletAddress(row.getString("from_wallet")),
            new WalletAddress(row.getString("to_wallet")),
            new Drops(row.getLong("amount_drops")),
            new IntentNonce(row.getString("nonce")),
            SetSql.moment(row, "client_timestamp")),
        new SessionSignature(row.getString("signature")),
        row.getString("digest"),
        SetSql.moment(row, "accepted_at"),
        IntentState.valueOf(row.getString("state")),
        reason(row),
        SetSql.perhapsId(row, "counterpart").map(IntentId::new),
        SetSql.perhapsId(row, "listing_id").map(ListingId::new),
        edgeSequence,
        JdbcItemRegister.batch(row, "batch"),
        SetSql.perhapsMoment(row, "ended_at"));
  }

  private static Optional<IntentReason> reason(ResultSet row) throws SQLException {
    return SetSql.perhapsText(row, "reason")
        .map(text -> IntentReason.valueOf(text.toUpperCase(Locale.ROOT)));
  }

  static IntentChange readChange(ResultSet row) throws SQLException {
    return new IntentChange(
        new IntentChange.Place(row.getLong("transaction_id"), row.getLong("change_sequence")),
        new IntentId(row.getObject("intent_id", UUID.class)),
        IntentState.valueOf(row.getString("state")),
        reason(row),
        JdbcItemRegister.batch(row, "batch"),
        SetSql.moment(row, "changed_at"));
  }

  /** Fills in what was accepted. */
  static void fill(SetSql.Parameters open, List<TradeIntent> all) throws SQLException {
    open.set("uuid", all, one -> one.id().value())
        .set("int8", all, TradeIntent::acceptanceSequence)
        .set("uuid", all, one -> one.terms().sessionId().value())
        .set("text", all, one -> one.terms().owner().value())
        .set("text", all, one -> one.terms().action().name())
        .set("text", all, one -> one.terms().item().value())
        .set("text", all, one -> one.terms().from().value())
        .set("text", all, one -> one.terms().to().value())
        .set("int8", all, one -> one.terms().amount().value())
        .set("text", all, one -> one.terms().nonce().value())
        .set("timestamptz", all, one -> JdbcListingBook.moment(one.terms().clientTimestamp()))
        .set("text", all, one -> one.signature().hex())
        .set("text", all, TradeIntent::digest)
        .set("timestamptz", all, one -> JdbcListingBook.moment(one.acceptedAt()))
        .set("uuid", all, one -> one.listing().map(ListingId::value).orElse(null))
        .set("int8", all, one -> one.edgeSequence().orElse(null));
  }
}
