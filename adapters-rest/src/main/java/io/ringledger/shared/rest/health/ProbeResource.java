package io.ringledger.shared.rest.health;

import io.ringledger.shared.rest.WireJson;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The probes. They belong to operations and not to the API, so its description does not list them.
 */
@Path("/healthz")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class ProbeResource {

  private static final String ALIVE = "{\"status\":\"ok\"}";

  private final Readiness readiness;

  public ProbeResource(Readiness readiness) {
    this.readiness = readiness;
  }

  /** Whether the process can answer at all; where it cannot, restarting it helps. */
  @GET
  @Path("/live")
  @NonBlocking
  @Operation(hidden = true)
  public Response live() {
    return Response.ok(ALIVE).build();
  }

  /** Whether it should get requests: 200, or 503 while it should not. */
  @GET
  @Path("/ready")
  @NonBlocking
  @Operation(hidden = true)
  public CompletionStage<Response> ready() {
    return readiness
        .report()
        .thenApply(
            report ->
                Response.status(
                        report.isReady() ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                    .entity(WireJson.write(report))
                    .build());
  }
}
