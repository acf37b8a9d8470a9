package io.ringledger.vault.rest.index;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.vault.application.index.Reconciliation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether the books agree with the ledger. */
@Path("/api/vault/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "vault index", description = "What settled batches have come to.")
public class ReconciliationResource {

  private final Reconciliation reconciliation;

  public ReconciliationResource(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  @GET
  @RolesAllowed("admin")
  @Operation(
      operationId = "getVaultReconciliation",
      summary = "Whether the books agree with the ledger",
      description =
          "What the last comparison found: nothing, or what differs. It runs by itself every few minutes.")
  @APIResponse(
      responseCode = "200",
      description = "The last comparison.",
      content = @Content(schema = @Schema(implementation = ReconciliationResponse.class)))
  public Response reconciliation() {
    return OutcomeAnswers.respond(
        Outcome.success(reconciliation.last()), ReconciliationResponse::of);
  }
}
