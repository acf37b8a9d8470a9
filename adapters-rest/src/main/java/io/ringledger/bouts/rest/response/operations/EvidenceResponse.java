package io.ringledger.bouts.rest.response.operations;

import io.ringledger.bouts.application.BoutOperations.Evidence;
import io.ringledger.bouts.rest.response.AuditResponse;
import io.ringledger.bouts.rest.response.BoutDetailResponse;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import java.util.List;

/**
 * Everything that is known about a bout, for whoever has to explain it.
 *
 * @param mode whether a real wallet is asked
 * @param ledgerAsked whether claims are held against a ledger
 * @param refusals everything in the history that did not go well, with the request that failed
 * @param idempotencyKeys what each key of a confirm stands for
 */
public record EvidenceResponse(
    String collectedAt,
    String mode,
    boolean ledgerAsked,
    BoutDetailResponse bout,
    List<RefusalResponse> refusals,
    List<IdempotencyKeyResponse> idempotencyKeys,
    AuditResponse audit) {

  public static EvidenceResponse of(Evidence evidence) {
    List<AuditEntry> entries =
        evidence.history().links().stream().map(AuditTrail.Link::entry).toList();
    return new EvidenceResponse(
        evidence.collectedAt().toString(),
        evidence.walletMode(),
        evidence.ledgerAsked(),
        BoutDetailResponse.of(evidence.view()),
        entries.stream()
            .filter(entry -> !entry.outcome().equals(AuditEntry.SUCCESS))
            .map(entry -> RefusalResponse.of(evidence.view().bout(), entry))
            .toList(),
        IdempotencyKeyResponse.of(entries),
        AuditResponse.of(evidence.view().bout().id(), evidence.history()));
  }
}
