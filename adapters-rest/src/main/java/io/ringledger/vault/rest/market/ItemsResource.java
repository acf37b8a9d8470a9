package io.ringledger.vault.rest.market;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.vault.application.market.Items;
import io.ringledger.vault.domain.ItemId;
import jakarta.annotation.security.PermitAll;
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

/** What there is to trade. */
@Path("/api/items")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "market", description = "Items, listings and signed intents to trade them.")
public class ItemsResource {

  private final Items items;
  private final CallerProvider callers;

  public ItemsResource(Items items, CallerProvider callers) {
    this.items = items;
    this.callers = callers;
  }

  @POST
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "registerItems",
      summary = "Bring out up to 1,000 items",
      description =
          "Each with its first owner and royalty, which never change. An item that was registered with the same"
              + " terms is there already; with others it is refused.")
  @APIResponse(
      responseCode = "200",
      description = "What became of each.",
      content = @Content(schema = @Schema(implementation = ItemResultsResponse.class)))
  public Response register(
      @Valid @NotNull(message = "must be given") RegisterItemsRequest request) {
    return OutcomeAnswers.respond(
        Outcome.success(items.register(callers.current(), request.wanted())),
        ItemResultsResponse::of);
  }

  @GET
  @Path("/{item_id}")
  @PermitAll
  @Operation(
      operationId = "getItem",
      summary = "An item and who has it",
      description =
          "As of the last settled batch, and whether a batch that is not settled holds it.")
  @APIResponse(
      responseCode = "200",
      description = "The item.",
      content = @Content(schema = @Schema(implementation = ItemResponse.class)))
  public Response get(@PathParam("item_id") @Wire(WireForm.ITEM) String id) {
    return OutcomeAnswers.respond(items.get(new ItemId(id)), ItemResponse::of);
  }
}
