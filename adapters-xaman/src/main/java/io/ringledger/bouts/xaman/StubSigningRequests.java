package io.ringledger.bouts.xaman;

import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.shared.domain.Outcome;
import java.util.Optional;
import java.util.UUID;

/**
 * No wallet at all. The same reference always has the same payload id, and what the caller says it
 * saw is what happened. For local runs and tests; a production start refuses it.
 */
public final class StubSigningRequests implements SigningRequests {

  @Override
  public Outcome<SigningLinks> create(SigningOrder order) {
    return Outcome.success(links(Payloads.idOf(order.reference())));
  }

  @Override
  public Outcome<Optional<SigningLinks>> find(String reference) {
    return Outcome.success(Optional.of(links(Payloads.idOf(reference))));
  }

  @Override
  public Outcome<SigningResult> result(UUID payload, SigningResult observed) {
    return Outcome.success(observed);
  }

  @Override
  public Outcome<Cancellation> cancel(UUID payload) {
    return Outcome.success(Cancellation.CANCELLED);
  }

  @Override
  public SigningLinks links(UUID payload) {
    return Payloads.at(payload, Mode.STUB);
  }

  @Override
  public Mode mode() {
    return Mode.STUB;
  }
}
