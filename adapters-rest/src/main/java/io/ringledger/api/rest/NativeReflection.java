package io.ringledger.api.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.ringledger.bouts.rest.response.AuditResponse;
import io.ringledger.bouts.rest.response.BoutDetailResponse;
import io.ringledger.bouts.rest.response.BoutPageResponse;
import io.ringledger.bouts.rest.response.BoutResponse;
import io.ringledger.bouts.rest.response.EscrowConfirmedResponse;
import io.ringledger.bouts.rest.response.EscrowResponse;
import io.ringledger.bouts.rest.response.FighterProfileResponse;
import io.ringledger.bouts.rest.response.FindingResponse;
import io.ringledger.bouts.rest.response.PayoutConfirmedResponse;
import io.ringledger.bouts.rest.response.PreparedEscrowsResponse;
import io.ringledger.bouts.rest.response.PreparedPayoutsResponse;
import io.ringledger.bouts.rest.response.ReconciledResponse;
import io.ringledger.bouts.rest.response.ResultResponse;
import io.ringledger.bouts.rest.response.SignRequestResponse;
import io.ringledger.bouts.rest.response.SigningResponse;
import io.ringledger.bouts.rest.response.TransactionResponse;
import io.ringledger.bouts.rest.response.WebhookResponse;
import io.ringledger.bouts.rest.response.operations.EvidenceResponse;
import io.ringledger.bouts.rest.response.operations.FollowUpResponse;
import io.ringledger.bouts.rest.response.operations.IdempotencyKeyResponse;
import io.ringledger.bouts.rest.response.operations.RefusalResponse;
import io.ringledger.bouts.rest.response.operations.StuckEscrowsResponse;
import io.ringledger.identity.rest.LoginResponse;
import io.ringledger.identity.rest.RegisterResponse;
import io.ringledger.rewards.rest.ledger.CheckpointPageResponse;
import io.ringledger.shared.rest.EscrowError;
import io.ringledger.shared.rest.FieldError;
import io.ringledger.shared.rest.HealthResource;
import io.ringledger.shared.rest.Problem;
import io.ringledger.shared.rest.health.ReadinessReport;

/**
 * Keeps the members of answers readable in a native image. Resources answer text that they have
 * written themselves, so the framework does not see these types.
 */
@RegisterForReflection(
    targets = {
      AuditResponse.class,
      AuditResponse.Entry.class,
      BoutDetailResponse.class,
      BoutDetailResponse.EscrowSignings.class,
      BoutPageResponse.class,
      BoutResponse.class,
      CheckpointPageResponse.class,
      CheckpointPageResponse.Audit.class,
      CheckpointPageResponse.Head.class,
      CheckpointPageResponse.Item.class,
      EscrowConfirmedResponse.class,
      EscrowError.class,
      EscrowResponse.class,
      EvidenceResponse.class,
      FieldError.class,
      FighterProfileResponse.class,
      FindingResponse.class,
      FollowUpResponse.class,
      HealthResource.HealthResponse.class,
      IdempotencyKeyResponse.class,
      LoginResponse.class,
      PayoutConfirmedResponse.class,
      PreparedEscrowsResponse.class,
      PreparedEscrowsResponse.Item.class,
      PreparedPayoutsResponse.class,
      PreparedPayoutsResponse.Item.class,
      Problem.class,
      ReadinessReport.class,
      ReadinessReport.Check.class,
      ReconciledResponse.class,
      RefusalResponse.class,
      RegisterResponse.class,
      ResultResponse.class,
      SignRequestResponse.class,
      SigningResponse.class,
      StuckEscrowsResponse.class,
      StuckEscrowsResponse.Item.class,
      TransactionResponse.class,
      WebhookResponse.class
    })
final class NativeReflection {

  private NativeReflection() {}
}
