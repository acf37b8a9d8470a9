package io.ringledger.bouts.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.bouts.domain.Closing;
import io.ringledger.bouts.domain.LedgerProof;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.AffectedNodes.Change;
import io.ringledger.shared.xrpl.AffectedNodes.Entry;
import io.ringledger.shared.xrpl.DisagreementException;
import io.ringledger.shared.xrpl.LedgerFields;
import io.ringledger.shared.xrpl.LedgerTransaction;
import io.ringledger.shared.xrpl.Preimages;
import io.ringledger.shared.xrpl.XrplHashes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads what an escrow transaction did from the ledger entries it touched, and holds that against
 * what it says. Escrow metadata has no {@code delivered_amount}, so the money is followed through
 * the balances.
 */
final class EscrowProofs {

  private static final String ESCROW = "Escrow";

  /** The fields of an escrow that its creation sets; an entry leaves a default of zero out. */
  private static final List<String> NUMBERS =
      List.of("FinishAfter", "CancelAfter", "SourceTag", "DestinationTag");

  private EscrowProofs() {}

  /** What the transaction proves; throws where its parts do not agree. */
  static LedgerProof of(LedgerTransaction transaction) throws DisagreementException {
    if (!transaction.succeeded()) {
      return new LedgerProof.Unsuccessful(transaction.hash(), transaction.result());
    }
    return switch (transaction.type()) {
      case "EscrowCreate" -> created(transaction);
      case "EscrowFinish" -> closed(transaction, Closing.FINISH);
      case "EscrowCancel" -> closed(transaction, Closing.CANCEL);
      default -> new LedgerProof.Unrelated(transaction.hash(), transaction.type());
    };
  }

  private static LedgerProof created(LedgerTransaction transaction) throws DisagreementException {
    PreparedFields.checkFlags(transaction.fields());
    JsonNode fields = transaction.fields();
    XrplAddress owner = LedgerFields.address("Account", fields.path("Account"));
    OfferSequence sequence = new OfferSequence(transaction.sequence());
    Drops amount = LedgerFields.drops("Amount", fields.path("Amount"));
    Entry escrow =
        transaction
            .affected()
            .only(ESCROW, Change.CREATED, XrplHashes.escrow(owner, sequence.value()));
    checkCreated(fields, escrow.fields(), sequence);
    Drops fee = LedgerFields.drops("Fee", fields.path("Fee"));
    DisagreementException.unless(
        transaction.affected().balanceChange(owner) == -amount.value() - fee.value(),
        "Balance: the owner was not debited the amount and the fee");
    return new LedgerProof.EscrowCreated(
        transaction.hash(),
        owner,
        LedgerFields.address("Destination", fields.path("Destination")),
        amount,
        time(fields, "FinishAfter"),
        time(fields, "CancelAfter"),
        hex(fields, "Condition"),
        sequence);
  }

  private static void checkCreated(JsonNode signed, JsonNode entry, OfferSequence sequence)
      throws DisagreementException {
    for (String name : List.of("Account", "Destination", "Amount")) {
      DisagreementException.unless(
          entry.path(name).equals(signed.path(name)), name + ": the new escrow has another");
    }
    for (String name : NUMBERS) {
      DisagreementException.unless(
          LedgerFields.uint32OrZero(name, entry.path(name))
              == LedgerFields.uint32OrZero(name, signed.path(name)),
          name + ": the new escrow has another");
    }
    DisagreementException.unless(
        hex(entry, "Condition").equals(hex(signed, "Condition")),
        "Condition: the new escrow has another");
    checkSequence(entry, sequence);
  }

  private static LedgerProof closed(LedgerTransaction transaction, Closing closing)
      throws DisagreementException {
    PreparedFields.checkFlags(transaction.fields());
    JsonNode fields = transaction.fields();
    XrplAddress sender = LedgerFields.address("Account", fields.path("Account"));
    XrplAddress owner = LedgerFields.address("Owner", fields.path("Owner"));
    OfferSequence sequence = offerSequence(fields);
    Entry entry =
        transaction
            .affected()
            .only(ESCROW, Change.DELETED, XrplHashes.escrow(owner, sequence.value()));
    JsonNode escrow = entry.fields();
    DisagreementException.unless(
        LedgerFields.address("Account", escrow.path("Account")).equals(owner),
        "Account: not the escrow's owner");
    checkSequence(escrow, sequence);
    XrplAddress destination = LedgerFields.address("Destination", escrow.path("Destination"));
    Drops amount = LedgerFields.drops("Amount", escrow.path("Amount"));
    Optional<String> fulfillment = hex(fields, "Fulfillment");
    switch (closing) {
      case FINISH -> {
        checkOpened(hex(escrow, "Condition"), hex(fields, "Condition"), fulfillment);
        checkCredit(transaction, sender, destination, amount);
      }
      case CANCEL -> {
        DisagreementException.unless(
            escrow.has("CancelAfter"), "CancelAfter: the escrow could not be cancelled");
        checkCredit(transaction, sender, owner, amount);
      }
    }
    return new LedgerProof.EscrowClosed(
        transaction.hash(),
        closing,
        sender,
        owner,
        destination,
        amount,
        sequence,
        createdBy(entry),
        fulfillment,
        transaction.closeTime());
  }

  private static OfferSequence offerSequence(JsonNode fields) throws DisagreementException {
    long value = LedgerFields.uint32("OfferSequence", fields.path("OfferSequence"));
    DisagreementException.unless(value > 0, "OfferSequence: zero");
    return new OfferSequence(value);
  }

  /** Newer ledgers keep the sequence in the entry (amendment fixIncludeKeyletFields). */
  private static void checkSequence(JsonNode escrow, OfferSequence sequence)
      throws DisagreementException {
    DisagreementException.unless(
        !escrow.has("Sequence")
            || LedgerFields.uint32("Sequence", escrow.path("Sequence")) == sequence.value(),
        "Sequence: the escrow has another");
  }

  private static void checkOpened(
      Optional<String> condition, Optional<String> repeated, Optional<String> fulfillment)
      throws DisagreementException {
    DisagreementException.unless(
        condition.equals(repeated), "Condition: not that of the escrow that was finished");
    DisagreementException.unless(
        condition.isPresent() == fulfillment.isPresent(),
        "Fulfillment: exactly a condition needs one");
    DisagreementException.unless(
        condition.isEmpty() || Preimages.opens(fulfillment.orElseThrow(), condition.orElseThrow()),
        "Fulfillment: it does not open the escrow");
  }

  private static void checkCredit(
      LedgerTransaction transaction, XrplAddress sender, XrplAddress receiver, Drops amount)
      throws DisagreementException {
    Drops fee = LedgerFields.drops("Fee", transaction.fields().path("Fee"));
    long expected = amount.value() - (receiver.equals(sender) ? fee.value() : 0);
    DisagreementException.unless(
        transaction.affected().balanceChange(receiver) == expected,
        "Balance: " + receiver + " was not credited the amount");
  }

  private static TransactionHash createdBy(Entry entry) throws DisagreementException {
    JsonNode inFields = entry.fields().path("PreviousTxnID");
    String name =
        inFields.isTextual()
            ? inFields.asText()
            : entry
                .previousTransaction()
                .orElseThrow(() -> new DisagreementException("PreviousTxnID: missing"));
    DisagreementException.unless(
        entry.previousTransaction().orElse(name).equalsIgnoreCase(name),
        "PreviousTxnID: the node names two");
    DisagreementException.unless(
        name.matches("[0-9A-Fa-f]{64}"), "PreviousTxnID: not a transaction hash");
    return new TransactionHash(name);
  }

  private static Optional<RippleTime> time(JsonNode fields, String name)
      throws DisagreementException {
    return fields.has(name)
        ? Optional.of(new RippleTime(LedgerFields.uint32(name, fields.path(name))))
        : Optional.empty();
  }

  private static Optional<String> hex(JsonNode fields, String name) {
    return fields.has(name)
        ? Optional.of(fields.path(name).asText().toUpperCase(Locale.ROOT))
        : Optional.empty();
  }
}
