package io.ringledger.shared.rest;

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

/** Says that the server takes requests. */
@Path("/healthz")
@Tag(name = "health", description = "Whether the server takes requests.")
public class HealthResource {

  /** The answer of a server that lives. */
  public record HealthResponse(String status) {}

  @GET
  @PermitAll
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "health", summary = "Whether the server takes requests")
  @APIResponse(
      responseCode = "200",
      description = "It does.",
      content = @Content(schema = @Schema(implementation = HealthResponse.class)))
  public Response health() {
    return Response.ok(WireJson.write(new HealthResponse("ok"))).build();
  }
}
