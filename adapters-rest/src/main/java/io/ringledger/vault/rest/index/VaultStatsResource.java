package io.ringledger.vault.rest.index;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.vault.application.index.VaultIndex;
import jakarta.annotation.security.PermitAll;
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

/** Totals of all settled batches. */
@Path("/api/vault/stats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "vault index", description = "What settled batches have come to.")
public class VaultStatsResource {

  private final VaultIndex index;

  public VaultStatsResource(VaultIndex index) {
    this.index = index;
  }

  @GET
  @PermitAll
  @Operation(
      operationId = "getVaultStats",
      summary = "Totals of all settled batches",
      description = "And the last ledger of which everything is known.")
  @APIResponse(
      responseCode = "200",
      description = "The totals.",
      content = @Content(schema = @Schema(implementation = VaultStatsResponse.class)))
  public Response stats() {
    return OutcomeAnswers.respond(Outcome.success(index.stats()), VaultStatsResponse::of);
  }
}
