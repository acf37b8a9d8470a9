package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.bouts.domain.signing.SigningRequest;
import java.util.function.Supplier;

/**
 * One thing that is still to be signed.
 *
 * @param step of the bout that it takes
 * @param instruction one line for the person who signs
 * @param draft writes the transaction; inside a unit of work, because it may disclose a secret
 */
record SigningTask<S>(
    S step,
    Escrow escrow,
    SigningAction action,
    String instruction,
    boolean discloses,
    Supplier<UnsignedTransaction> draft) {

  EscrowKind kind() {
    return escrow.kind();
  }

  Drafted<S> drafted() {
    return new Drafted<>(this, draft.get());
  }

  boolean isSameAs(SigningTask<?> other) {
    return escrow.id().equals(other.escrow.id()) && action == other.action;
  }

  boolean isSubjectOf(SigningRequest request) {
    return escrow.id().equals(request.escrow()) && action == request.action();
  }

  /** A task with its transaction. */
  record Drafted<S>(SigningTask<S> task, UnsignedTransaction transaction) {}

  /** A task with its transaction and the one request that is live for it. */
  record Booked<S>(Drafted<S> drafted, SigningRequest request) {}
}
