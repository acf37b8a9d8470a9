package io.ringledger.bouts.rest;

import io.ringledger.bouts.application.BoutOperations;
import io.ringledger.bouts.application.BoutOperations.Failed;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.rest.request.FailEscrowRequest;
import io.ringledger.bouts.rest.response.BoutResponse;
import io.ringledger.bouts.rest.response.operations.EvidenceResponse;
import io.ringledger.bouts.rest.response.operations.FollowUpResponse;
import io.ringledger.bouts.rest.response.operations.StuckEscrowsResponse;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where bouts do not move by themselves. */
@Path("/admin")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "operations", description = "Finding out why a bout does not move. Moves no money.")
public class OperationsResource {

  private final BoutOperations operations;
  private final CallerProvider callers;

  public OperationsResource(BoutOperations operations, CallerProvider callers) {
    this.operations = operations;
    this.callers = callers;
  }

  @GET
  @Path("/escrows/stuck")
  @RolesAllowed("admin")
  @Operation(
      operationId = "listStuckEscrows",
      summary = "Escrows that somebody should look at",
      description = "The longest waiting first; an escrow may stand here for several causes.")
  @APIResponse(
      responseCode = "200",
      description = "The stuck escrows.",
      content = @Content(schema = @Schema(implementation = StuckEscrowsResponse.class)))
  public Response stuck(
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit) {
    return OutcomeAnswers.respond(
        Outcome.success(operations.stuck(Integer.parseInt(limit))), StuckEscrowsResponse::of);
  }

  @POST
  @Path("/escrows/{escrow_id}/follow-up")
  @RolesAllowed("admin")
  @Operation(
      operationId = "followEscrowNow",
      summary = "Look at an escrow now",
      description =
          "Its signing requests and transactions are asked for again at once, by whichever replica is free.")
  @APIResponse(
      responseCode = "200",
      description = "It is about to be looked at.",
      content = @Content(schema = @Schema(implementation = FollowUpResponse.class)))
  public Response followNow(@PathParam("escrow_id") @Wire(WireForm.UUID) String escrowId) {
    return OutcomeAnswers.respond(
        operations.followNow(callers.current(), escrow(escrowId)), FollowUpResponse::of);
  }

  @POST
  @Path("/escrows/{escrow_id}/fail")
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "failEscrow",
      summary = "Mark an escrow as failed, for good",
      description =
          "Only where the ledger does not have it: an escrow that is there, or may still get there, is refused.")
  @APIResponse(
      responseCode = "200",
      description = "The bout with the failed escrow.",
      content = @Content(schema = @Schema(implementation = BoutResponse.class)))
  public Response fail(
      @PathParam("escrow_id") @Wire(WireForm.UUID) String escrowId,
      @Valid @NotNull(message = "must be given") FailEscrowRequest request) {
    return OutcomeAnswers.respond(
        operations.fail(callers.current(), escrow(escrowId), request.reason()).map(Failed::bout),
        BoutResponse::of);
  }

  @GET
  @Path("/bouts/{bout_id}/evidence")
  @RolesAllowed("admin")
  @Operation(
      operationId = "getBoutEvidence",
      summary = "Everything that is known about a bout",
      description =
          "For whoever has to explain what happened; it holds no secret. Reading it is audited.")
  @APIResponse(
      responseCode = "200",
      description = "The evidence.",
      content = @Content(schema = @Schema(implementation = EvidenceResponse.class)))
  public Response evidence(@PathParam("bout_id") @Wire(WireForm.UUID) String boutId) {
    return OutcomeAnswers.respond(
        operations.evidence(callers.current(), BoutIds.of(boutId)), EvidenceResponse::of);
  }

  private static EscrowId escrow(String id) {
    return new EscrowId(UUID.fromString(id));
  }
}
