package io.ringledger.vault.rest.index;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.vault.application.index.Reconciliation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Makes the index again. */
@Path("/api/index/rebuild")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "vault index", description = "What settled batches have come to.")
public class IndexRebuildResource {

  private final Reconciliation reconciliation;
  private final CallerProvider callers;

  public IndexRebuildResource(Reconciliation reconciliation, CallerProvider callers) {
    this.reconciliation = reconciliation;
    this.callers = callers;
  }

  @POST
  @RolesAllowed("admin")
  @Operation(
      operationId = "rebuildVaultIndex",
      summary = "Make the index of the vault again from batches and payments",
      description =
          "Compares balances, histories, owners and totals with what batches, payments and registrations come to,"
              + " and corrects what differs. Settlement waits meanwhile.")
  @APIResponse(
      responseCode = "200",
      description = "How many rows differed; 0 is as it should be.",
      content = @Content(schema = @Schema(implementation = IndexRebuiltResponse.class)))
  public Response rebuild() {
    return OutcomeAnswers.respond(
        Outcome.success(reconciliation.rebuild(callers.current().author())),
        IndexRebuiltResponse::of);
  }
}
