package io.ringledger.vault.rest.facts;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.OutcomeAnswers;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The vault itself. */
@Path("/api/vault")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "market", description = "Items, listings and signed intents to trade them.")
public class VaultResource {

  private final VaultFacts facts;

  public VaultResource(VaultFacts facts) {
    this.facts = facts;
  }

  @GET
  @PermitAll
  @Operation(
      operationId = "getVault",
      summary = "What clients have to know before they sign",
      description = "The network, the key that receipts are verified with, and the limits.")
  @APIResponse(
      responseCode = "200",
      description = "The vault.",
      content = @Content(schema = @Schema(implementation = VaultResponse.class)))
  public Response get() {
    return OutcomeAnswers.respond(Outcome.success(facts), VaultResponse::of);
  }
}
