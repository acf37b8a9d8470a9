package io.ringledger.reputation.rest;

import io.ringledger.reputation.application.Standings;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

/** The standing of all accounts. */
@Path("/reputation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"promoter", "fighter", "management", "admin"})
@Tag(name = "reputation", description = "The standing of accounts, which everybody may see.")
public class ReputationResource {

  private final Standings standings;
  private final CallerProvider callers;

  public ReputationResource(Standings standings, CallerProvider callers) {
    this.standings = standings;
    this.callers = callers;
  }

  @GET
  @Path("/leaderboard")
  @RolesAllowed({"promoter", "fighter", "management", "admin"})
  @Operation(
      operationId = "getLeaderboard",
      summary = "Who stands best",
      description = "By score, the highest first, and then by account. Ranks go on over pages.")
  @APIResponse(
      responseCode = "200",
      description = "A page of standings.",
      content = @Content(schema = @Schema(implementation = LeaderboardResponse.class)))
  public Response leaderboard(
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("cursor") @Wire(WireForm.PLACE_CURSOR) @Nullable String cursor) {
    return OutcomeAnswers.respond(
        Outcome.success(
            standings.leaderboard(LeaderboardResponse.behind(cursor), Integer.parseInt(limit))),
        LeaderboardResponse::of);
  }

  @POST
  @Path("/rebuild")
  @RolesAllowed("admin")
  @Operation(
      operationId = "rebuildReputation",
      summary = "Build the standing of all accounts again from the first event",
      description =
          "Compares what is kept with what the log of all events comes to, and corrects what differs. Nobody is told of it.")
  @APIResponse(
      responseCode = "200",
      description = "What it found.",
      content = @Content(schema = @Schema(implementation = RebuiltResponse.class)))
  public Response rebuild() {
    return OutcomeAnswers.respond(
        Outcome.success(standings.rebuild(callers.current())), RebuiltResponse::of);
  }
}
