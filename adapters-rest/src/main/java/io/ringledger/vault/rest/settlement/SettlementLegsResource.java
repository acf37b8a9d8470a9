package io.ringledger.vault.rest.settlement;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.vault.application.settlement.SettlementDesk;
import io.ringledger.vault.domain.settlement.LegId;
import io.ringledger.vault.domain.settlement.LegState;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Legs of settlement, and what to do with those that are held. */
@Path("/api/settlement/legs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "settlement", description = "How batches of the vault are settled on the ledger.")
public class SettlementLegsResource {

  private final SettlementDesk desk;
  private final CallerProvider callers;

  public SettlementLegsResource(SettlementDesk desk, CallerProvider callers) {
    this.desk = desk;
    this.callers = callers;
  }

  @GET
  @RolesAllowed("admin")
  @Operation(
      operationId = "listSettlementLegs",
      summary = "Legs in a state, for example those that are held",
      description = "The oldest first. A held leg is still owed and waits for somebody.")
  @APIResponse(
      responseCode = "200",
      description = "The legs.",
      content = @Content(schema = @Schema(implementation = LegPageResponse.class)))
  public Response list(
      @QueryParam("state") @DefaultValue("held") @Wire(WireForm.LEG_STATE) String state,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit) {
    return OutcomeAnswers.respond(
        Outcome.success(
            desk.legs(
                LegState.ofWire(state).orElseThrow(),
                Optional.ofNullable(cursor).flatMap(Cursor::parse).map(LegId::new),
                Integer.parseInt(limit))),
        LegPageResponse::of);
  }

  @POST
  @Path("/{leg_id}/retry")
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "retrySettlementLeg",
      summary = "Have a held payment tried again",
      description =
          "To the same account, or to another one. Look first at why it is held: after ticket_spent somebody else"
              + " may have paid it.")
  @APIResponse(
      responseCode = "200",
      description = "The leg, planned again.",
      content = @Content(schema = @Schema(implementation = LegResponse.class)))
  public Response retry(
      @PathParam("leg_id") @Wire(WireForm.UUID) String leg,
      @Valid @NotNull(message = "must be given") RetryLegRequest request) {
    return OutcomeAnswers.respond(
        desk.retry(LegId.of(leg), request.account(), callers.current()), LegResponse::of);
  }
}
