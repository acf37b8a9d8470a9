package io.ringledger.bouts.domain;

import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import java.util.Optional;

/**
 * What a client says about the EscrowFinish or EscrowCancel of one purse. Texts are kept as they
 * were sent: whether they are right is for the bout to judge.
 */
public record PayoutClaim(
    EscrowKind kind,
    TransactionHash transaction,
    boolean validated,
    String engineResult,
    String transactionType,
    String ownerAddress,
    OfferSequence offerSequence,
    RippleTime closeTime,
    Optional<String> fulfillmentHex) {

  /** What the ledger itself says, as if someone had claimed exactly that. */
  static PayoutClaim of(EscrowKind kind, LedgerProof.EscrowClosed proof) {
    return new PayoutClaim(
        kind,
        proof.transaction(),
        true,
        "tesSUCCESS",
        proof.closing().transactionType(),
        proof.owner().value(),
        proof.offerSequence(),
        proof.closeTime(),
        proof.fulfillmentHex());
  }

  @Override
  public String toString() {
    return "PayoutClaim[kind=" + kind + ", transaction=" + transaction + "]";
  }
}
