package io.ringledger.bouts.rest;

import io.ringledger.bouts.application.FighterProfiles;
import io.ringledger.bouts.rest.request.FighterProfileRequest;
import io.ringledger.bouts.rest.response.FighterProfileResponse;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.OutcomeAnswers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A fighter's own profile. */
@Path("/fighters/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "fighters", description = "Where a fighter's purses go.")
public class FightersResource {

  private final FighterProfiles profiles;
  private final CallerProvider callers;

  public FightersResource(FighterProfiles profiles, CallerProvider callers) {
    this.profiles = profiles;
    this.callers = callers;
  }

  @PUT
  @RolesAllowed("fighter")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putFighterProfile",
      summary = "Say how you are called and paid",
      description = "Bouts that are planned already keep the address they were planned with.")
  @APIResponse(
      responseCode = "200",
      description = "The profile as it is kept.",
      content = @Content(schema = @Schema(implementation = FighterProfileResponse.class)))
  public Response put(@Valid @NotNull(message = "must be given") FighterProfileRequest request) {
    return OutcomeAnswers.respond(
        profiles.put(callers.current(), request.displayName(), request.xrplAddress()),
        FighterProfileResponse::of);
  }

  @GET
  @RolesAllowed("fighter")
  @Operation(operationId = "getFighterProfile", summary = "Your own profile")
  @APIResponse(
      responseCode = "200",
      description = "The profile.",
      content = @Content(schema = @Schema(implementation = FighterProfileResponse.class)))
  public Response get() {
    return OutcomeAnswers.respond(profiles.get(callers.current()), FighterProfileResponse::of);
  }
}
