package io.ringledger.local.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.chaos.check.DatabaseState.EscrowRow;
import io.ringledger.local.chaos.check.LedgerState.Account;
import io.ringledger.local.chaos.check.LedgerState.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the database holds agrees with the ledger. */
final class LedgerChecks {

  private LedgerChecks() {}

  /**
   * A created escrow was created by its transaction, with its terms, and is there; one that is
   * finished or cancelled is gone, by its transaction. While clients are at work, the ledger may be
   * ahead of the database, never behind it.
   */
  static Stream<Anomaly> escrowsAreAsTheLedgerSays(Evidence evidence) {
    return evidence.database().escrows().stream()
        .flatMap(
            escrow ->
                reasons(escrow, evidence).stream()
                    .map(
                        reason ->
                            new Anomaly(
                                "an escrow is as the ledger says",
                                escrow.bout(),
                                "%s: %s".formatted(escrow, reason))));
  }

  private static List<String> reasons(EscrowRow escrow, Evidence evidence) {
    LedgerState ledger = evidence.ledger();
    boolean open = ledger.open().contains(new Name(escrow.owner(), escrow.offerSequence()));
    List<String> reasons = new ArrayList<>();
    escrow
        .createTransaction()
        .filter(hash -> !created(escrow, transaction(ledger, hash)))
        .ifPresent(hash -> reasons.add("not created by " + transaction(ledger, hash)));
    escrow
        .closingTransaction()
        .filter(hash -> !closed(escrow, transaction(ledger, hash)))
        .ifPresent(hash -> reasons.add("not closed by " + transaction(ledger, hash)));
    switch (escrow.status()) {
      case "created" -> {
        if (!open && evidence.settled()) {
          reasons.add("it is not on the ledger");
        }
      }
      case "finished", "cancelled" -> {
        if (open) {
          reasons.add("it is still on the ledger");
        }
      }
      default -> {
        // Planned: the ledger may have it already, and nobody has said so yet.
      }
    }
    return reasons;
  }

  private static Optional<JsonNode> transaction(LedgerState ledger, String hash) {
    return Optional.ofNullable(ledger.transactions().get(hash));
  }

  private static boolean created(EscrowRow escrow, Optional<JsonNode> found) {
    return found
        .filter(LedgerChecks::succeeded)
        .filter(made -> is(made, "TransactionType", "EscrowCreate"))
        .filter(made -> is(made, "Account", escrow.owner()))
        .filter(made -> is(made, "Destination", escrow.destination()))
        .filter(made -> is(made, "Amount", Long.toString(escrow.amount())))
        .filter(made -> is(made, "Sequence", Long.toString(escrow.offerSequence())))
        .filter(made -> is(made, "Condition", escrow.condition().orElse("")))
        .isPresent();
  }

  private static boolean closed(EscrowRow escrow, Optional<JsonNode> found) {
    String type = escrow.status().equals("cancelled") ? "EscrowCancel" : "EscrowFinish";
    return found
        .filter(LedgerChecks::succeeded)
        .filter(made -> is(made, "TransactionType", type))
        .filter(made -> is(made, "Owner", escrow.owner()))
        .filter(made -> is(made, "OfferSequence", Long.toString(escrow.offerSequence())))
        .isPresent();
  }

  private static boolean succeeded(JsonNode transaction) {
    return transaction.path("validated").asBoolean()
        && transaction.path("meta").path("TransactionResult").asText().equals("tesSUCCESS");
  }

  private static boolean is(JsonNode transaction, String field, String expected) {
    return transaction.path(field).asText().equals(expected);
  }

  /** Everyone has to the drop what plans, winners and fees make. */
  static Stream<Anomaly> moneyAddsUp(Evidence evidence) {
    return evidence.ledger().accounts().entrySet().stream()
        .filter(named -> named.getValue().expected() != named.getValue().onLedger())
        .map(LedgerChecks::wrong);
  }

  private static Anomaly wrong(Map.Entry<String, Account> named) {
    return new Anomaly(
        "money adds up",
        named.getKey(),
        "%d drops expected, %d on the ledger"
            .formatted(named.getValue().expected(), named.getValue().onLedger()));
  }
}
