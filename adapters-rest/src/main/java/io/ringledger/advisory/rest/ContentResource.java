package io.ringledger.advisory.rest;

import io.ringledger.advisory.application.SiteContents;
import io.ringledger.advisory.domain.ContentId;
import io.ringledger.advisory.rest.request.CreateContentRequest;
import io.ringledger.advisory.rest.request.EditContentRequest;
import io.ringledger.advisory.rest.response.ContentPageResponse;
import io.ringledger.advisory.rest.response.ContentResponse;
import io.ringledger.advisory.rest.response.ContentVersionPageResponse;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.shared.rest.sites.SiteCallers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a site says: read by everybody there, written by its admins. */
@Path("/content")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"promoter", "admin", "fighter", "management"})
@Tag(name = "content", description = "What a site says, in versions that never change.")
public class ContentResource {

  private static final int CREATED = Response.Status.CREATED.getStatusCode();

  private final SiteContents contents;
  private final SiteCallers callers;

  public ContentResource(SiteContents contents, SiteCallers callers) {
    this.contents = contents;
    this.callers = callers;
  }

  @POST
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createContent",
      summary = "Say something on a site",
      description = "Admins of the site. It is there for everybody at once, as version 1.")
  @APIResponse(
      responseCode = "201",
      description = "The content.",
      content = @Content(schema = @Schema(implementation = ContentResponse.class)))
  public Response create(@Valid @NotNull(message = "must be given") CreateContentRequest request) {
    Outcome<io.ringledger.advisory.domain.Content> outcome =
        callers
            .of(request.site())
            .then(caller -> contents.create(caller, request.contentKey(), request.text()));
    Response response = OutcomeAnswers.respond(outcome, CREATED, ContentResponse::of);
    return outcome instanceof Success<io.ringledger.advisory.domain.Content>(var content)
        ? Response.fromResponse(response)
            .location(URI.create("/content/%s?site_id=%s".formatted(content.id(), content.site())))
            .build()
        : response;
  }

  @GET
  @RolesAllowed({"promoter", "admin", "fighter", "management", "visitor"})
  @Operation(
      operationId = "listContents",
      summary = "What a site says, newest first",
      description = "Of each content the version that counts.")
  @APIResponse(
      responseCode = "200",
      description = "A page of contents.",
      content = @Content(schema = @Schema(implementation = ContentPageResponse.class)))
  public Response list(
      @QueryParam("site_id") @NotNull(message = "must be given") @Wire(WireForm.UUID) String siteId,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor) {
    return OutcomeAnswers.respond(
        callers
            .of(SiteId.of(siteId))
            .map(
                caller ->
                    contents.list(
                        caller,
                        Optional.ofNullable(cursor).flatMap(Cursor::parse).map(ContentId::new),
                        Integer.parseInt(limit))),
        ContentPageResponse::of);
  }

  @GET
  @Path("/{content_id}")
  @RolesAllowed({"promoter", "admin", "fighter", "management", "visitor"})
  @Operation(
      operationId = "getContent",
      summary = "One content",
      description = "The version that counts.")
  @APIResponse(
      responseCode = "200",
      description = "The content.",
      content = @Content(schema = @Schema(implementation = ContentResponse.class)))
  public Response get(
      @PathParam("content_id") @Wire(WireForm.UUID) String contentId,
      @QueryParam("site_id") @NotNull(message = "must be given") @Wire(WireForm.UUID)
          String siteId) {
    return OutcomeAnswers.respond(
        callers.of(SiteId.of(siteId)).then(caller -> contents.get(caller, content(contentId))),
        ContentResponse::of);
  }

  @GET
  @Path("/{content_id}/versions")
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Operation(
      operationId = "listContentVersions",
      summary = "All that a content ever said, newest first",
      description = "Admins of the site. Each version tells who is behind it.")
  @APIResponse(
      responseCode = "200",
      description = "A page of versions.",
      content = @Content(schema = @Schema(implementation = ContentVersionPageResponse.class)))
  public Response versions(
      @PathParam("content_id") @Wire(WireForm.UUID) String contentId,
      @QueryParam("site_id") @NotNull(message = "must be given") @Wire(WireForm.UUID) String siteId,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("before") @Wire(WireForm.VERSION) @Nullable String before) {
    return OutcomeAnswers.respond(
        callers
            .of(SiteId.of(siteId))
            .then(
                caller ->
                    contents.versions(
                        caller,
                        content(contentId),
                        Optional.ofNullable(before).map(Integer::valueOf),
                        Integer.parseInt(limit))),
        page -> ContentVersionPageResponse.of(content(contentId), page));
  }

  @PUT
  @Path("/{content_id}")
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "editContent",
      summary = "Say it otherwise",
      description =
          "Admins of the site. Makes the next version, where base_version is still the one that counts.")
  @APIResponse(
      responseCode = "200",
      description = "The content.",
      content = @Content(schema = @Schema(implementation = ContentResponse.class)))
  public Response edit(
      @PathParam("content_id") @Wire(WireForm.UUID) String contentId,
      @Valid @NotNull(message = "must be given") EditContentRequest request) {
    return OutcomeAnswers.respond(
        callers
            .of(request.site())
            .then(
                caller ->
                    contents.edit(
                        caller, content(contentId), request.baseVersion(), request.text())),
        ContentResponse::of);
  }

  private static ContentId content(String id) {
    return new ContentId(UUID.fromString(id));
  }
}
