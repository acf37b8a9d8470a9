package io.ringledger.sandbox.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Which fields a transaction type has, and the checks on form that a node does before it looks at
 * any ledger. Types that this ledger does not run have no form here; they are refused later, by
 * their type.
 */
final class TransactionForm {
  private static final Set<String> COMMON_REQUIRED =
      Set.of("TransactionType", "Account", "Sequence", "Fee", "SigningPubKey");
  private static final Set<String> COMMON_OPTIONAL =
      Set.of(
          "Flags",
          "SourceTag",
          "PreviousTxnID",
          "LastLedgerSequence",
          "AccountTxnID",
          "OperationLimit",
          "Memos",
          "TicketSequence",
          "TxnSignature",
          "Signers",
          "NetworkID");

  private record Form(Set<String> required, Set<String> optional) {}

  private static final Map<String, Form> FORMS =
      Map.ofEntries(
          Map.entry(
              "Payment",
              new Form(
                  Set.of("Destination", "Amount"),
                  Set.of("SendMax", "Paths", "InvoiceID", "DestinationTag", "DeliverMin"))),
          Map.entry(
              "EscrowCreate",
              new Form(
                  Set.of("Destination", "Amount"),
                  Set.of("Condition", "CancelAfter", "FinishAfter", "DestinationTag"))),
          Map.entry(
              "EscrowFinish",
              new Form(Set.of("Owner", "OfferSequence"), Set.of("Condition", "Fulfillment"))),
          Map.entry("EscrowCancel", new Form(Set.of("Owner", "OfferSequence"), Set.of())),
          Map.entry("TicketCreate", new Form(Set.of("TicketCount"), Set.of())),
          Map.entry("DepositPreauth", new Form(Set.of(), Set.of("Authorize", "Unauthorize"))),
          Map.entry("SetRegularKey", new Form(Set.of(), Set.of("RegularKey"))),
          Map.entry(
              "AccountSet",
              new Form(
                  Set.of(),
                  Set.of(
                      "EmailHash",
                      "WalletLocator",
                      "WalletSize",
                      "MessageKey",
                      "Domain",
                      "TransferRate",
                      "SetFlag",
                      "ClearFlag",
                      "TickSize",
                      "NFTokenMinter"))),
          Map.entry(
              "PaymentChannelCreate",
              new Form(
                  Set.of("Destination", "Amount", "SettleDelay", "PublicKey"),
                  Set.of("CancelAfter", "DestinationTag"))),
          Map.entry(
              "PaymentChannelFund", new Form(Set.of("Channel", "Amount"), Set.of("Expiration"))),
          Map.entry(
              "PaymentChannelClaim",
              new Form(Set.of("Channel"), Set.of("Balance", "Amount", "Signature", "PublicKey"))),
          Map.entry("AccountDelete", new Form(Set.of("Destination"), Set.of("DestinationTag"))));

  private static final int MAX_MEMOS_BYTES = 1024;
  private static final int ARRAY_MARKS_BYTES = 2;
  private static final String URL_CHARACTERS =
      "0123456789-._~:/?#[]@!$&'()*+,;=%ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private TransactionForm() {}

  static void check(ObjectNode fields) throws MalformedTransactionException {
    Form form =
        FORMS.getOrDefault(fields.path("TransactionType").asText(), new Form(Set.of(), Set.of()));
    requireAll(fields, COMMON_REQUIRED);
    requireAll(fields, form.required());
    if (FORMS.containsKey(fields.path("TransactionType").asText())) {
      Set<String> known = new HashSet<>(COMMON_REQUIRED);
      known.addAll(COMMON_OPTIONAL);
      known.addAll(form.required());
      known.addAll(form.optional());
      for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        if (!known.contains(name)) {
          throw new MalformedTransactionException(
              "Field '" + name + "' found in disallowed location.");
        }
      }
    }
    if (fields.has("Memos")) {
      checkMemos(fields);
    }
  }

  private static void requireAll(ObjectNode fields, Set<String> names)
      throws MalformedTransactionException {
    for (String name : names.stream().sorted().toList()) {
      if (!fields.has(name)) {
        throw new MalformedTransactionException("Field '" + name + "' is required but missing.");
      }
    }
  }

  private static void checkMemos(ObjectNode fields) throws MalformedTransactionException {
    ObjectNode alone = Codec.JSON.createObjectNode();
    alone.set("Memos", fields.get("Memos"));
    // Only what is between the marks of the array's beginning and end counts.
    if (Codec.encode(alone).length() / 2 - ARRAY_MARKS_BYTES > MAX_MEMOS_BYTES) {
      throw new MalformedTransactionException(
          "fails local checks: The memo exceeds the maximum allowed size.");
    }
    for (JsonNode wrapper : fields.get("Memos")) {
      JsonNode memo = wrapper.path("Memo");
      if (!memo.isObject()) {
        throw new MalformedTransactionException(
            "fails local checks: A memo array may contain only Memo objects.");
      }
      for (Map.Entry<String, JsonNode> part : memo.properties()) {
        checkMemoPart(part.getKey(), part.getValue().asText());
      }
    }
  }

  private static void checkMemoPart(String name, String hex) throws MalformedTransactionException {
    switch (name) {
      case "MemoData" -> {}
      case "MemoType", "MemoFormat" -> {
        String text = new String(Codec.bytes(hex), StandardCharsets.ISO_8859_1);
        if (!text.chars().allMatch(c -> URL_CHARACTERS.indexOf(c) >= 0)) {
          throw new MalformedTransactionException(
              "fails local checks: The MemoType and MemoFormat fields may only contain characters"
                  + " that are allowed in URLs under RFC 3986.");
        }
      }
      default ->
          throw new MalformedTransactionException(
              "fails local checks: A memo may contain only MemoType, MemoData or MemoFormat fields.");
    }
  }
}
