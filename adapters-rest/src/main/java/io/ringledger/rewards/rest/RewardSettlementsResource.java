package io.ringledger.rewards.rest;

import io.ringledger.rewards.application.outbound.RewardSettlements.Filter;
import io.ringledger.rewards.application.settlement.RewardOperations;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.rewards.domain.settlement.SettlementState;
import io.ringledger.rewards.rest.request.CancelSettlementRequest;
import io.ringledger.rewards.rest.response.SettlementPageResponse;
import io.ringledger.rewards.rest.response.SettlementResponse;
import io.ringledger.rewards.security.Services;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.shared.rest.OneOf;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What became of reward events. */
@Path("/reward-settlements")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "rewards")
public class RewardSettlementsResource {

  private final RewardOperations operations;
  private final CallerProvider callers;
  private final Services services;

  public RewardSettlementsResource(
      RewardOperations operations, CallerProvider callers, Services services) {
    this.operations = operations;
    this.callers = callers;
    this.services = services;
  }

  @GET
  @RolesAllowed("admin")
  @Operation(
      operationId = "listRewardSettlements",
      summary = "Reward settlements, newest first",
      description = "Those that are parked wait for an admin.")
  @APIResponse(
      responseCode = "200",
      description = "A page of settlements.",
      content = @Content(schema = @Schema(implementation = SettlementPageResponse.class)))
  public Response list(
      @QueryParam("state")
          @OneOf({
            "initiated",
            "loading_source",
            "classifying_event",
            "computing_policy",
            "resolving_account",
            "posting_ledger",
            "emit_summary",
            "succeeded",
            "failed",
            "cancelled"
          })
          @Nullable String state,
      @QueryParam("parked") @OneOf({"true", "false"}) @Nullable String parked,
      @QueryParam("source") @Size(min = 1, max = 512, message = "must have 1 to 512 characters")
          @Nullable String source,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor) {
    Filter filter =
        new Filter(
            Optional.ofNullable(state).map(RewardSettlementsResource::state),
            Optional.ofNullable(parked).map(Boolean::valueOf),
            Optional.ofNullable(source));
    return OutcomeAnswers.respond(
        Outcome.success(
            operations.list(
                filter,
                Optional.ofNullable(cursor).flatMap(Cursor::parse).map(SettlementId::new),
                Integer.parseInt(limit))),
        SettlementPageResponse::of);
  }

  @GET
  @Path("/{settlement_id}")
  @RolesAllowed({Services.ROLE, "admin"})
  @Operation(
      operationId = "getRewardSettlement",
      summary = "What became of an event",
      description = "A service sees its own events; another's is answered like none.")
  @APIResponse(
      responseCode = "200",
      description = "The settlement as it stands.",
      content = @Content(schema = @Schema(implementation = SettlementResponse.class)))
  public Response get(@PathParam("settlement_id") @Wire(WireForm.UUID) String settlementId) {
    return respond(operations.find(SettlementId.of(settlementId)).then(this::ifTheirs));
  }

  @POST
  @Path("/{settlement_id}/cancel")
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "cancelRewardSettlement",
      summary = "Call a reward off",
      description = "Only before its points are posted.")
  @APIResponse(
      responseCode = "200",
      description = "The cancelled settlement.",
      content = @Content(schema = @Schema(implementation = SettlementResponse.class)))
  public Response cancel(
      @PathParam("settlement_id") @Wire(WireForm.UUID) String settlementId,
      @Valid @NotNull(message = "must be given") CancelSettlementRequest request) {
    return respond(
        operations.cancel(callers.current(), SettlementId.of(settlementId), request.reason()));
  }

  @POST
  @Path("/{settlement_id}/requeue")
  @RolesAllowed("admin")
  @Operation(
      operationId = "requeueRewardSettlement",
      summary = "Take a parked reward up again",
      description = "It gets as many attempts as a new one.")
  @APIResponse(
      responseCode = "200",
      description = "The settlement, no longer parked.",
      content = @Content(schema = @Schema(implementation = SettlementResponse.class)))
  public Response requeue(@PathParam("settlement_id") @Wire(WireForm.UUID) String settlementId) {
    return respond(operations.requeue(callers.current(), SettlementId.of(settlementId)));
  }

  private Response respond(Outcome<RewardSettlement> outcome) {
    return OutcomeAnswers.respond(
        outcome,
        settlement -> SettlementResponse.of(settlement, operations.decision(settlement.id())));
  }

  private Outcome<RewardSettlement> ifTheirs(RewardSettlement settlement) {
    boolean foreign =
        services
            .ifService()
            .filter(known -> !known.sender().source().equals(settlement.reference().source()))
            .isPresent();
    return foreign
        ? Outcome.rejected(RewardFailure.SETTLEMENT_NOT_FOUND)
        : Outcome.success(settlement);
  }

  private static SettlementState state(String wire) {
    return Arrays.stream(SettlementState.values())
        .filter(state -> state.wire().equals(wire))
        .findFirst()
        .orElseThrow();
  }
}
