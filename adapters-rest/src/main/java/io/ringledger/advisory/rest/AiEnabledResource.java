package io.ringledger.advisory.rest;

import io.ringledger.advisory.application.AiSwitch;
import io.ringledger.advisory.rest.request.SetAiEnabledRequest;
import io.ringledger.advisory.rest.response.AiEnabledResponse;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.shared.rest.sites.SiteCallers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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

/** Whether AI may be asked at a site. */
@Path("/admin/config/ai_enabled")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(
    name = "suggestions",
    description = "What a site could say instead. Nothing changes until a person approves.")
public class AiEnabledResource {

  private final AiSwitch ai;
  private final SiteCallers callers;

  public AiEnabledResource(AiSwitch ai, SiteCallers callers) {
    this.ai = ai;
    this.callers = callers;
  }

  @POST
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "setAiEnabled",
      summary = "Turn AI advisory of a site on or off",
      description =
          "At once and on every replica: what is being suggested just now is not kept. Where it is so already nothing is written.")
  @APIResponse(
      responseCode = "200",
      description = "As it is now.",
      content = @Content(schema = @Schema(implementation = AiEnabledResponse.class)))
  public Response set(@Valid @NotNull(message = "must be given") SetAiEnabledRequest request) {
    return OutcomeAnswers.respond(
        callers.of(request.site()).then(caller -> ai.turn(caller, request.enabled())),
        AiEnabledResponse::of);
  }

  @GET
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Operation(
      operationId = "getAiEnabled",
      summary = "Whether AI advisory is on",
      description = "Admins of the site. It is off until a super-admin turns it on.")
  @APIResponse(
      responseCode = "200",
      description = "As it is now.",
      content = @Content(schema = @Schema(implementation = AiEnabledResponse.class)))
  public Response get(
      @QueryParam("site_id") @NotNull(message = "must be given") @Wire(WireForm.UUID)
          String siteId) {
    return OutcomeAnswers.respond(
        callers.of(SiteId.of(siteId)).then(ai::read), AiEnabledResponse::of);
  }
}
