package io.ringledger.bouts.xaman;

import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.shared.domain.Outcome;
import java.util.UUID;

/**
 * No wallet at all. The same reference always has the same payload id, and what the caller says it
 * saw is what happened. For local runs and tests; a production start refuses it.
 */
public final class StubSigningRequests implements SigningRequests {

  @Override
  public Outcome<SigningRequest> create(SigningOrder order) {
    return Outcome.success(Payloads.at(Payloads.idOf(order.reference()), Mode.STUB));
  }

  @Override
  public Outcome<SigningResult> result(UUID payload, SigningResult observed) {
    return Outcome.success(observed);
  }
}
