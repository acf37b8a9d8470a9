package io.ringledger.vault.rest.settlement;

import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.vault.application.settlement.SettlementDesk;
import io.ringledger.vault.domain.BatchNumber;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a batch is being settled. */
@Path("/api/batches/{number}/settlement")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "settlement", description = "How batches of the vault are settled on the ledger.")
public class BatchSettlementResource {

  private final SettlementDesk desk;

  public BatchSettlementResource(SettlementDesk desk) {
    this.desk = desk;
  }

  @GET
  @RolesAllowed("admin")
  @Operation(
      operationId = "getBatchSettlement",
      summary = "How a batch is being settled",
      description = "Its state and its legs: each is at most one transaction on the ledger.")
  @APIResponse(
      responseCode = "200",
      description = "The batch and its legs.",
      content = @Content(schema = @Schema(implementation = BatchSettlementResponse.class)))
  public Response get(@PathParam("number") @Wire(WireForm.NUMBER) String number) {
    return OutcomeAnswers.respond(
        desk.batch(new BatchNumber(Long.parseLong(number))), BatchSettlementResponse::of);
  }
}
