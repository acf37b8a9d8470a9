package io.ringledger.identity.rest;

import io.ringledger.identity.application.Accounts;
import io.ringledger.identity.application.Accounts.Login;
import io.ringledger.identity.application.Accounts.LoginResult.LoggedIn;
import io.ringledger.identity.application.Accounts.LoginResult.Throttled;
import io.ringledger.identity.application.Accounts.LoginResult.WrongCredentials;
import io.ringledger.identity.application.Accounts.Registration;
import io.ringledger.identity.domain.EmailAddress;
import io.ringledger.identity.domain.IdentityFailure;
import io.ringledger.identity.domain.Password;
import io.ringledger.identity.domain.UserAccount;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.NetworkAddresses;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.WireJson;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Registration and login. */
@Path("/auth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Accounts and access tokens.")
public class AuthResource {

  private final Accounts accounts;
  private final CallerProvider callers;

  public AuthResource(Accounts accounts, CallerProvider callers) {
    this.accounts = accounts;
    this.callers = callers;
  }

  @POST
  @Path("/register")
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "register",
      summary = "Open an account",
      description =
          "Roles that are not open to everyone are handed out by an admin, whose bearer token then"
              + " comes with the request. Many accounts from one network address have to wait;"
              + " Retry-After says how long.")
  @APIResponse(
      responseCode = "201",
      description = "The new account.",
      content = @Content(schema = @Schema(implementation = RegisterResponse.class)))
  public Response register(
      @Valid @NotNull(message = "must be given") RegisterRequest request,
      @Context HttpServerRequest http) {
    Registration registration =
        new Registration(
            new EmailAddress(request.email()),
            new Password(request.password()),
            Role.ofWire(request.role()).orElseThrow(),
            callers.requestId());
    Optional<Caller> registrar = callers.ifAuthenticated();
    String address = NetworkAddresses.of(http.remoteAddress());
    Duration wait = accounts.admitRegistration(address, registrar);
    if (wait.isPositive()) {
      SecurityLog.note("register", "throttled", registration.email(), address);
      return throttled(IdentityFailure.REGISTRATION_RATE_LIMITED, wait);
    }
    Outcome<UserAccount> outcome = accounts.register(registration, registrar);
    SecurityLog.note("register", named(outcome), registration.email(), address);
    return OutcomeAnswers.respond(
        outcome, Response.Status.CREATED.getStatusCode(), RegisterResponse::of);
  }

  private static String named(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Success<?> _ -> "success";
      case Outcome.Rejected<?>(var code, _, _) -> code.code();
    };
  }

  private static Response throttled(IdentityFailure failure, Duration wait) {
    return OutcomeAnswers.refuse(failure)
        .header(HttpHeaders.RETRY_AFTER, secondsRoundedUp(wait))
        .build();
  }

  @POST
  @Path("/login")
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "login",
      summary = "Get an access token",
      description =
          "An unknown address and a wrong password get the same answer. After several failures in a"
              + " row the wait grows; Retry-After says how long it is.")
  @APIResponse(
      responseCode = "200",
      description = "A bearer token for the other routes.",
      content = @Content(schema = @Schema(implementation = LoginResponse.class)))
  public Response login(
      @Valid @NotNull(message = "must be given") LoginRequest request,
      @Context HttpServerRequest http) {
    Login login =
        new Login(
            new EmailAddress(request.email()),
            attempted(request.password()),
            NetworkAddresses.of(http.remoteAddress()));
    return switch (accounts.login(login)) {
      case LoggedIn(var token) -> {
        note(login, "success");
        yield Response.ok(WireJson.write(LoginResponse.of(token))).build();
      }
      case WrongCredentials() -> {
        note(login, IdentityFailure.CREDENTIALS_INVALID.code());
        yield OutcomeAnswers.refuse(IdentityFailure.CREDENTIALS_INVALID)
            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
            .build();
      }
      case Throttled(var wait) -> {
        note(login, "throttled");
        yield throttled(IdentityFailure.LOGIN_RATE_LIMITED, wait);
      }
    };
  }

  private static void note(Login login, String outcome) {
    SecurityLog.note("login", outcome, login.email(), login.networkAddress());
  }

  /** What is too short to be a password is tried as one that nobody has, and costs as much. */
  private static Password attempted(String text) {
    return new Password(text.length() < Password.MIN_LENGTH ? UUID.randomUUID().toString() : text);
  }

  private static long secondsRoundedUp(Duration wait) {
    return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
  }
}
