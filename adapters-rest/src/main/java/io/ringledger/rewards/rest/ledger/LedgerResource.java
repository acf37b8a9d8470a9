package io.ringledger.rewards.rest.ledger;

import io.ringledger.rewards.application.ledger.PointsLedger;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

/** The book of all points accounts. */
@Path("/ledger")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "points", description = "Points accounts and the ledger behind them.")
public class LedgerResource {

  private final PointsLedger ledger;
  private final CallerProvider callers;

  public LedgerResource(PointsLedger ledger, CallerProvider callers) {
    this.ledger = ledger;
    this.callers = callers;
  }

  @POST
  @Path("/entries/{entry_id}/reversal")
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "reverseEntry",
      summary = "Undo an entry",
      description =
          "By a new entry on swapped sides, once. The same reference again is answered with the reversal there is, and 200.")
  @APIResponse(
      responseCode = "201",
      description = "The reversal.",
      content = @Content(schema = @Schema(implementation = PostedResponse.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was there already.",
      content = @Content(schema = @Schema(implementation = PostedResponse.class)))
  public Response reverse(
      @PathParam("entry_id") @Wire(WireForm.UUID) String entryId,
      @Valid @NotNull(message = "must be given") ReversalRequest request) {
    return Posted.respond(
        ledger.reverse(callers.current(), EntryId.of(entryId), request.asReference()));
  }

  @GET
  @Path("/trial-balance")
  @RolesAllowed("admin")
  @Operation(
      operationId = "getTrialBalance",
      summary = "All accounts added up",
      description = "From the entries, and as cached; it reads the whole ledger.")
  @APIResponse(
      responseCode = "200",
      description = "The trial balance.",
      content = @Content(schema = @Schema(implementation = TrialBalanceResponse.class)))
  public Response trialBalance() {
    return OutcomeAnswers.respond(Outcome.success(ledger.trialBalance()), TrialBalanceResponse::of);
  }
}
