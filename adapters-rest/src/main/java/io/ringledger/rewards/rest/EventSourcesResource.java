package io.ringledger.rewards.rest;

import io.ringledger.rewards.application.sources.EventSources;
import io.ringledger.rewards.domain.sources.EventSource;
import io.ringledger.rewards.domain.sources.EventSourceId;
import io.ringledger.rewards.domain.sources.ServiceTokenId;
import io.ringledger.rewards.rest.request.EventTypesRequest;
import io.ringledger.rewards.rest.request.RegisterEventSourceRequest;
import io.ringledger.rewards.rest.response.EventSourcePageResponse;
import io.ringledger.rewards.rest.response.EventSourceResponse;
import io.ringledger.rewards.rest.response.IssuedTokenResponse;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who may send reward events. */
@Path("/event-sources")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "event sources", description = "Systems that may send events, and their tokens.")
public class EventSourcesResource {

  private static final int CREATED = Response.Status.CREATED.getStatusCode();

  private final EventSources sources;
  private final CallerProvider callers;

  public EventSourcesResource(EventSources sources, CallerProvider callers) {
    this.sources = sources;
    this.callers = callers;
  }

  @POST
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "registerEventSource",
      summary = "Register an event source",
      description =
          "Its URI is what its events have as their source. Over HTTP it needs a token as well; what comes"
              + " from Kafka is known by its source.")
  @APIResponse(
      responseCode = "201",
      description = "The event source.",
      content = @Content(schema = @Schema(implementation = EventSourceResponse.class)))
  public Response register(
      @Valid @NotNull(message = "must be given") RegisterEventSourceRequest request) {
    Outcome<EventSource> outcome = sources.register(callers.current(), request.registration());
    Response response = OutcomeAnswers.respond(outcome, CREATED, EventSourceResponse::of);
    return outcome instanceof Success<EventSource>(var source)
        ? Response.fromResponse(response)
            .location(URI.create("/event-sources/" + source.id()))
            .build()
        : response;
  }

  @GET
  @RolesAllowed("admin")
  @Operation(
      operationId = "listEventSources",
      summary = "Event sources, newest first",
      description = "With their tokens that are not revoked.")
  @APIResponse(
      responseCode = "200",
      description = "A page of event sources.",
      content = @Content(schema = @Schema(implementation = EventSourcePageResponse.class)))
  public Response list(
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor) {
    return OutcomeAnswers.respond(
        Outcome.success(
            sources.list(
                Optional.ofNullable(cursor).flatMap(Cursor::parse).map(EventSourceId::new),
                Integer.parseInt(limit))),
        EventSourcePageResponse::of);
  }

  @GET
  @Path("/{source_id}")
  @RolesAllowed("admin")
  @Operation(operationId = "getEventSource", summary = "One event source")
  @APIResponse(
      responseCode = "200",
      description = "The event source.",
      content = @Content(schema = @Schema(implementation = EventSourceResponse.class)))
  public Response get(@PathParam("source_id") @Wire(WireForm.UUID) String sourceId) {
    return OutcomeAnswers.respond(sources.get(EventSourceId.of(sourceId)), EventSourceResponse::of);
  }

  @PUT
  @Path("/{source_id}/types")
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changeEventTypes",
      summary = "Change what an event source may send",
      description =
          "From the next event on. An empty list shuts it off, also where it sends over Kafka.")
  @APIResponse(
      responseCode = "200",
      description = "The event source.",
      content = @Content(schema = @Schema(implementation = EventSourceResponse.class)))
  public Response changeTypes(
      @PathParam("source_id") @Wire(WireForm.UUID) String sourceId,
      @Valid @NotNull(message = "must be given") EventTypesRequest request) {
    return OutcomeAnswers.respond(
        sources.changeTypes(
            callers.current(), EventSourceId.of(sourceId), Set.copyOf(request.types())),
        EventSourceResponse::of);
  }

  @POST
  @Path("/{source_id}/tokens")
  @RolesAllowed("admin")
  @Operation(
      operationId = "issueServiceToken",
      summary = "Issue a service token",
      description = "The token is shown this once. A source has at most five at a time.")
  @APIResponse(
      responseCode = "201",
      description = "The token.",
      content = @Content(schema = @Schema(implementation = IssuedTokenResponse.class)))
  public Response issueToken(@PathParam("source_id") @Wire(WireForm.UUID) String sourceId) {
    return OutcomeAnswers.respond(
        sources.issueToken(callers.current(), EventSourceId.of(sourceId)),
        CREATED,
        IssuedTokenResponse::of);
  }

  @DELETE
  @Path("/{source_id}/tokens/{token_id}")
  @RolesAllowed("admin")
  @Operation(
      operationId = "revokeServiceToken",
      summary = "Revoke a service token",
      description = "At once and for good.")
  @APIResponse(
      responseCode = "200",
      description = "The event source with the tokens that are left.",
      content = @Content(schema = @Schema(implementation = EventSourceResponse.class)))
  public Response revokeToken(
      @PathParam("source_id") @Wire(WireForm.UUID) String sourceId,
      @PathParam("token_id") @Wire(WireForm.UUID) String tokenId) {
    return OutcomeAnswers.respond(
        sources.revokeToken(
            callers.current(), EventSourceId.of(sourceId), ServiceTokenId.of(tokenId)),
        EventSourceResponse::of);
  }
}
