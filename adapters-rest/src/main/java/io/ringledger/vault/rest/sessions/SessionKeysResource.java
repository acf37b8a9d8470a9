package io.ringledger.vault.rest.sessions;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.vault.application.sessions.SessionKeys;
import io.ringledger.vault.application.sessions.SignIn;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.rest.WalletCallers;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Session keys of wallets, and the payment channels that fund them. */
@Path("/api/session-keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(WalletCallers.ROLE)
@Tag(
    name = "vault sessions",
    description = "Wallets that sign in, and the session keys they grant.")
public class SessionKeysResource {

  private static final int CREATED = Response.Status.CREATED.getStatusCode();

  private final SessionKeys keys;
  private final SignIn signIn;
  private final WalletCallers wallets;
  private final CallerProvider callers;

  public SessionKeysResource(
      SessionKeys keys, SignIn signIn, WalletCallers wallets, CallerProvider callers) {
    this.keys = keys;
    this.signIn = signIn;
    this.wallets = wallets;
    this.callers = callers;
  }

  @POST
  @Path("/create")
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createSessionKey",
      summary = "Create a session",
      description =
          "The wallet's signature is the authority: its message says in one line exactly what is granted. The"
              + " session waits for its payment channel, whose transaction is in the answer for the funding"
              + " account to sign.")
  @APIResponse(
      responseCode = "201",
      description = "The session, a token for its owner, and the transaction to sign.",
      content = @Content(schema = @Schema(implementation = CreatedSessionResponse.class)))
  public Response create(@Valid @NotNull(message = Form.GIVEN) CreateSessionRequest request) {
    return SignInResource.uncached(
        OutcomeAnswers.respond(
            request
                .grant()
                .grant()
                .then(grant -> keys.create(callers.requestId(), request.signed(), grant)),
            CREATED,
            CreatedSessionResponse::of));
  }

  @GET
  @RolesAllowed(WalletCallers.ROLE)
  @Operation(operationId = "listSessionKeys", summary = "The wallet's sessions, newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page of sessions.",
      content = @Content(schema = @Schema(implementation = SessionPageResponse.class)))
  public Response list(
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor) {
    return OutcomeAnswers.respond(
        Outcome.success(
            keys.list(
                wallets.current(),
                Optional.ofNullable(cursor).flatMap(Cursor::parse).map(SessionId::new),
                Integer.parseInt(limit))),
        SessionPageResponse::of);
  }

  @GET
  @Path("/{session_id}")
  @RolesAllowed(WalletCallers.ROLE)
  @Operation(operationId = "getSessionKey", summary = "One session of the wallet")
  @APIResponse(
      responseCode = "200",
      description = "The session.",
      content = @Content(schema = @Schema(implementation = SessionResponse.class)))
  public Response get(@PathParam("session_id") @Wire(WireForm.UUID) String sessionId) {
    return OutcomeAnswers.respond(
        keys.get(wallets.current(), SessionId.of(sessionId)), SessionResponse::of);
  }

  @POST
  @Path("/{session_id}/channel")
  @RolesAllowed(WalletCallers.ROLE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "fundSessionKey",
      summary = "Activate a session by its channel",
      description =
          "The session is active once a validated ledger has its channel: the key, source and destination, no less"
              + " than the cap, the settle delay, and the same end. Asked again it answers the same.")
  @APIResponse(
      responseCode = "200",
      description = "The session.",
      content = @Content(schema = @Schema(implementation = SessionResponse.class)))
  public Response fund(
      @PathParam("session_id") @Wire(WireForm.UUID) String sessionId,
      @Valid @NotNull(message = Form.GIVEN) ChannelTransactionRequest request) {
    return OutcomeAnswers.respond(
        keys.fund(wallets.current(), SessionId.of(sessionId), request.hash()), SessionResponse::of);
  }

  @POST
  @Path("/{session_id}/top-up")
  @RolesAllowed(WalletCallers.ROLE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "prepareTopUp",
      summary = "Prepare to put more into a channel",
      description = "Changes nothing; the funding account signs what is answered.")
  @APIResponse(
      responseCode = "200",
      description = "The transaction to sign.",
      content = @Content(schema = @Schema(implementation = TopUpResponse.class)))
  public Response prepareTopUp(
      @PathParam("session_id") @Wire(WireForm.UUID) String sessionId,
      @Valid @NotNull(message = Form.GIVEN) TopUpRequest request) {
    return OutcomeAnswers.respond(
        keys.prepareTopUp(
            wallets.current(), SessionId.of(sessionId), new Drops(request.addDrops())),
        TopUpResponse::of);
  }

  @POST
  @Path("/{session_id}/top-up/confirm")
  @RolesAllowed(WalletCallers.ROLE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "confirmTopUp",
      summary = "Raise the cap to what the channel holds",
      description = "By what a validated ledger says. Asked again it answers the same.")
  @APIResponse(
      responseCode = "200",
      description = "The session.",
      content = @Content(schema = @Schema(implementation = SessionResponse.class)))
  public Response topUp(
      @PathParam("session_id") @Wire(WireForm.UUID) String sessionId,
      @Valid @NotNull(message = Form.GIVEN) ChannelTransactionRequest request) {
    return OutcomeAnswers.respond(
        keys.topUp(wallets.current(), SessionId.of(sessionId), request.hash()),
        SessionResponse::of);
  }

  @POST
  @Path("/{session_id}/close")
  @RolesAllowed(WalletCallers.ROLE)
  @Operation(
      operationId = "closeSessionKey",
      summary = "Revoke a session and prepare to close its channel",
      description =
          "What was not claimed returns to the funding account when the channel closes: after its settle delay,"
              + " so that what was traded before can still be claimed.")
  @APIResponse(
      responseCode = "200",
      description = "The session and the transaction to sign.",
      content = @Content(schema = @Schema(implementation = ClosingSessionResponse.class)))
  public Response close(@PathParam("session_id") @Wire(WireForm.UUID) String sessionId) {
    return OutcomeAnswers.respond(
        keys.close(wallets.current(), SessionId.of(sessionId)), ClosingSessionResponse::of);
  }

  @DELETE
  @Path("/{session_id}")
  @RolesAllowed(WalletCallers.ROLE)
  @Operation(
      operationId = "revokeSessionKey",
      summary = "Revoke a session",
      description =
          "At once and for good: nothing more is accepted from its key, and what waits to be netted is rejected.")
  @APIResponse(
      responseCode = "200",
      description = "The session.",
      content = @Content(schema = @Schema(implementation = SessionResponse.class)))
  public Response revoke(@PathParam("session_id") @Wire(WireForm.UUID) String sessionId) {
    return OutcomeAnswers.respond(
        keys.revoke(wallets.current(), SessionId.of(sessionId)), SessionResponse::of);
  }

  @POST
  @Path("/{session_id}/token")
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "issueSessionToken",
      summary = "Get a token with a session key",
      description =
          "For programs that hold an active session's key and no wallet: signed by the key, at most 60 seconds ago.")
  @APIResponse(
      responseCode = "200",
      description = "The token of the session's wallet.",
      content = @Content(schema = @Schema(implementation = WalletTokenResponse.class)))
  public Response token(
      @PathParam("session_id") @Wire(WireForm.UUID) String sessionId,
      @Valid @NotNull(message = Form.GIVEN) SessionTokenRequest request) {
    return SignInResource.uncached(
        OutcomeAnswers.respond(
            signIn.signIn(request.asked(SessionId.of(sessionId))), WalletTokenResponse::of));
  }
}
