package io.ringledger.bouts.rest;

import io.ringledger.bouts.application.BoutResults;
import io.ringledger.bouts.rest.request.ResultRequest;
import io.ringledger.bouts.rest.response.ResultResponse;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
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

/** Entering who won. */
@Path("/bouts/{bout_id}/result")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "results", description = "Who won; said once, by an admin.")
public class ResultsResource {

  private final BoutResults results;
  private final CallerProvider callers;

  public ResultsResource(BoutResults results, CallerProvider callers) {
    this.results = results;
    this.callers = callers;
  }

  @POST
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "enterResult",
      summary = "Enter the winner",
      description = "Possible once all four escrows are created; cannot be changed.")
  @APIResponse(
      responseCode = "200",
      description = "The winner is entered.",
      content = @Content(schema = @Schema(implementation = ResultResponse.class)))
  public Response enter(
      @PathParam("bout_id") @Wire(WireForm.UUID) String boutId,
      @Valid @NotNull(message = "must be given") ResultRequest request) {
    return OutcomeAnswers.respond(
        results.enter(callers.current(), BoutIds.of(boutId), request.corner()), ResultResponse::of);
  }
}
