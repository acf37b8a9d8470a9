package io.ringledger.reputation.rest;

import io.ringledger.reputation.application.Standings;
import io.ringledger.reputation.domain.AccountId;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
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

/** The standing of one account. */
@Path("/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"promoter", "fighter", "management", "admin"})
@Tag(name = "reputation", description = "The standing of accounts, which everybody may see.")
public class AccountReputationResource {

  private final Standings standings;

  public AccountReputationResource(Standings standings) {
    this.standings = standings;
  }

  @GET
  @Path("/{account_id}/reputation")
  @RolesAllowed({"promoter", "fighter", "management", "admin"})
  @Operation(
      operationId = "getReputation",
      summary = "The standing of an account",
      description =
          "Anybody's. An account of which nothing is known has a score of 0, whether it is there or not.")
  @APIResponse(
      responseCode = "200",
      description = "The standing.",
      content = @Content(schema = @Schema(implementation = ReputationResponse.class)))
  public Response get(@PathParam("account_id") @Wire(WireForm.UUID) String accountId) {
    return OutcomeAnswers.respond(
        Outcome.success(standings.of(AccountId.of(accountId))), ReputationResponse::of);
  }
}
