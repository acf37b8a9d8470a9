package io.ringledger.commerce.rest.orders;

import io.ringledger.commerce.application.orders.Carts;
import io.ringledger.commerce.rest.SiteDoor;
import io.ringledger.commerce.rest.orders.request.CartRequest;
import io.ringledger.shared.domain.Outcome;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The cart gate: everybody reaches their own cart of a site, and no other. */
@Path("/cart")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"visitor", "promoter", "admin", "fighter", "management"})
@Tag(name = "orders", description = "Carts, orders, and paying for them.")
public class CartResource {

  private final Carts carts;
  private final SiteDoor door;

  public CartResource(Carts carts, SiteDoor door) {
    this.carts = carts;
    this.door = door;
  }

  @GET
  @RolesAllowed({"visitor", "promoter", "admin", "fighter", "management"})
  @Operation(
      operationId = "getCart",
      summary = "Your cart",
      description = "It stays from visit to visit. Prices are the catalogue's of this moment.")
  @APIResponse(
      responseCode = "200",
      description = "The cart; empty where nothing was ever put in.",
      content = @Content(schema = @Schema(implementation = CartResponse.class)))
  public Response get(
      @QueryParam("site_id") @NotNull(message = "must be given") @Wire(WireForm.UUID)
          String siteId) {
    return door.enter(
        siteId,
        caller ->
            OutcomeAnswers.respond(
                Outcome.success(carts.look(caller)), cart -> CartResponse.of(caller.site(), cart)));
  }

  @POST
  @RolesAllowed({"visitor", "promoter", "admin", "fighter", "management"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changeCart",
      summary = "Put something in, change it, take it out, or use a discount",
      description =
          "The action says which: add so many more of a product, change to so many, remove it, or take a discount"
              + " code (null: none any more). Nothing is set aside yet.")
  @APIResponse(
      responseCode = "200",
      description = "The cart, afterwards.",
      content = @Content(schema = @Schema(implementation = CartResponse.class)))
  public Response change(@Valid @NotNull(message = "must be given") CartRequest request) {
    return door.enter(
        request.siteId(),
        caller ->
            OutcomeAnswers.respond(
                request.apply(carts, caller), cart -> CartResponse.of(caller.site(), cart)));
  }
}
