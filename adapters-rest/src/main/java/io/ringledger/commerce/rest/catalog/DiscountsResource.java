package io.ringledger.commerce.rest.catalog;

import io.ringledger.commerce.application.catalog.ShopRules;
import io.ringledger.commerce.domain.DiscountId;
import io.ringledger.commerce.rest.SiteDoor;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** What a site takes off for whoever knows a code. */
@Path("/discounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"promoter", "admin", "fighter", "management"})
@Tag(name = "catalogue", description = "What the sites sell, and how they price it.")
public class DiscountsResource {

  private static final int CREATED = Response.Status.CREATED.getStatusCode();

  private final ShopRules rules;
  private final SiteDoor door;

  public DiscountsResource(ShopRules rules, SiteDoor door) {
    this.rules = rules;
    this.door = door;
  }

  @GET
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Operation(
      operationId = "listDiscounts",
      summary = "Discounts, newest first",
      description = "For admins of the site.")
  @APIResponse(
      responseCode = "200",
      description = "A page of discounts.",
      content = @Content(schema = @Schema(implementation = DiscountPageResponse.class)))
  public Response list(
      @QueryParam("site_id") @NotNull(message = Said.GIVEN) @Wire(WireForm.UUID) String siteId,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor) {
    return door.enter(
        siteId,
        caller ->
            OutcomeAnswers.respond(
                rules.discounts(
                    caller,
                    Optional.ofNullable(cursor).flatMap(Cursor::parse).map(DiscountId::new),
                    Integer.parseInt(limit)),
                page -> DiscountPageResponse.of(caller.site(), page)));
  }

  @POST
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "addDiscount",
      summary = "Add a discount",
      description = "For admins of the site. It takes off either a part or an amount.")
  @APIResponse(
      responseCode = "201",
      description = "The discount.",
      content = @Content(schema = @Schema(implementation = DiscountResponse.class)))
  public Response add(@Valid @NotNull(message = Said.GIVEN) AddDiscountRequest request) {
    return door.enter(
        request.siteId(),
        caller ->
            OutcomeAnswers.respond(
                rules.add(caller, request.code(), request.terms()),
                CREATED,
                discount -> DiscountResponse.of(caller.site(), discount)));
  }

  @PUT
  @Path("/{discount_id}")
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changeDiscount",
      summary = "Change a discount",
      description = "For admins of the site. All of it but the code is replaced.")
  @APIResponse(
      responseCode = "200",
      description = "The discount.",
      content = @Content(schema = @Schema(implementation = DiscountResponse.class)))
  public Response change(
      @PathParam("discount_id") @Wire(WireForm.UUID) String discountId,
      @Valid @NotNull(message = Said.GIVEN) ChangeDiscountRequest request) {
    return door.enter(
        request.siteId(),
        caller ->
            OutcomeAnswers.respond(
                rules.change(caller, DiscountId.of(discountId), request.terms()),
                discount -> DiscountResponse.of(caller.site(), discount)));
  }
}
