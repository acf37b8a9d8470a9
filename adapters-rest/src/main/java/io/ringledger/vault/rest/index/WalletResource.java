package io.ringledger.vault.rest.index;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.vault.application.index.VaultIndex;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
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
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a wallet has, and has bought and sold. */
@Path("/api/wallets/{wallet}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "vault index", description = "What settled batches have come to.")
public class WalletResource {

  private final VaultIndex index;

  public WalletResource(VaultIndex index) {
    this.index = index;
  }

  @GET
  @Path("/items")
  @PermitAll
  @Operation(
      operationId = "listWalletItems",
      summary = "What a wallet has",
      description =
          "As of the last settled batch, in the order of ids. Nothing for a wallet that nobody knows.")
  @APIResponse(
      responseCode = "200",
      description = "Some of its items.",
      content = @Content(schema = @Schema(implementation = WalletItemsResponse.class)))
  public Response items(
      @PathParam("wallet") @Wire(WireForm.WALLET) String wallet,
      @QueryParam("cursor") @Wire(WireForm.ITEM) @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit) {
    return OutcomeAnswers.respond(
        ofWallet(
            wallet,
            address ->
                index.items(
                    address,
                    Optional.ofNullable(cursor).map(ItemId::new),
                    Integer.parseInt(limit))),
        WalletItemsResponse::of);
  }

  @GET
  @Path("/balance")
  @PermitAll
  @Operation(
      operationId = "getWalletBalance",
      summary = "What a wallet has bought, sold and been paid",
      description =
          "Sums of its net debits and credits in settled batches. Zeros for a wallet that nobody knows.")
  @APIResponse(
      responseCode = "200",
      description = "The sums.",
      content = @Content(schema = @Schema(implementation = WalletBalanceResponse.class)))
  public Response balance(@PathParam("wallet") @Wire(WireForm.WALLET) String wallet) {
    return OutcomeAnswers.respond(ofWallet(wallet, index::balance), WalletBalanceResponse::of);
  }

  /** What has the form of an address may still have a wrong checksum. */
  private static <T> Outcome<T> ofWallet(String text, Function<WalletAddress, T> read) {
    return WalletAddress.parse(text)
        .map(address -> Outcome.success(read.apply(address)))
        .orElseGet(() -> Outcome.rejected(VaultFailure.WALLET_ADDRESS_INVALID));
  }
}
