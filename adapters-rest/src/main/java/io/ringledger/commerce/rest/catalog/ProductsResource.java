package io.ringledger.commerce.rest.catalog;

import io.ringledger.commerce.application.catalog.Catalogue;
import io.ringledger.commerce.application.outbound.Products.Stocked;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.rest.SiteDoor;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
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
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a site sells. */
@Path("/products")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"visitor", "promoter", "admin", "fighter", "management"})
@Tag(name = "catalogue", description = "What the sites sell, and how they price it.")
public class ProductsResource {

  private static final int CREATED = Response.Status.CREATED.getStatusCode();

  private final Catalogue catalogue;
  private final SiteDoor door;

  public ProductsResource(Catalogue catalogue, SiteDoor door) {
    this.catalogue = catalogue;
    this.door = door;
  }

  @GET
  @RolesAllowed({"visitor", "promoter", "admin", "fighter", "management"})
  @Operation(
      operationId = "listProducts",
      summary = "What a site sells, newest first",
      description = "For admins of the site also what is not for sale.")
  @APIResponse(
      responseCode = "200",
      description = "A page of products.",
      content = @Content(schema = @Schema(implementation = ProductPageResponse.class)))
  public Response list(
      @QueryParam("site_id") @NotNull(message = Said.GIVEN) @Wire(WireForm.UUID) String siteId,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor) {
    return door.enter(
        siteId,
        caller ->
            OutcomeAnswers.respond(
                Outcome.success(
                    catalogue.list(
                        caller,
                        Optional.ofNullable(cursor).flatMap(Cursor::parse).map(ProductId::new),
                        Integer.parseInt(limit))),
                page -> ProductPageResponse.of(caller, page)));
  }

  @GET
  @Path("/{product_id}")
  @RolesAllowed({"visitor", "promoter", "admin", "fighter", "management"})
  @Operation(operationId = "getProduct", summary = "One product")
  @APIResponse(
      responseCode = "200",
      description = "The product.",
      content = @Content(schema = @Schema(implementation = ProductResponse.class)))
  public Response get(
      @PathParam("product_id") @Wire(WireForm.UUID) String productId,
      @QueryParam("site_id") @NotNull(message = Said.GIVEN) @Wire(WireForm.UUID) String siteId) {
    return door.enter(
        siteId,
        caller ->
            OutcomeAnswers.respond(
                catalogue.get(caller, ProductId.of(productId)),
                product -> ProductResponse.of(caller, product)));
  }

  @POST
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "addProduct",
      summary = "Add a product",
      description = "For admins of the site. There is nothing of it yet; see its stock.")
  @APIResponse(
      responseCode = "201",
      description = "The product.",
      content = @Content(schema = @Schema(implementation = ProductResponse.class)))
  public Response add(@Valid @NotNull(message = Said.GIVEN) AddProductRequest request) {
    return door.enter(
        request.siteId(),
        caller -> {
          Outcome<Stocked> outcome = catalogue.add(caller, request.wanted());
          Response response =
              OutcomeAnswers.respond(
                  outcome, CREATED, product -> ProductResponse.of(caller, product));
          return outcome instanceof Success<Stocked>(var added)
              ? Response.fromResponse(response)
                  .location(
                      URI.create(
                          "/products/%s?site_id=%s".formatted(added.product().id(), caller.site())))
                  .build()
              : response;
        });
  }

  @PUT
  @Path("/{product_id}")
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changeProduct",
      summary = "Offer a product otherwise",
      description =
          "For admins of the site. The version is the one that was read; carts have the new price at once, orders keep theirs.")
  @APIResponse(
      responseCode = "200",
      description = "The product, as its next version.",
      content = @Content(schema = @Schema(implementation = ProductResponse.class)))
  public Response change(
      @PathParam("product_id") @Wire(WireForm.UUID) String productId,
      @Valid @NotNull(message = Said.GIVEN) ChangeProductRequest request) {
    return door.enter(
        request.siteId(),
        caller ->
            OutcomeAnswers.respond(
                catalogue.change(
                    caller, ProductId.of(productId), request.version(), request.terms()),
                product -> ProductResponse.of(caller, product)));
  }

  @POST
  @Path("/{product_id}/stock")
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "adjustStock",
      summary = "Note that so many came in, or went out",
      description = "For admins of the site. Never less than what is set aside for orders.")
  @APIResponse(
      responseCode = "200",
      description = "The product with its stock.",
      content = @Content(schema = @Schema(implementation = ProductResponse.class)))
  public Response adjustStock(
      @PathParam("product_id") @Wire(WireForm.UUID) String productId,
      @Valid @NotNull(message = Said.GIVEN) AdjustStockRequest request) {
    return door.enter(
        request.siteId(),
        caller ->
            OutcomeAnswers.respond(
                catalogue.adjust(
                    caller, ProductId.of(productId), request.change(), request.reason()),
                product -> ProductResponse.of(caller, product)));
  }
}
