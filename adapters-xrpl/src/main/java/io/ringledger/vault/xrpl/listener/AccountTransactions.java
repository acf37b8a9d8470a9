package io.ringledger.vault.xrpl.listener;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.AffectedNodes;
import io.ringledger.shared.xrpl.AffectedNodes.Change;
import io.ringledger.shared.xrpl.AffectedNodes.Entry;
import io.ringledger.shared.xrpl.DisagreementException;
import io.ringledger.shared.xrpl.LedgerFields;
import io.ringledger.vault.domain.index.ChannelSight;
import io.ringledger.vault.domain.index.LedgerEvent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Reads entries of {@code account_tx}, in the shape of either API version. Strangers may have any
 * transaction touch the account, so nothing is asked of one but what an index needs of it.
 */
final class AccountTransactions {

  private final XrplAddress account;

  AccountTransactions(XrplAddress account) {
    this.account = account;
  }

  LedgerEvent read(JsonNode entry) throws DisagreementException {
    JsonNode fields = entry.path(entry.has("tx_json") ? "tx_json" : "tx");
    JsonNode meta = entry.path("meta");
    DisagreementException.unless(
        entry.path("validated").asBoolean(), "validated: the transaction is not");
    AffectedNodes affected = AffectedNodes.of(meta);
    XrplAddress sender = LedgerFields.address("Account", fields.path("Account"));
    boolean sent = sender.equals(account);
    return new LedgerEvent(
        hash(entry, fields),
        LedgerFields.uint32("ledger_index", either(entry, fields, "ledger_index")),
        Math.toIntExact(LedgerFields.uint32("TransactionIndex", meta.path("TransactionIndex"))),
        word("TransactionType", fields.path("TransactionType"), "[A-Za-z0-9]{1,40}"),
        word("TransactionResult", meta.path("TransactionResult"), "te[cs][A-Z0-9_]{1,40}"),
        sent,
        sent ? destination(fields) : Optional.of(sender),
        balanceChange(affected),
        sent ? LedgerFields.drops("Fee", fields.path("Fee")) : Drops.ZERO,
        channel(affected),
        closedAt(entry, fields));
  }

  private static JsonNode either(JsonNode entry, JsonNode fields, String name) {
    return entry.has(name) ? entry.path(name) : fields.path(name);
  }

  private static TransactionHash hash(JsonNode entry, JsonNode fields)
      throws DisagreementException {
    return new TransactionHash(word("hash", either(entry, fields, "hash"), "[0-9A-F]{64}"));
  }

  private static String word(String name, JsonNode value, String form)
      throws DisagreementException {
    DisagreementException.unless(
        value.isTextual() && value.asText().matches(form), name + ": malformed");
    return value.asText();
  }

  private static Optional<XrplAddress> destination(JsonNode fields) {
    return XrplAddress.parse(fields.path("Destination").asText());
  }

  private static Instant closedAt(JsonNode entry, JsonNode fields) throws DisagreementException {
    JsonNode date = either(entry, fields, "date");
    if (date.isIntegralNumber()) {
      return new RippleTime(LedgerFields.uint32("date", date)).toInstant();
    }
    try {
      return Instant.parse(entry.path("close_time_iso").asText());
    } catch (DateTimeParseException e) {
      throw new DisagreementException("close_time_iso: not a time");
    }
  }

  /** Of the account, also where the transaction has made it, or removed it. */
  private long balanceChange(AffectedNodes affected) throws DisagreementException {
    long change = 0;
    for (Entry entry : affected.entries()) {
      boolean isOurs =
          entry.type().equals("AccountRoot")
              && entry.fields().path("Account").asText().equals(account.value());
      if (isOurs) {
        long after = drops(entry.fields().path("Balance"), 0);
        long before =
            entry.change() == Change.CREATED ? 0 : drops(entry.previous().path("Balance"), after);
        change = after - before;
      }
    }
    return change;
  }

  private static long drops(JsonNode value, long otherwise) throws DisagreementException {
    return value.isMissingNode() ? otherwise : LedgerFields.drops("Balance", value).value();
  }

  /** One that pays to the account; those by which it pays others are nobody's session. */
  private Optional<ChannelSight> channel(AffectedNodes affected) throws DisagreementException {
    for (Entry entry : affected.entries()) {
      boolean paysUs =
          entry.type().equals(Channels.TYPE)
              && entry.fields().path("Destination").asText().equals(account.value());
      if (paysUs) {
        return Optional.of(
            Channels.read(entry.index(), entry.fields(), entry.change() == Change.DELETED));
      }
    }
    return Optional.empty();
  }
}
