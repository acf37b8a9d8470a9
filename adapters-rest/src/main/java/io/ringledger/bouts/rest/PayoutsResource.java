package io.ringledger.bouts.rest;

import io.ringledger.bouts.application.BoutPayouts;
import io.ringledger.bouts.application.BoutPayouts.ConfirmPayout;
import io.ringledger.bouts.rest.request.ConfirmPayoutRequest;
import io.ringledger.bouts.rest.request.ReconcileRequest;
import io.ringledger.bouts.rest.response.PayoutConfirmedResponse;
import io.ringledger.bouts.rest.response.PreparedPayoutsResponse;
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

/** Paying the purses of a bout out. */
@Path("/bouts/{bout_id}/payouts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "payouts", description = "Paying out: prepare, sign in Xaman, reconcile, confirm.")
public class PayoutsResource {

  private final BoutPayouts payouts;
  private final CallerProvider callers;

  public PayoutsResource(BoutPayouts payouts, CallerProvider callers) {
    this.payouts = payouts;
    this.callers = callers;
  }

  @POST
  @Path("/prepare")
  @RolesAllowed("promoter")
  @Operation(
      operationId = "preparePayouts",
      summary = "The EscrowFinishes and EscrowCancels that are still to be signed",
      description =
          "The winner's bonus comes with its fulfillment; the loser's never does. May be repeated.")
  @APIResponse(
      responseCode = "200",
      description =
          "One transaction and one signing request for each purse that has not left its escrow.",
      content = @Content(schema = @Schema(implementation = PreparedPayoutsResponse.class)))
  public Response prepare(
      @PathParam("bout_id") @Wire(WireForm.UUID) String boutId,
      @QueryParam("escrow_kinds") @Wire(WireForm.ESCROW_KINDS) @Nullable String escrowKinds) {
    return OutcomeAnswers.respond(
        payouts.prepare(callers.current(), BoutIds.of(boutId), EscrowKinds.of(escrowKinds)),
        PreparedPayoutsResponse::of);
  }

  @POST
  @Path("/signing/reconcile")
  @RolesAllowed("promoter")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "reconcilePayoutSigning",
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
        payouts.reconcile(request.command(callers.current(), BoutIds.of(boutId))),
        ReconciledResponse::of);
  }

  @POST
  @Path("/confirm")
  @RolesAllowed("promoter")
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresIdempotencyKey
  @Operation(
      operationId = "confirmPayout",
      summary = "Confirm that a purse has left its escrow",
      description =
          "Looks at the proof on the ledger and moves the escrow, once per Idempotency-Key. A repeat with the same body gets the same answer byte for byte; with another body it is refused.")
  @APIResponse(
      responseCode = "200",
      description =
          "The escrow is finished or cancelled; with the last one owed the bout is closed.",
      content = @Content(schema = @Schema(implementation = PayoutConfirmedResponse.class)))
  public Response confirm(
      @PathParam("bout_id") @Wire(WireForm.UUID) String boutId,
      @HeaderParam(IdempotencyKeyFilter.HEADER) String idempotencyKey,
      @Valid @NotNull(message = "must be given") ConfirmPayoutRequest request) {
    ConfirmPayout command =
        new ConfirmPayout(
            callers.current(),
            BoutIds.of(boutId),
            new IdempotencyKey(idempotencyKey),
            WireJson.fingerprint(request),
            request.claim());
    return OutcomeAnswers.respond(
        payouts.confirm(
            command,
            OutcomeAnswers.format(
                Response.Status.OK.getStatusCode(), PayoutConfirmedResponse::of)));
  }
}
