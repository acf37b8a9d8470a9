package io.ringledger.vault.rest.index;

import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.vault.application.index.VaultIndex;
import io.ringledger.vault.domain.ItemId;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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

/** Where an item has been. */
@Path("/api/items/{item_id}/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "vault index", description = "What settled batches have come to.")
public class ItemHistoryResource {

  private final VaultIndex index;

  public ItemHistoryResource(VaultIndex index) {
    this.index = index;
  }

  @GET
  @PermitAll
  @Operation(
      operationId = "getItemHistory",
      summary = "Where an item has been",
      description = "One entry for each settled batch that it was in, the newest first.")
  @APIResponse(
      responseCode = "200",
      description = "Some of its history.",
      content = @Content(schema = @Schema(implementation = ItemHistoryResponse.class)))
  public Response history(
      @PathParam("item_id") @Wire(WireForm.ITEM) String item,
      @QueryParam("cursor") @Wire(WireForm.NUMBER) @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit) {
    return OutcomeAnswers.respond(
        index.history(
            new ItemId(item),
            Optional.ofNullable(cursor).map(Long::valueOf),
            Integer.parseInt(limit)),
        ItemHistoryResponse::of);
  }
}
