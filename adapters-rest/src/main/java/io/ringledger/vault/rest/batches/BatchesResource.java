package io.ringledger.vault.rest.batches;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.vault.application.batches.Batches;
import io.ringledger.vault.domain.BatchNumber;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Batches, and proofs of what they say. */
@Path("/api/batches")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "batches", description = "Netted batches and what they prove.")
public class BatchesResource {

  private final Batches batches;

  public BatchesResource(Batches batches) {
    this.batches = batches;
  }

  @GET
  @Operation(
      operationId = "listBatches",
      summary = "Batches, the latest first",
      description = "Each names the hash of the one before it.")
  @APIResponse(
      responseCode = "200",
      description = "Some of them.",
      content = @Content(schema = @Schema(implementation = BatchPageResponse.class)))
  public Response list(
      @QueryParam("cursor") @Wire(WireForm.NUMBER) @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit) {
    return OutcomeAnswers.respond(
        Outcome.success(
            batches.page(
                Optional.ofNullable(cursor).map(BatchesResource::number), Integer.parseInt(limit))),
        BatchPageResponse::of);
  }

  @GET
  @Path("/{number}")
  @Operation(
      operationId = "getBatch",
      summary = "A batch as it stands",
      description = "Its document names everything that it follows from.")
  @APIResponse(
      responseCode = "200",
      description = "The batch.",
      content = @Content(schema = @Schema(implementation = BatchResponse.class)))
  public Response get(@PathParam("number") @Wire(WireForm.NUMBER) String number) {
    return OutcomeAnswers.respond(batches.get(number(number)), BatchResponse::of);
  }

  @GET
  @Path("/{number}/proofs/wallets/{wallet}")
  @Operation(
      operationId = "getWalletProof",
      summary = "What a batch says of a wallet, proved",
      description = "An inclusion proof of RFC 6962 that leads to the root of the batch.")
  @APIResponse(
      responseCode = "200",
      description = "The line and its proof.",
      content = @Content(schema = @Schema(implementation = WalletProofResponse.class)))
  public Response wallet(
      @PathParam("number") @Wire(WireForm.NUMBER) String number,
      @PathParam("wallet") @Wire(WireForm.WALLET) String wallet) {
    return OutcomeAnswers.respond(
        WalletAddress.parse(wallet)
            .map(address -> batches.ofWallet(number(number), address))
            .orElseGet(() -> Outcome.rejected(VaultFailure.PROOF_NOT_FOUND)),
        WalletProofResponse::of);
  }

  @GET
  @Path("/{number}/proofs/items/{item_id}")
  @Operation(
      operationId = "getItemProof",
      summary = "What a batch says of an item, proved",
      description = "An inclusion proof of RFC 6962 that leads to the root of the batch.")
  @APIResponse(
      responseCode = "200",
      description = "The line and its proof.",
      content = @Content(schema = @Schema(implementation = ItemProofResponse.class)))
  public Response item(
      @PathParam("number") @Wire(WireForm.NUMBER) String number,
      @PathParam("item_id") @Wire(WireForm.ITEM) String item) {
    return OutcomeAnswers.respond(
        batches.ofItem(number(number), new ItemId(item)), ItemProofResponse::of);
  }

  private static BatchNumber number(String text) {
    return new BatchNumber(Long.parseLong(text));
  }
}
