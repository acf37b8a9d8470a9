package io.ringledger.vault.rest.market;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.NetworkAddresses;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.vault.application.intents.IntentDesk;
import io.ringledger.vault.application.intents.IntentIntake;
import io.ringledger.vault.application.intents.IntentIntake.Accepted;
import io.ringledger.vault.application.intents.IntentIntake.Submission;
import io.ringledger.vault.application.sessions.WalletCaller;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.intent.IntentChange.Place;
import io.ringledger.vault.rest.WalletCallers;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Signed intents: sending, following and taking them back. */
@Path("/api/intents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "market", description = "Items, listings and signed intents to trade them.")
public class IntentsResource {

  private static final int RETRY_SECONDS = 1;

  private final IntentIntake intake;
  private final IntentDesk desk;
  private final IntentStreams streams;
  private final CallerProvider callers;
  private final WalletCallers wallets;

  public IntentsResource(
      IntentIntake intake,
      IntentDesk desk,
      IntentStreams streams,
      CallerProvider callers,
      WalletCallers wallets) {
    this.intake = intake;
    this.desk = desk;
    this.streams = streams;
    this.callers = callers;
    this.wallets = wallets;
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "submitIntents",
      summary = "Send one signed intent, or up to 1,000",
      description =
          "No token is needed: the signature of the session key says it all. In a list each intent has its own"
              + " result, and the answer is 200; one that comes alone and is refused is answered with the status"
              + " of its code. The same intent again gets the same receipt again.")
  @APIResponse(
      responseCode = "200",
      description = "What became of each.",
      content = @Content(schema = @Schema(implementation = IntentResultsResponse.class)))
  public Response submit(
      @Valid @NotNull(message = "must be given") SubmitIntentsRequest request,
      @Context HttpServerRequest http) {
    Outcome<List<Outcome<Accepted>>> outcome =
        intake.submit(
            new Submission(
                request.claimOffers(),
                request.wanted(),
                NetworkAddresses.of(http.remoteAddress()),
                callers.requestId()));
    return switch (outcome) {
      case Rejected<List<Outcome<Accepted>>> _ -> tooMany(VaultFailure.INTENTS_TOO_MANY);
      case Success<List<Outcome<Accepted>>>(var results) ->
          request.isSingle() && results.getFirst() instanceof Rejected<Accepted> refusal
              ? OutcomeAnswers.respond(refusal, IntentResponse::of)
              : OutcomeAnswers.respond(outcome, IntentResultsResponse::of);
    };
  }

  static Response tooMany(VaultFailure failure) {
    return OutcomeAnswers.refuse(failure).header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS).build();
  }

  @GET
  @RolesAllowed(WalletCallers.ROLE)
  @Operation(
      operationId = "listIntentChanges",
      summary = "What became of the wallet's own intents",
      description =
          "Every change of state since a place, in order; ask again after the place that is answered. The"
              + " stream says the same as it happens.")
  @APIResponse(
      responseCode = "200",
      description = "The changes; none where nothing has changed since.",
      content = @Content(schema = @Schema(implementation = IntentChangesResponse.class)))
  public Response changes(
      @QueryParam("after") @DefaultValue("0-0") @Wire(WireForm.CHANGE) String after,
      @QueryParam("limit") @DefaultValue("100") @Wire(WireForm.PAGE_LIMIT) String limit) {
    Place place = Place.parse(after).orElseThrow();
    return OutcomeAnswers.respond(
        Outcome.success(desk.changes(wallets.current().wallet(), place, Integer.parseInt(limit))),
        changes -> IntentChangesResponse.of(changes, place));
  }

  @GET
  @Path("/stream")
  @RolesAllowed(WalletCallers.ROLE)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "streamIntentChanges",
      summary = "The changes of the wallet's own intents as they happen",
      description =
          "Server-sent events: id is the place of the change, data the change as polling shows it. Begins after"
              + " Last-Event-ID, or with the first change there is. Comments keep the connection alive; it ends"
              + " after a while, and clients come back.")
  @APIResponse(
      responseCode = "200",
      description = "The stream.",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING)))
  public Multi<OutboundSseEvent> stream(
      @HeaderParam("Last-Event-ID") @Wire(WireForm.CHANGE) @Nullable String last,
      @Context Sse sse) {
    Place place = Optional.ofNullable(last).flatMap(Place::parse).orElse(Place.BEGINNING);
    return streams.open(wallets.current().wallet(), place, sse);
  }

  @GET
  @Path("/{intent_id}")
  @RolesAllowed({WalletCallers.ROLE, "admin"})
  @Operation(
      operationId = "getIntent",
      summary = "One intent, as it stands",
      description = "For the wallets in from and to, and for admins.")
  @APIResponse(
      responseCode = "200",
      description = "The intent with its receipt.",
      content = @Content(schema = @Schema(implementation = IntentResponse.class)))
  public Response get(@PathParam("intent_id") @Wire(WireForm.UUID) String id) {
    return OutcomeAnswers.respond(
        desk.get(wallets.ifWallet().map(WalletCaller::wallet), IntentId.of(id)),
        IntentResponse::of);
  }

  @DELETE
  @Path("/{intent_id}")
  @RolesAllowed(WalletCallers.ROLE)
  @Operation(
      operationId = "cancelIntent",
      summary = "Take a pending intent back",
      description =
          "What it had reserved is free again; a counterpart that it had waits for another one.")
  @APIResponse(
      responseCode = "200",
      description = "The intent, taken back.",
      content = @Content(schema = @Schema(implementation = IntentResponse.class)))
  public Response cancel(@PathParam("intent_id") @Wire(WireForm.UUID) String id) {
    WalletCaller caller = wallets.current();
    return OutcomeAnswers.respond(
        desk.cancel(caller.wallet(), IntentId.of(id), caller.request()), IntentResponse::of);
  }
}
