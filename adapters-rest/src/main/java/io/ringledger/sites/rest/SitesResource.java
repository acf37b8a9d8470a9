package io.ringledger.sites.rest;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.sites.application.Sites;
import io.ringledger.sites.domain.Site;
import io.ringledger.sites.rest.request.CreateSiteRequest;
import io.ringledger.sites.rest.request.OpenSiteRequest;
import io.ringledger.sites.rest.response.SiteAdminsResponse;
import io.ringledger.sites.rest.response.SitePageResponse;
import io.ringledger.sites.rest.response.SiteResponse;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The promotion's sites, for the admins of the whole house. */
@Path("/sites")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "sites", description = "The promotion's sites, who runs them and who visits.")
public class SitesResource {

  private static final int CREATED = Response.Status.CREATED.getStatusCode();

  private final Sites sites;
  private final CallerProvider callers;

  public SitesResource(Sites sites, CallerProvider callers) {
    this.sites = sites;
    this.callers = callers;
  }

  @POST
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createSite",
      summary = "Open a site",
      description = "It lets visitors in at once. Its currency is for good.")
  @APIResponse(
      responseCode = "201",
      description = "The site.",
      content = @Content(schema = @Schema(implementation = SiteResponse.class)))
  public Response create(@Valid @NotNull(message = "must be given") CreateSiteRequest request) {
    Outcome<Site> outcome = sites.create(callers.current(), request.wanted());
    Response response = OutcomeAnswers.respond(outcome, CREATED, SiteResponse::of);
    return outcome instanceof Success<Site>(var site)
        ? Response.fromResponse(response).location(URI.create("/sites/" + site.id())).build()
        : response;
  }

  @GET
  @RolesAllowed("admin")
  @Operation(operationId = "listSites", summary = "Sites, newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page of sites.",
      content = @Content(schema = @Schema(implementation = SitePageResponse.class)))
  public Response list(
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor) {
    return OutcomeAnswers.respond(
        Outcome.success(
            sites.list(
                Optional.ofNullable(cursor).flatMap(Cursor::parse).map(SiteId::new),
                Integer.parseInt(limit))),
        SitePageResponse::of);
  }

  @GET
  @Path("/{site_id}")
  @RolesAllowed("admin")
  @Operation(operationId = "getSite", summary = "One site")
  @APIResponse(
      responseCode = "200",
      description = "The site.",
      content = @Content(schema = @Schema(implementation = SiteResponse.class)))
  public Response get(@PathParam("site_id") @Wire(WireForm.UUID) String siteId) {
    return OutcomeAnswers.respond(sites.get(SiteId.of(siteId)), SiteResponse::of);
  }

  @PUT
  @Path("/{site_id}")
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "openSite",
      summary = "Let visitors in, or no more",
      description = "A closed site is not there for anyone but its admins.")
  @APIResponse(
      responseCode = "200",
      description = "The site.",
      content = @Content(schema = @Schema(implementation = SiteResponse.class)))
  public Response open(
      @PathParam("site_id") @Wire(WireForm.UUID) String siteId,
      @Valid @NotNull(message = "must be given") OpenSiteRequest request) {
    return OutcomeAnswers.respond(
        sites.open(callers.current(), SiteId.of(siteId), request.open()), SiteResponse::of);
  }

  @GET
  @Path("/{site_id}/admins")
  @RolesAllowed("admin")
  @Operation(operationId = "listSiteAdmins", summary = "Who runs a site")
  @APIResponse(
      responseCode = "200",
      description = "Its admins.",
      content = @Content(schema = @Schema(implementation = SiteAdminsResponse.class)))
  public Response admins(@PathParam("site_id") @Wire(WireForm.UUID) String siteId) {
    SiteId site = SiteId.of(siteId);
    return OutcomeAnswers.respond(
        sites.admins(site), admins -> SiteAdminsResponse.of(site, admins));
  }

  @PUT
  @Path("/{site_id}/admins/{user_id}")
  @RolesAllowed("admin")
  @Operation(
      operationId = "grantSiteAdmin",
      summary = "Make a user an admin of a site",
      description = "From the next request on. A site has at most 100.")
  @APIResponse(
      responseCode = "200",
      description = "Its admins.",
      content = @Content(schema = @Schema(implementation = SiteAdminsResponse.class)))
  public Response grant(
      @PathParam("site_id") @Wire(WireForm.UUID) String siteId,
      @PathParam("user_id") @Wire(WireForm.UUID) String userId) {
    SiteId site = SiteId.of(siteId);
    return OutcomeAnswers.respond(
        sites.grant(callers.current(), site, UserId.of(userId)),
        admins -> SiteAdminsResponse.of(site, admins));
  }

  @DELETE
  @Path("/{site_id}/admins/{user_id}")
  @RolesAllowed("admin")
  @Operation(
      operationId = "revokeSiteAdmin",
      summary = "Take that right again",
      description = "From the next request on.")
  @APIResponse(
      responseCode = "200",
      description = "The admins that are left.",
      content = @Content(schema = @Schema(implementation = SiteAdminsResponse.class)))
  public Response revoke(
      @PathParam("site_id") @Wire(WireForm.UUID) String siteId,
      @PathParam("user_id") @Wire(WireForm.UUID) String userId) {
    SiteId site = SiteId.of(siteId);
    return OutcomeAnswers.respond(
        sites.revoke(callers.current(), site, UserId.of(userId)),
        admins -> SiteAdminsResponse.of(site, admins));
  }
}
