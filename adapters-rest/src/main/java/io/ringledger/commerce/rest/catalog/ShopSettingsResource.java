package io.ringledger.commerce.rest.catalog;

import io.ringledger.commerce.application.catalog.ShopRules;
import io.ringledger.commerce.rest.SiteDoor;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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

/** How a site prices what it sells. */
@Path("/shop-settings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"promoter", "admin", "fighter", "management"})
@Tag(name = "catalogue", description = "What the sites sell, and how they price it.")
public class ShopSettingsResource {

  private final ShopRules rules;
  private final SiteDoor door;

  public ShopSettingsResource(ShopRules rules, SiteDoor door) {
    this.rules = rules;
    this.door = door;
  }

  @GET
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Operation(
      operationId = "getShopSettings",
      summary = "Tax and shipping rates",
      description = "For admins of the site.")
  @APIResponse(
      responseCode = "200",
      description = "The rates.",
      content = @Content(schema = @Schema(implementation = ShopSettingsResponse.class)))
  public Response get(
      @QueryParam("site_id") @NotNull(message = Said.GIVEN) @Wire(WireForm.UUID) String siteId) {
    return door.enter(
        siteId,
        caller ->
            OutcomeAnswers.respond(
                rules.settings(caller),
                settings -> ShopSettingsResponse.of(caller.site(), settings)));
  }

  @PUT
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putShopSettings",
      summary = "Replace the tax and shipping rates",
      description =
          "For admins of the site. All of them at once: what is left out is gone. Orders keep what they were placed with.")
  @APIResponse(
      responseCode = "200",
      description = "The rates.",
      content = @Content(schema = @Schema(implementation = ShopSettingsResponse.class)))
  public Response put(@Valid @NotNull(message = Said.GIVEN) ShopSettingsRequest request) {
    return door.enter(
        request.siteId(),
        caller ->
            OutcomeAnswers.respond(
                rules.settings(caller, request.wanted()),
                settings -> ShopSettingsResponse.of(caller.site(), settings)));
  }
}
