package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.SigningRequests.SigningLinks;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.domain.signing.PreflightFinding;
import io.ringledger.bouts.domain.signing.SigningRequest;
import java.util.List;

/**
 * What waits for the promoter's signature.
 *
 * @param warnings what the promoter should know before signing, and what is not offered yet
 */
public record Prepared<S>(List<Item<S>> items, List<PreflightFinding> warnings) {

  public Prepared {
    items = List.copyOf(items);
    warnings = List.copyOf(warnings);
  }

  /** A step of the bout, the transaction that takes it, and where to sign it. */
  public record Item<S>(
      S step, UnsignedTransaction transaction, SigningRequest request, SigningLinks links) {}
}
