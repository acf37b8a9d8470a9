package io.ringledger.vault.rest.sessions;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.rest.NetworkAddresses;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.vault.application.sessions.SignIn;
import io.ringledger.vault.application.sessions.SignIn.Challenge;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The way in for wallets, which leads nowhere else than to the vault. */
@Path("/api/user")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(
    name = "vault sessions",
    description = "Wallets that sign in, and the session keys they grant.")
public class SignInResource {

  private static final int RETRY_SECONDS = 60;

  private final SignIn signIn;

  public SignInResource(SignIn signIn) {
    this.signIn = signIn;
  }

  @GET
  @Path("/nonce")
  @PermitAll
  @Operation(
      operationId = "getSignInNonce",
      summary = "Get a nonce to sign",
      description =
          "Good for one signature within five minutes, with what the message has to be made for. A network"
              + " address has so many open at a time, and all together have.")
  @APIResponse(
      responseCode = "200",
      description = "The nonce.",
      content = @Content(schema = @Schema(implementation = ChallengeResponse.class)))
  public Response nonce(@Context HttpServerRequest http) {
    Outcome<Challenge> outcome = signIn.challenge(NetworkAddresses.of(http.remoteAddress()));
    if (outcome instanceof Rejected<Challenge> refusal) {
      return OutcomeAnswers.refuse(refusal.code())
          .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
          .build();
    }
    return uncached(OutcomeAnswers.respond(outcome, ChallengeResponse::of));
  }

  @POST
  @Path("/sign-in")
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "signInWallet",
      summary = "Sign in as a wallet",
      description =
          "Takes a message that grants nothing. The token is good for an hour, for the vault alone.")
  @APIResponse(
      responseCode = "200",
      description = "The token.",
      content = @Content(schema = @Schema(implementation = WalletTokenResponse.class)))
  public Response signIn(@Valid @NotNull(message = Form.GIVEN) SignInRequest request) {
    return uncached(
        OutcomeAnswers.respond(signIn.signIn(request.signed()), WalletTokenResponse::of));
  }

  static Response uncached(Response response) {
    return Response.fromResponse(response).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
