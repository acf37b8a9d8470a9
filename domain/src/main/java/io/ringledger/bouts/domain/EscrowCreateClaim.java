package io.ringledger.bouts.domain;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import java.util.Optional;

/**
 * What a client says about the EscrowCreate of one purse. Texts are kept as they were sent: whether
 * they are right is for the bout to judge.
 */
public record EscrowCreateClaim(
    EscrowKind kind,
    TransactionHash transaction,
    OfferSequence offerSequence,
    boolean validated,
    String engineResult,
    String ownerAddress,
    String destinationAddress,
    Drops amount,
    RippleTime finishAfter,
    Optional<RippleTime> cancelAfter,
    Optional<String> conditionHex) {

  /** What the ledger itself says, as if someone had claimed exactly that. */
  static EscrowCreateClaim of(EscrowKind kind, LedgerProof.EscrowCreated proof) {
    return new EscrowCreateClaim(
        kind,
        proof.transaction(),
        proof.offerSequence(),
        true,
        "tesSUCCESS",
        proof.owner().value(),
        proof.destination().value(),
        proof.amount(),
        // Without FinishAfter it is none of ours: no purse has this one.
        proof.finishAfter().orElse(new RippleTime(0)),
        proof.cancelAfter(),
        proof.conditionHex());
  }
}
