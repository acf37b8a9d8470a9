package io.ringledger.bouts.application;

import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.TransactionHash;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks what became of a signing request.
 *
 * @param observedStatus what the caller saw, as it was sent; believed only in stub mode
 */
public record ReconcileSigning(
    Caller caller,
    BoutId bout,
    EscrowKind kind,
    UUID payload,
    Optional<String> observedStatus,
    Optional<TransactionHash> observedTransaction) {}
