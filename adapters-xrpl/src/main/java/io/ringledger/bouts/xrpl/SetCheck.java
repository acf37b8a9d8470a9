package io.ringledger.bouts.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.bouts.application.outbound.Preflight.Intent;
import io.ringledger.bouts.application.outbound.Preflight.Standing;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCancel;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCreate;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowFinish;
import io.ringledger.bouts.domain.Condition;
import io.ringledger.bouts.domain.EscrowTerms;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.signing.PreflightCode;
import io.ringledger.bouts.domain.signing.PreflightFinding;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.NodeFailureException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of the ledger, held against what is to be signed together (rippled, EscrowCreate,
 * EscrowFinish, EscrowCancel). Now is the close time of the last validated ledger.
 */
final class SetCheck {

  private final NodeSnapshot snapshot;
  private final Standing.Known at;
  private final List<Intent> intents;
  private final List<PreflightFinding> findings = new ArrayList<>();
  private final Map<EscrowTerms, TransactionHash> existing = new HashMap<>();
  private final Map<XrplAddress, Optional<NodeSnapshot.Account>> destinations = new HashMap<>();
  private final XrplAddress wallet;

  SetCheck(NodeSnapshot snapshot, Standing.Known at, List<Intent> intents) {
    this.snapshot = snapshot;
    this.at = at;
    this.intents = intents;
    this.wallet = intents.getFirst().terms().owner();
  }

  List<PreflightFinding> findings() {
    return List.copyOf(findings);
  }

  Map<EscrowTerms, TransactionHash> existing() {
    return Map.copyOf(existing);
  }

  SetCheck run() throws NodeFailureException {
    Optional<NodeSnapshot.Account> account = snapshot.account(wallet);
    if (account.isEmpty()) {
      for (Intent intent : intents) {
        find(
            intent,
            PreflightCode.ACCOUNT_NOT_FOUND,
            "The ledger knows no account " + wallet + ". It must be funded first.");
      }
      return this;
    }
    Funds funds = new Funds(account.get(), snapshot.state());
    boolean creates = intents.stream().anyMatch(it -> it.transaction() instanceof EscrowCreate);
    List<JsonNode> escrows = creates ? snapshot.escrowsOf(wallet) : List.of();
    for (Intent intent : intents) {
      switch (intent.transaction()) {
        case EscrowCreate _ -> create(intent, escrows, funds);
        case EscrowFinish finish -> finish(intent, finish.offerSequence(), funds);
        case EscrowCancel cancel -> cancel(intent, cancel.offerSequence(), funds);
      }
    }
    return this;
  }

  private void create(Intent intent, List<JsonNode> escrows, Funds funds)
      throws NodeFailureException {
    EscrowTerms terms = intent.terms();
    Optional<TransactionHash> same = sameAs(intent, escrows);
    if (same.isPresent()) {
      existing.put(terms, same.get());
      find(
          intent,
          PreflightCode.ESCROW_ALREADY_ON_LEDGER,
          "An escrow with these very terms exists already, created by " + same.get() + ".");
      return;
    }
    if (isAfter(terms.window().finishAfter())) {
      find(
          intent,
          PreflightCode.FINISH_AFTER_PASSED,
          "It could be paid out from "
              + terms.window().finishAfter().toInstant()
              + " on; an escrow cannot be created any more once that has passed on the ledger,"
              + now());
    }
    Optional<NodeSnapshot.Account> destination = destination(intent);
    if (destination.isPresent()) {
      checkReceiver(intent, destination.get());
    }
    funds
        .lock(terms.amount(), feeOf(intent.transaction()))
        .ifPresent(missing -> find(intent, PreflightCode.INSUFFICIENT_FUNDS, missing));
  }

  private void checkReceiver(Intent intent, NodeSnapshot.Account destination)
      throws NodeFailureException {
    XrplAddress address = intent.terms().destination();
    if (destination.ofTheLedger()) {
      find(
          intent,
          PreflightCode.DESTINATION_NOT_ALLOWED,
          address + " is an account of the ledger itself, such as an AMM's.");
    }
    if (destination.requiresDestinationTag()) {
      find(
          intent,
          PreflightCode.DESTINATION_TAG_REQUIRED,
          address + " takes payments only with a destination tag, and purses carry none.");
    }
    if (!mayDeposit(address, destination)) {
      find(
          intent,
          PreflightCode.DEPOSIT_AUTHORIZATION_NEEDED,
          address
              + " authorizes each sender, and has not authorized "
              + wallet
              + " yet: until then it can finish the escrow itself, but the promoter cannot.");
    }
  }

  private void finish(Intent intent, OfferSequence sequence, Funds funds)
      throws NodeFailureException {
    if (!isThere(intent, sequence)) {
      return;
    }
    RippleTime opens = intent.terms().window().finishAfter();
    Optional<RippleTime> closes = intent.terms().window().cancelAfter();
    if (!isAfter(opens)) {
      find(
          intent,
          PreflightCode.FINISH_TOO_EARLY,
          "It can be paid out once " + opens.toInstant() + " has passed on the ledger," + now());
      return;
    }
    if (closes.isPresent() && isAfter(closes.get())) {
      find(
          intent,
          PreflightCode.CANCEL_AFTER_PASSED,
          "It could be paid out until " + closes.get().toInstant() + " on the ledger," + now());
    }
    Optional<NodeSnapshot.Account> destination = destination(intent);
    if (destination.isPresent() && !mayDeposit(intent.terms().destination(), destination.get())) {
      find(
          intent,
          PreflightCode.DEPOSIT_NOT_AUTHORIZED,
          intent.terms().destination()
              + " authorizes each sender, and has not authorized "
              + wallet
              + ". It can do so, or finish the escrow itself.");
    }
    pay(intent, funds);
  }

  private void cancel(Intent intent, OfferSequence sequence, Funds funds)
      throws NodeFailureException {
    if (!isThere(intent, sequence)) {
      return;
    }
    Optional<RippleTime> opens = intent.terms().window().cancelAfter();
    if (opens.isPresent() && !isAfter(opens.get())) {
      find(
          intent,
          PreflightCode.CANCEL_TOO_EARLY,
          "It can be taken back once "
              + opens.get().toInstant()
              + " has passed on the ledger,"
              + now());
      return;
    }
    pay(intent, funds);
  }

  private void pay(Intent intent, Funds funds) {
    funds
        .pay(feeOf(intent.transaction()))
        .ifPresent(missing -> find(intent, PreflightCode.INSUFFICIENT_FUNDS, missing));
  }

  private boolean isThere(Intent intent, OfferSequence sequence) throws NodeFailureException {
    boolean there = snapshot.has(intent.terms().owner(), sequence);
    if (!there) {
      find(
          intent,
          PreflightCode.ESCROW_NOT_ON_LEDGER,
          "The ledger has no escrow " + sequence + " of " + wallet + " any more.");
    }
    return there;
  }

  private Optional<NodeSnapshot.Account> destination(Intent intent) throws NodeFailureException {
    XrplAddress address = intent.terms().destination();
    Optional<NodeSnapshot.Account> account = destinations.get(address);
    if (account == null) {
      account = snapshot.account(address);
      destinations.put(address, account);
    }
    if (account.isEmpty()) {
      find(
          intent,
          PreflightCode.DESTINATION_NOT_FOUND,
          "The ledger knows no account " + address + ". It must be funded first.");
    }
    return account;
  }

  private boolean mayDeposit(XrplAddress address, NodeSnapshot.Account destination)
      throws NodeFailureException {
    return !destination.requiresAuthorization() || snapshot.mayDeposit(wallet, address);
  }

  private Optional<TransactionHash> sameAs(Intent intent, List<JsonNode> escrows) {
    return escrows.stream()
        .filter(escrow -> isSame(escrow, intent.terms()))
        .map(escrow -> escrow.path("PreviousTxnID").asText())
        .filter(hash -> hash.matches("[0-9A-Fa-f]{64}"))
        .map(TransactionHash::new)
        .filter(hash -> !intent.taken().contains(hash) && !existing.containsValue(hash))
        .findFirst();
  }

  private static boolean isSame(JsonNode escrow, EscrowTerms terms) {
    return escrow.path("Destination").asText().equals(terms.destination().value())
        && escrow.path("Amount").asText().equals(terms.amount().toString())
        && escrow.path("FinishAfter").asLong() == terms.window().finishAfter().seconds()
        && escrow.path("CancelAfter").asLong()
            == terms.window().cancelAfter().map(RippleTime::seconds).orElse(0L)
        && escrow
            .path("Condition")
            .asText()
            .equalsIgnoreCase(terms.condition().map(Condition::hex).orElse(""))
        && !escrow.has("DestinationTag");
  }

  /** What is prepared for a conditional finish; elsewhere the wallet pays for one signature. */
  private Drops feeOf(UnsignedTransaction transaction) {
    return transaction.json().get("Fee") instanceof String prepared
        ? new Drops(Long.parseLong(prepared))
        : at.baseFee();
  }

  /** As the ledger judges its marks: later, not at the same second. */
  private boolean isAfter(RippleTime mark) {
    return mark.isBefore(at.closeTime());
  }

  private String now() {
    return " where it is " + at.closeTime().toInstant() + ".";
  }

  private void find(Intent intent, PreflightCode code, String detail) {
    findings.add(new PreflightFinding(intent.terms().kind(), code, detail));
  }
}
