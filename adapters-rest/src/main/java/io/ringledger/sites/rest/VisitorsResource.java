package io.ringledger.sites.rest;

import io.ringledger.shared.rest.LogFields;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.sites.application.Visitors;
import io.ringledger.sites.rest.request.VisitorRequest;
import io.ringledger.sites.rest.response.VisitorResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.MDC;

/** People who look and buy without saying who they are. */
@Path("/visitors")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "sites", description = "The promotion's sites, who runs them and who visits.")
public class VisitorsResource {

  private static final int CREATED = Response.Status.CREATED.getStatusCode();

  private final Visitors visitors;

  public VisitorsResource(Visitors visitors) {
    this.visitors = visitors;
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "welcomeVisitor",
      summary = "Become a visitor of a site",
      description =
          "The token is good for 30 days, for this site alone, and is the only way back to the cart. Nothing is"
              + " kept of a visitor who does nothing.")
  @APIResponse(
      responseCode = "201",
      description = "The visitor and the token.",
      content = @Content(schema = @Schema(implementation = VisitorResponse.class)))
  public Response welcome(@Valid @NotNull(message = "must be given") VisitorRequest request) {
    MDC.put(LogFields.SITE, request.site().toString());
    return OutcomeAnswers.respond(
        visitors.welcome(request.site()),
        CREATED,
        welcome -> VisitorResponse.of(request.site(), welcome));
  }
}
