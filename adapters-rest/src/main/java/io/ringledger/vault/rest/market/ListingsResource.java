package io.ringledger.vault.rest.market;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.shared.rest.NetworkAddresses;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.vault.application.market.Listings;
import io.ringledger.vault.application.market.Listings.Listed;
import io.ringledger.vault.application.outbound.ListingBook.Search;
import io.ringledger.vault.application.sessions.WalletCaller;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.ListingId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.rest.WalletCallers;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What owners offer at a price. */
@Path("/api/listings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "market", description = "Items, listings and signed intents to trade them.")
public class ListingsResource {

  private final Listings listings;
  private final CallerProvider callers;
  private final WalletCallers wallets;

  public ListingsResource(Listings listings, CallerProvider callers, WalletCallers wallets) {
    this.listings = listings;
    this.callers = callers;
    this.wallets = wallets;
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "submitListings",
      summary = "Offer up to 1,000 items at a price",
      description =
          "No token is needed: the signature of a session key that was granted TRADE says it all. Each listing"
              + " has its own result; the same listing again is there already.")
  @APIResponse(
      responseCode = "200",
      description = "What became of each.",
      content = @Content(schema = @Schema(implementation = ListingResultsResponse.class)))
  public Response submit(
      @Valid @NotNull(message = "must be given") SubmitListingsRequest request,
      @Context HttpServerRequest http) {
    Outcome<List<Outcome<Listed>>> outcome =
        listings.submit(
            request.wanted(), NetworkAddresses.of(http.remoteAddress()), callers.requestId());
    return outcome instanceof Rejected<List<Outcome<Listed>>>
        ? IntentsResource.tooMany(VaultFailure.INTENTS_TOO_MANY)
        : OutcomeAnswers.respond(outcome, ListingResultsResponse::of);
  }

  @GET
  @PermitAll
  @Operation(
      operationId = "listListings",
      summary = "What is offered",
      description = "Active listings, the newest first.")
  @APIResponse(
      responseCode = "200",
      description = "Some of them.",
      content = @Content(schema = @Schema(implementation = ListingPageResponse.class)))
  public Response list(
      @QueryParam("item_id") @Wire(WireForm.ITEM) @Nullable String item,
      @QueryParam("seller") @Wire(WireForm.WALLET) @Nullable String seller,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit) {
    Search search =
        new Search(
            Optional.ofNullable(item).flatMap(ItemId::parse),
            Optional.ofNullable(seller).flatMap(WalletAddress::parse));
    return OutcomeAnswers.respond(
        Outcome.success(
            listings.page(
                search,
                Optional.ofNullable(cursor).flatMap(Cursor::parse).map(ListingId::new),
                Integer.parseInt(limit))),
        ListingPageResponse::of);
  }

  @GET
  @Path("/{listing_id}")
  @PermitAll
  @Operation(
      operationId = "getListing",
      summary = "One listing, as it stands",
      description = "Also after it was sold, taken back or has expired.")
  @APIResponse(
      responseCode = "200",
      description = "The listing.",
      content = @Content(schema = @Schema(implementation = ListingResponse.class)))
  public Response get(@PathParam("listing_id") @Wire(WireForm.UUID) String id) {
    return OutcomeAnswers.respond(listings.get(ListingId.of(id)), ListingResponse::of);
  }

  @DELETE
  @Path("/{listing_id}")
  @RolesAllowed(WalletCallers.ROLE)
  @Operation(
      operationId = "cancelListing",
      summary = "Take an active listing back",
      description = "By its seller; one that somebody has taken stays until that is settled.")
  @APIResponse(
      responseCode = "200",
      description = "The listing, taken back.",
      content = @Content(schema = @Schema(implementation = ListingResponse.class)))
  public Response cancel(@PathParam("listing_id") @Wire(WireForm.UUID) String id) {
    WalletCaller caller = wallets.current();
    return OutcomeAnswers.respond(
        listings.cancel(caller.wallet(), ListingId.of(id), caller.request()), ListingResponse::of);
  }
}
