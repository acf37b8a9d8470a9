package io.ringledger.bouts.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.shared.xrpl.DisagreementException;
import io.ringledger.shared.xrpl.LedgerFields;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields an escrow transaction may have. Whatever we did not prepare and the wallet does not
 * add to every transaction could change who is paid, who pays or when (a destination tag, a
 * delegate, a sponsor, credentials), so it makes the transaction another one than was prepared.
 */
final class PreparedFields {

  /** What wallets fill in or add without changing what the transaction does. */
  private static final Set<String> COMMON =
      Set.of(
          "TransactionType",
          "Account",
          "Fee",
          "Flags",
          "Sequence",
          "TicketSequence",
          "LastLedgerSequence",
          "AccountTxnID",
          "NetworkID",
          "SourceTag",
          "Memos",
          "SigningPubKey",
          "TxnSignature",
          "Signers");

  static final Map<String, Set<String>> BY_TYPE =
      Map.of(
          "EscrowCreate",
          with("Destination", "Amount", "FinishAfter", "CancelAfter", "Condition"),
          "EscrowFinish",
          with("Owner", "OfferSequence", "Condition", "Fulfillment"),
          "EscrowCancel",
          with("Owner", "OfferSequence"));

  private static final long FULLY_CANONICAL_SIGNATURE = 0x8000_0000L;

  private PreparedFields() {}

  /** The fields of a transaction of that type which no other type has, or not all do. */
  static Set<String> ownOf(String type) {
    Set<String> own = new TreeSet<>(BY_TYPE.getOrDefault(type, Set.of()));
    own.removeAll(COMMON);
    return own;
  }

  /** No flag changes what an escrow transaction does, and one that is unknown might. */
  static void checkFlags(JsonNode transaction) throws DisagreementException {
    long flags = LedgerFields.uint32OrZero("Flags", transaction.path("Flags"));
    DisagreementException.unless(
        (flags & ~FULLY_CANONICAL_SIGNATURE) == 0, "unprepared field Flags");
  }

  private static Set<String> with(String... own) {
    Set<String> all = new TreeSet<>(COMMON);
    all.addAll(Set.of(own));
    return Set.copyOf(all);
  }
}
