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
    Optional<String> conditionHex) {}
