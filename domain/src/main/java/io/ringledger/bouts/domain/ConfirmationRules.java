package io.ringledger.bouts.domain;

import io.ringledger.bouts.domain.EscrowState.Created;
import io.ringledger.bouts.domain.LedgerEvidence.Contradictory;
import io.ringledger.bouts.domain.LedgerEvidence.Declared;
import io.ringledger.bouts.domain.LedgerEvidence.NotFound;
import io.ringledger.bouts.domain.LedgerEvidence.NotValidated;
import io.ringledger.bouts.domain.LedgerEvidence.Proved;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.XrplAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a claim, in the light of what the ledger says, proves that a purse moved. Answers the
 * first refusal that applies, or nothing where the proof holds.
 *
 * <p>A claim that itself reports no success moves nothing, so it is classified as it stands. A
 * claim of success is only as good as the ledger's word: the ledger decides, and a claim that
 * disagrees with it is refused although the ledger alone would do, because a client that is wrong
 * about one field cannot be trusted to have looked at the right transaction.
 */
final class ConfirmationRules {

  private static final String SUCCESS = "tesSUCCESS";
  private static final Set<String> DECLINED =
      Set.of("declined", "user_declined", "xaman_declined", "cancelled", "canceled");

  private ConfirmationRules() {}

  static Optional<RecordedFailure> judge(
      EscrowTerms terms, EscrowCreateClaim claim, LedgerEvidence evidence) {
    return classify(claim.engineResult(), claim.validated(), evidence)
        .or(() -> mismatch(terms, claim))
        .or(
            () ->
                evidence instanceof Proved(var proof)
                    ? mismatch(terms, claim, proof)
                    : Optional.empty());
  }

  static Optional<RecordedFailure> judge(
      Escrow escrow,
      Created created,
      Closing closing,
      Sender sender,
      PayoutClaim claim,
      LedgerEvidence evidence) {
    return classify(claim.engineResult(), claim.validated(), evidence)
        .or(() -> mismatch(escrow.terms(), created, closing, claim))
        .or(
            () ->
                evidence instanceof Proved(var proof)
                    ? mismatch(escrow.terms(), created, closing, sender, claim, proof)
                    : Optional.empty());
  }

  /** Who may have sent the transaction that closed an escrow. */
  enum Sender {
    /** The promoter, as it was prepared. */
    OWNER,
    /** Whoever: the ledger lets anyone finish or cancel once the time has come. */
    ANYONE
  }

  private static Optional<RecordedFailure> classify(
      String claimedResult, boolean claimedValidated, LedgerEvidence evidence) {
    Optional<RecordedFailure> unfinished = noResultClaimed(claimedResult, claimedValidated);
    if (unfinished.isPresent()) {
      return unfinished;
    }
    Optional<RecordedFailure> unsuccessful = unsuccessful(claimedResult);
    return switch (evidence) {
      case Declared() -> unsuccessful;
      case NotFound() ->
          unsuccessful.or(
              () -> refused(BoutFailure.CONFIRMATION_TIMEOUT, "the ledger does not know it yet"));
      case NotValidated() ->
          refused(BoutFailure.CONFIRMATION_TIMEOUT, "it is in no validated ledger yet");
      case Contradictory(var reason) -> invalid(reason);
      case Proved(LedgerProof.Unsuccessful(_, var engineResult)) -> unsuccessful(engineResult);
      case Proved _ ->
          unsuccessful.isPresent()
              ? invalid("engine_result: the ledger says " + SUCCESS)
              : Optional.empty();
    };
  }

  private static Optional<RecordedFailure> noResultClaimed(String engineResult, boolean validated) {
    String text = engineResult.strip().toLowerCase(Locale.ROOT);
    if (DECLINED.contains(text) || text.contains("declined")) {
      return refused(BoutFailure.SIGNING_DECLINED, "engine_result " + engineResult);
    }
    if (text.contains("timeout") || text.contains("timed_out")) {
      return refused(BoutFailure.CONFIRMATION_TIMEOUT, "engine_result " + engineResult);
    }
    return validated
        ? Optional.empty()
        : refused(BoutFailure.CONFIRMATION_TIMEOUT, "validated is false");
  }

  private static Optional<RecordedFailure> unsuccessful(String engineResult) {
    if (engineResult.equals(SUCCESS)) {
      return Optional.empty();
    }
    boolean tecOrTem = engineResult.startsWith("tec") || engineResult.startsWith("tem");
    return refused(
        tecOrTem ? BoutFailure.LEDGER_TEC_TEM : BoutFailure.LEDGER_NOT_SUCCESS,
        "engine_result " + engineResult);
  }

  private static Optional<RecordedFailure> mismatch(EscrowTerms terms, EscrowCreateClaim claim) {
    return first(
        field("owner_address", claim.ownerAddress().equals(terms.owner().value())),
        field(
            "destination_address", claim.destinationAddress().equals(terms.destination().value())),
        field("amount_drops", claim.amount().equals(terms.amount())),
        field("finish_after_ripple", claim.finishAfter().equals(terms.window().finishAfter())),
        field("cancel_after_ripple", claim.cancelAfter().equals(terms.window().cancelAfter())),
        field(
            "condition_hex", sameHex(claim.conditionHex(), terms.condition().map(Condition::hex))));
  }

  private static Optional<RecordedFailure> mismatch(
      EscrowTerms terms, EscrowCreateClaim claim, LedgerProof proof) {
    if (!(proof instanceof LedgerProof.EscrowCreated on)) {
      return invalid("tx_hash: not an EscrowCreate");
    }
    return first(
        field("tx_hash", on.transaction().equals(claim.transaction())),
        field("offer_sequence", on.offerSequence().equals(claim.offerSequence())),
        ledger("Account", on.owner().equals(terms.owner())),
        ledger("Destination", on.destination().equals(terms.destination())),
        ledger("Amount", on.amount().equals(terms.amount())),
        ledger("FinishAfter", on.finishAfter().equals(Optional.of(terms.window().finishAfter()))),
        ledger("CancelAfter", on.cancelAfter().equals(terms.window().cancelAfter())),
        ledger("Condition", sameHex(on.conditionHex(), terms.condition().map(Condition::hex))));
  }

  private static Optional<RecordedFailure> mismatch(
      EscrowTerms terms, Created created, Closing closing, PayoutClaim claim) {
    return first(
        field("transaction_type", claim.transactionType().equals(closing.transactionType())),
        field("owner_address", claim.ownerAddress().equals(terms.owner().value())),
        field("offer_sequence", claim.offerSequence().equals(created.offerSequence())),
        field("close_time_ripple", !claim.closeTime().isBefore(opens(terms, closing))),
        field("fulfillment_hex", fulfills(terms, closing, claim.fulfillmentHex())));
  }

  private static Optional<RecordedFailure> mismatch(
      EscrowTerms terms,
      Created created,
      Closing closing,
      Sender sender,
      PayoutClaim claim,
      LedgerProof proof) {
    if (!(proof instanceof LedgerProof.EscrowClosed on) || on.closing() != closing) {
      return invalid("tx_hash: not an " + closing.transactionType());
    }
    XrplAddress owner = terms.owner();
    return first(
        field("tx_hash", on.transaction().equals(claim.transaction())),
        field("close_time_ripple", on.closeTime().equals(claim.closeTime())),
        field("fulfillment_hex", sameHex(on.fulfillmentHex(), claim.fulfillmentHex())),
        ledger("Account", sender == Sender.ANYONE || on.sender().equals(owner)),
        ledger("Owner", on.owner().equals(owner)),
        ledger("OfferSequence", on.offerSequence().equals(created.offerSequence())),
        ledger("Destination", on.destination().equals(terms.destination())),
        ledger("Amount", on.amount().equals(terms.amount())),
        ledger("PreviousTxnID", on.createdBy().equals(created.transaction())));
  }

  private static RippleTime opens(EscrowTerms terms, Closing closing) {
    return switch (closing) {
      case FINISH -> terms.window().finishAfter();
      case CANCEL -> terms.window().cancelAfter().orElseThrow();
    };
  }

  /** The winner's bonus needs its fulfillment; nothing else may carry one. */
  private static boolean fulfills(EscrowTerms terms, Closing closing, Optional<String> hex) {
    if (closing == Closing.CANCEL || terms.condition().isEmpty()) {
      return hex.isEmpty();
    }
    return hex.flatMap(Fulfillment::parse)
        .filter(fulfillment -> fulfillment.fulfills(terms.condition().orElseThrow()))
        .isPresent();
  }

  private static boolean sameHex(Optional<String> one, Optional<String> other) {
    return one.isPresent() == other.isPresent()
        && one.orElse("").equalsIgnoreCase(other.orElse(""));
  }

  @SafeVarargs
  private static Optional<RecordedFailure> first(Optional<RecordedFailure>... findings) {
    for (Optional<RecordedFailure> finding : findings) {
      if (finding.isPresent()) {
        return finding;
      }
    }
    return Optional.empty();
  }

  private static Optional<RecordedFailure> field(String name, boolean agrees) {
    return agrees ? Optional.empty() : invalid(name + " is not as expected");
  }

  private static Optional<RecordedFailure> ledger(String name, boolean agrees) {
    return agrees ? Optional.empty() : invalid(name + " on the ledger is not as prepared");
  }

  private static Optional<RecordedFailure> invalid(String reason) {
    return refused(BoutFailure.INVALID_CONFIRMATION, reason);
  }

  private static Optional<RecordedFailure> refused(BoutFailure code, String reason) {
    return Optional.of(new RecordedFailure(code, reason));
  }
}
