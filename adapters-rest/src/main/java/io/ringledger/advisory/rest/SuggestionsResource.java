package io.ringledger.advisory.rest;

import io.ringledger.advisory.application.SiteSuggestions;
import io.ringledger.advisory.application.SiteSuggestions.RequestSuggestion;
import io.ringledger.advisory.application.outbound.Suggestions.Filter;
import io.ringledger.advisory.domain.ContentId;
import io.ringledger.advisory.domain.Suggestion;
import io.ringledger.advisory.domain.SuggestionId;
import io.ringledger.advisory.domain.SuggestionStatus;
import io.ringledger.advisory.rest.request.ApproveSuggestionRequest;
import io.ringledger.advisory.rest.request.RejectSuggestionRequest;
import io.ringledger.advisory.rest.request.RequestSuggestionRequest;
import io.ringledger.advisory.rest.response.SuggestionPageResponse;
import io.ringledger.advisory.rest.response.SuggestionResponse;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.shared.rest.IdempotencyKeyFilter;
import io.ringledger.shared.rest.OneOf;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.RequiresIdempotencyKey;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.shared.rest.WireJson;
import io.ringledger.shared.rest.sites.SiteCallers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What AI suggests a site could say, and what its admins make of it. */
@Path("/suggestions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"promoter", "admin", "fighter", "management"})
@Tag(
    name = "suggestions",
    description = "What a site could say instead. Nothing changes until a person approves.")
public class SuggestionsResource {

  private final SiteSuggestions suggestions;
  private final SiteCallers callers;

  public SuggestionsResource(SiteSuggestions suggestions, SiteCallers callers) {
    this.suggestions = suggestions;
    this.callers = callers;
  }

  @POST
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresIdempotencyKey
  @Operation(
      operationId = "requestSuggestion",
      summary = "Ask for a suggestion about a content",
      description =
          "Admins of the site, while AI is enabled there; otherwise nobody is asked and nothing is written. The suggestion is kept apart from the content. A refusal is not kept: the same Idempotency-Key may be sent again.")
  @APIResponse(
      responseCode = "201",
      description = "The suggestion.",
      content = @Content(schema = @Schema(implementation = SuggestionResponse.class)))
  public Response request(
      @HeaderParam(IdempotencyKeyFilter.HEADER) String idempotencyKey,
      @Valid @NotNull(message = "must be given") RequestSuggestionRequest request) {
    AnswerFormat<Suggestion> format =
        OutcomeAnswers.format(Response.Status.CREATED.getStatusCode(), SuggestionResponse::of);
    return OutcomeAnswers.respond(
        switch (callers.of(request.site())) {
          case Rejected<SiteCaller> refusal -> format.format(refusal.as());
          case Success<SiteCaller>(var caller) ->
              suggestions.request(
                  new RequestSuggestion(
                      caller,
                      request.content(),
                      request.wish(),
                      new IdempotencyKey(idempotencyKey),
                      WireJson.fingerprint(request)),
                  format);
        });
  }

  @GET
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Operation(
      operationId = "listSuggestions",
      summary = "Suggestions, newest first",
      description =
          "Admins of the site. The rejected ones, with their reasons, are what better suggestions can be made of.")
  @APIResponse(
      responseCode = "200",
      description = "A page of suggestions.",
      content = @Content(schema = @Schema(implementation = SuggestionPageResponse.class)))
  public Response list(
      @QueryParam("site_id") @NotNull(message = "must be given") @Wire(WireForm.UUID) String siteId,
      @QueryParam("status") @OneOf({"pending", "approved", "rejected"}) @Nullable String status,
      @QueryParam("content_id") @Wire(WireForm.UUID) @Nullable String contentId,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor) {
    Filter filter =
        new Filter(
            Optional.ofNullable(status).flatMap(SuggestionStatus::ofWire),
            Optional.ofNullable(contentId).map(UUID::fromString).map(ContentId::new));
    return OutcomeAnswers.respond(
        callers
            .of(SiteId.of(siteId))
            .then(
                caller ->
                    suggestions.list(
                        caller,
                        filter,
                        Optional.ofNullable(cursor).flatMap(Cursor::parse).map(SuggestionId::new),
                        Integer.parseInt(limit))),
        SuggestionPageResponse::of);
  }

  @GET
  @Path("/{suggestion_id}")
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Operation(
      operationId = "getSuggestion",
      summary = "One suggestion",
      description = "Admins of the site.")
  @APIResponse(
      responseCode = "200",
      description = "The suggestion.",
      content = @Content(schema = @Schema(implementation = SuggestionResponse.class)))
  public Response get(
      @PathParam("suggestion_id") @Wire(WireForm.UUID) String suggestionId,
      @QueryParam("site_id") @NotNull(message = "must be given") @Wire(WireForm.UUID)
          String siteId) {
    return OutcomeAnswers.respond(
        callers
            .of(SiteId.of(siteId))
            .then(caller -> suggestions.get(caller, suggestion(suggestionId))),
        SuggestionResponse::of);
  }

  @PUT
  @Path("/{suggestion_id}/approve")
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "approveSuggestion",
      summary = "Publish a suggestion",
      description =
          "Admins of the site. It becomes the next version of its content, where the version it is about still counts. Approving again changes nothing.")
  @APIResponse(
      responseCode = "200",
      description = "The suggestion.",
      content = @Content(schema = @Schema(implementation = SuggestionResponse.class)))
  public Response approve(
      @PathParam("suggestion_id") @Wire(WireForm.UUID) String suggestionId,
      @Valid @NotNull(message = "must be given") ApproveSuggestionRequest request) {
    return OutcomeAnswers.respond(
        callers
            .of(request.site())
            .then(caller -> suggestions.approve(caller, suggestion(suggestionId)))
            .map(Suggestion.Approval::suggestion),
        SuggestionResponse::of);
  }

  @PUT
  @Path("/{suggestion_id}/reject")
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "rejectSuggestion",
      summary = "Refuse a suggestion",
      description =
          "Admins of the site. The reason is kept. Refusing again for it changes nothing.")
  @APIResponse(
      responseCode = "200",
      description = "The suggestion.",
      content = @Content(schema = @Schema(implementation = SuggestionResponse.class)))
  public Response reject(
      @PathParam("suggestion_id") @Wire(WireForm.UUID) String suggestionId,
      @Valid @NotNull(message = "must be given") RejectSuggestionRequest request) {
    return OutcomeAnswers.respond(
        callers
            .of(request.site())
            .then(caller -> suggestions.reject(caller, suggestion(suggestionId), request.reason())),
        SuggestionResponse::of);
  }

  private static SuggestionId suggestion(String id) {
    return new SuggestionId(UUID.fromString(id));
  }
}
