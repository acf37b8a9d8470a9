package io.ringledger.vault.rest.batches;

import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.vault.application.batches.NettingRun;
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

/** Netting at an operator's word. */
@Path("/api/netting")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "batches", description = "Netted batches and what they prove.")
public class NettingResource {

  private final NettingRun netting;
  private final CallerProvider callers;

  public NettingResource(NettingRun netting, CallerProvider callers) {
    this.netting = netting;
    this.callers = callers;
  }

  @POST
  @Path("/run")
  @RolesAllowed("admin")
  @Operation(
      operationId = "runNetting",
      summary = "Net now",
      description =
          "As the job does every 30 seconds. Where nothing can be applied, no batch is cut; what was rejected is"
              + " rejected all the same.")
  @APIResponse(
      responseCode = "200",
      description = "What came of it.",
      content = @Content(schema = @Schema(implementation = NettingReportResponse.class)))
  public Response run() {
    return OutcomeAnswers.respond(
        netting.run(callers.current().author()), NettingReportResponse::of);
  }
}
