package io.ringledger.bouts.rest;

import io.ringledger.bouts.application.BoutEscrows;
import io.ringledger.bouts.application.BoutEscrows.ConfirmEscrow;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.rest.request.ConfirmEscrowRequest;
import io.ringledger.bouts.rest.request.ReconcileRequest;
import io.ringledger.bouts.rest.response.EscrowConfirmedResponse;
import io.ringledger.bouts.rest.response.PreparedEscrowsResponse;
import io.ringledger.bouts.rest.response.ReconciledResponse;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.IdempotencyKeyFilter;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.RequiresIdempotencyKey;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.shared.rest.WireJson;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Locking the purses of a bout. */
@Path("/bouts/{bout_id}/escrows")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
    name = "escrows",
    description = "Locking the purses: prepare, sign in Xaman, reconcile, confirm.")
public class EscrowsResource {

  private final BoutEscrows escrows;
  private final CallerProvider callers;

  public EscrowsResource(BoutEscrows escrows, CallerProvider callers) {
    this.escrows = escrows;
    this.callers = callers;
  }

  @POST
  @Path("/prepare")
  @RolesAllowed("promoter")
  @Operation(
      operationId = "prepareEscrows",
      summary = "The EscrowCreates that are still to be signed",
      description =
          "Each comes with its one live signing request in Xaman, made anew only when the one before can no longer be signed. The ledger is asked first: where it would refuse one of them, nothing is asked of the wallet.")
  @APIResponse(
      responseCode = "200",
      description = "One transaction and one signing request for each planned escrow.",
      content = @Content(schema = @Schema(implementation = PreparedEscrowsResponse.class)))
  public Response prepare(
      @PathParam("bout_id") @Wire(WireForm.UUID) String boutId,
      @QueryParam("escrow_kinds") @Wire(WireForm.ESCROW_KINDS) @Nullable String escrowKinds) {
    BoutId bout = BoutIds.of(boutId);
    return OutcomeAnswers.respond(
        escrows.prepare(callers.current(), bout, EscrowKinds.of(escrowKinds)),
        prepared -> PreparedEscrowsResponse.of(bout, prepared));
  }

  @POST
  @Path("/signing/reconcile")
  @RolesAllowed("promoter")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "reconcileEscrowSigning",
      summary = "What became of a signing request",
      description =
          "The escrow and the bout stay where they are; a declined or expired request is noted on the escrow. In stub mode the observed status is believed, in api mode Xaman is asked.")
  @APIResponse(
      responseCode = "200",
      description = "How far the signing request has come.",
      content = @Content(schema = @Schema(implementation = ReconciledResponse.class)))
  public Response reconcile(
      @PathParam("bout_id") @Wire(WireForm.UUID) String boutId,
      @Valid @NotNull(message = "must be given") ReconcileRequest request) {
    return OutcomeAnswers.respond(
        escrows.reconcile(request.command(callers.current(), BoutIds.of(boutId))),
        ReconciledResponse::of);
  }

  @POST
  @Path("/confirm")
  @RolesAllowed("promoter")
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresIdempotencyKey
  @Operation(
      operationId = "confirmEscrow",
      summary = "Confirm that a purse is locked",
      description =
          "Looks at the proof on the ledger and moves the escrow, once per Idempotency-Key. A repeat with the same body gets the same answer byte for byte; with another body it is refused.")
  @APIResponse(
      responseCode = "200",
      description = "The escrow is created; with the fourth one the bout moves on.",
      content = @Content(schema = @Schema(implementation = EscrowConfirmedResponse.class)))
  public Response confirm(
      @PathParam("bout_id") @Wire(WireForm.UUID) String boutId,
      @HeaderParam(IdempotencyKeyFilter.HEADER) String idempotencyKey,
      @Valid @NotNull(message = "must be given") ConfirmEscrowRequest request) {
    ConfirmEscrow command =
        new ConfirmEscrow(
            callers.current(),
            BoutIds.of(boutId),
            new IdempotencyKey(idempotencyKey),
            WireJson.fingerprint(request),
            request.claim());
    return OutcomeAnswers.respond(
        escrows.confirm(
            command,
            OutcomeAnswers.format(
                Response.Status.OK.getStatusCode(), EscrowConfirmedResponse::of)));
  }
}
