package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.application.BoutOperations.Evidence;

/**
 * Everything that is known about a bout, for whoever has to explain it.
 *
 * @param mode whether a real wallet is asked
 * @param ledgerAsked whether claims are held against a ledger
 */
public record EvidenceResponse(
    String collectedAt,
    String mode,
    boolean ledgerAsked,
    BoutDetailResponse bout,
    AuditResponse audit) {

  public static EvidenceResponse of(Evidence evidence) {
    return new EvidenceResponse(
        evidence.collectedAt().toString(),
        evidence.walletMode(),
        evidence.ledgerAsked(),
        BoutDetailResponse.of(evidence.view()),
        AuditResponse.of(evidence.view().bout().id(), evidence.history()));
  }
}
