package io.ringledger.bouts.rest;

import io.ringledger.bouts.application.BoutDirectory;
import io.ringledger.bouts.application.BoutPlanning;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.rest.request.PlanBoutRequest;
import io.ringledger.bouts.rest.response.AuditResponse;
import io.ringledger.bouts.rest.response.BoutDetailResponse;
import io.ringledger.bouts.rest.response.BoutPageResponse;
import io.ringledger.bouts.rest.response.BoutResponse;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.shared.rest.OneOf;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** Planning bouts and looking at them. */
@Path("/bouts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "bouts", description = "Bouts, from plan to history.")
public class BoutsResource {

  private final BoutPlanning planning;
  private final BoutDirectory directory;
  private final CallerProvider callers;

  public BoutsResource(BoutPlanning planning, BoutDirectory directory, CallerProvider callers) {
    this.planning = planning;
    this.directory = directory;
    this.callers = callers;
  }

  @POST
  @RolesAllowed("promoter")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "planBout",
      summary = "Plan a bout",
      description = "Its four escrows are planned with it; nothing is on the ledger yet.")
  @APIResponse(
      responseCode = "201",
      description = "The bout in draft with its four planned escrows.",
      content = @Content(schema = @Schema(implementation = BoutResponse.class)))
  public Response plan(@Valid @NotNull(message = "must be given") PlanBoutRequest request) {
    Outcome<Bout> planned = planning.plan(request.command(callers.current()));
    Response response =
        OutcomeAnswers.respond(planned, Response.Status.CREATED.getStatusCode(), BoutResponse::of);
    return planned instanceof Success<Bout>(var bout)
        ? Response.fromResponse(response).location(URI.create("/bouts/" + bout.id())).build()
        : response;
  }

  @GET
  @RolesAllowed({"promoter", "fighter", "admin"})
  @Operation(
      operationId = "listBouts",
      summary = "Your bouts, newest first",
      description = "A promoter and a fighter see those they are part of, an admin sees all.")
  @APIResponse(
      responseCode = "200",
      description = "A page of bouts.",
      content = @Content(schema = @Schema(implementation = BoutPageResponse.class)))
  public Response list(
      @QueryParam("status")
          @OneOf({"draft", "escrows_created", "result_entered", "payouts_in_progress", "closed"})
          @Nullable String status,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor) {
    return OutcomeAnswers.respond(
        Outcome.success(
            directory.page(
                callers.current(),
                Optional.ofNullable(status).flatMap(BoutStatus::ofWire),
                Optional.ofNullable(cursor).flatMap(Cursor::parse).map(BoutId::new),
                Integer.parseInt(limit))),
        BoutPageResponse::of);
  }

  @GET
  @Path("/{bout_id}")
  @RolesAllowed({"promoter", "fighter", "admin"})
  @Operation(
      operationId = "getBout",
      summary = "One bout",
      description =
          "With everything that was signed for it, and what has to be done in time. Another's bout is answered like none.")
  @APIResponse(
      responseCode = "200",
      description = "The bout with its escrows.",
      content = @Content(schema = @Schema(implementation = BoutDetailResponse.class)))
  public Response get(@PathParam("bout_id") @Wire(WireForm.UUID) String boutId) {
    return OutcomeAnswers.respond(
        directory.find(callers.current(), BoutIds.of(boutId)), BoutDetailResponse::of);
  }

  @GET
  @Path("/{bout_id}/audit")
  @RolesAllowed({"promoter", "admin"})
  @Operation(
      operationId = "getBoutAudit",
      summary = "What happened to a bout",
      description = "Entries are chained by hash, so that a change or a gap shows.")
  @APIResponse(
      responseCode = "200",
      description = "The history, oldest first.",
      content = @Content(schema = @Schema(implementation = AuditResponse.class)))
  public Response audit(@PathParam("bout_id") @Wire(WireForm.UUID) String boutId) {
    BoutId bout = BoutIds.of(boutId);
    return OutcomeAnswers.respond(
        directory.audit(callers.current(), bout), history -> AuditResponse.of(bout, history));
  }
}
