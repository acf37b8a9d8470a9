package io.ringledger.rewards.rest.ledger;

import io.ringledger.rewards.application.chain.LedgerCheckpointing;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/** What proves the points ledger. */
@Path("/ledger/checkpoints")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "points", description = "Points accounts and the ledger behind them.")
public class LedgerCheckpointsResource {

  private final LedgerCheckpointing checkpointing;

  public LedgerCheckpointsResource(LedgerCheckpointing checkpointing) {
    this.checkpointing = checkpointing;
  }

  @GET
  @RolesAllowed("admin")
  @Operation(
      operationId = "listLedgerCheckpoints",
      summary = "Signed checkpoints of the points ledger",
      description = "The newest first, with the public key that verifies their signatures.")
  @APIResponse(
      responseCode = "200",
      description = "The checkpoints.",
      content = @Content(schema = @Schema(implementation = CheckpointPageResponse.class)))
  public Response checkpoints(
      @QueryParam("before") @Wire(WireForm.NUMBER) @Nullable String before,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit) {
    return OutcomeAnswers.respond(
        Outcome.success(
            checkpointing.checkpoints(
                Optional.ofNullable(before).map(Long::valueOf), Integer.parseInt(limit))),
        page -> CheckpointPageResponse.of(page, checkpointing.publicKey()));
  }
}
