package io.ringledger.vault.xrpl;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.settlement.outbound.SettlementLedger.Content;
import io.ringledger.vault.application.settlement.outbound.SettlementLedger.Standing;
import io.ringledger.vault.domain.settlement.Debit;
import java.util.HexFormat;
import java.util.Locale;

/** What settlement sends, as XRPL's JSON has it. */
final class SettlementTransactions {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String MEMO_TYPE = "ringledger/batch";
  private static final String MEMO_FORMAT = "application/json";

  private SettlementTransactions() {}

  /**
   * All fields but the key and the signature.
   *
   * @param place the sequence number where tickets are made, otherwise the ticket
   * @param lastLedger it can be in no later one
   */
  static ObjectNode of(
      XrplAddress authority, Content content, long place, Standing standing, long lastLedger) {
    ObjectNode fields =
        JsonNodeFactory.instance
            .objectNode()
            .put("Account", authority.value())
            .put("Fee", standing.fee().toString())
            .put("LastLedgerSequence", lastLedger);
    if (content instanceof Content.Tickets) {
      fields.put("Sequence", place);
    } else {
      fields.put("Sequence", 0).put("TicketSequence", place);
    }
    switch (content) {
      case Content.Tickets(var count) ->
          fields.put("TransactionType", "TicketCreate").put("TicketCount", count);
      case Content.Anchor(var memo) -> anchor(fields, memo);
      case Content.Claim(var debit, var target) -> claim(fields, debit, target.toString());
      case Content.Pay(var destination, var drops) ->
          fields
              .put("TransactionType", "Payment")
              .put("Destination", destination.value())
              .put("Amount", drops.toString());
    }
    return fields;
  }

  private static void anchor(ObjectNode fields, String memo) {
    fields.put("TransactionType", "AccountSet");
    fields
        .putArray("Memos")
        .addObject()
        .putObject("Memo")
        .put("MemoType", hex(MEMO_TYPE))
        .put("MemoFormat", hex(MEMO_FORMAT))
        .put("MemoData", hex(memo));
  }

  /** Balance is what the channel has to have paid in all; Amount is what was signed for. */
  private static void claim(ObjectNode fields, Debit debit, String balance) {
    fields
        .put("TransactionType", "PaymentChannelClaim")
        .put("Channel", debit.channel().value())
        .put("Balance", balance)
        .put("Amount", debit.signedUpTo().toString())
        .put("Signature", debit.signature().toUpperCase(Locale.ROOT))
        .put("PublicKey", debit.key().xrplHex());
  }

  private static String hex(String text) {
    return HEX.formatHex(text.getBytes(UTF_8));
  }
}
