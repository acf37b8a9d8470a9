package io.ringledger.rewards.rest.ledger;

import io.ringledger.rewards.application.ledger.PointsAccounts;
import io.ringledger.rewards.application.ledger.PointsAccounts.Opened;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.rest.CallerProvider;
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
import java.time.OffsetDateTime;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Points accounts, and what stands in them. */
@Path("/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"promoter", "fighter", "management", "admin"})
@Tag(name = "points", description = "Points accounts and the ledger behind them.")
public class AccountsResource {

  private final PointsAccounts accounts;
  private final CallerProvider callers;

  public AccountsResource(PointsAccounts accounts, CallerProvider callers) {
    this.accounts = accounts;
    this.callers = callers;
  }

  @POST
  @RolesAllowed({"promoter", "fighter", "management", "admin"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "openAccount",
      summary = "Open a points account",
      description =
          "Everybody opens their own, with the user id as holder; an admin opens any. Where the holder has one, that is answered with 200.")
  @APIResponse(
      responseCode = "201",
      description = "The new account.",
      content = @Content(schema = @Schema(implementation = AccountResponse.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was there already.",
      content = @Content(schema = @Schema(implementation = AccountResponse.class)))
  public Response open(@Valid @NotNull(message = "must be given") OpenAccountRequest request) {
    Outcome<Opened> outcome = accounts.open(callers.current(), request.asHolder());
    boolean existed = outcome instanceof Success<Opened>(var opened) && opened.existed();
    Response response =
        OutcomeAnswers.respond(
            outcome, existed ? 200 : 201, opened -> AccountResponse.of(opened.account()));
    return outcome instanceof Success<Opened>(var opened)
        ? Response.fromResponse(response)
            .location(URI.create("/accounts/" + opened.account().id()))
            .build()
        : response;
  }

  @GET
  @RolesAllowed({"promoter", "fighter", "management", "admin"})
  @Operation(
      operationId = "findAccount",
      summary = "The points account of a holder",
      description = "Your own, or as an admin anybody's. Another's account is answered like none.")
  @APIResponse(
      responseCode = "200",
      description = "The account.",
      content = @Content(schema = @Schema(implementation = AccountResponse.class)))
  public Response ofHolder(
      @QueryParam("holder") @NotNull(message = "must be given") @Wire(WireForm.HOLDER)
          String holder) {
    return OutcomeAnswers.respond(
        accounts.ofHolder(callers.current(), new Holder(holder)), AccountResponse::of);
  }

  @GET
  @Path("/{account_id}")
  @RolesAllowed({"promoter", "fighter", "management", "admin"})
  @Operation(
      operationId = "getAccount",
      summary = "One points account",
      description = "Another's account is answered like none.")
  @APIResponse(
      responseCode = "200",
      description = "The account.",
      content = @Content(schema = @Schema(implementation = AccountResponse.class)))
  public Response get(@PathParam("account_id") @Wire(WireForm.UUID) String accountId) {
    return OutcomeAnswers.respond(
        accounts.find(callers.current(), AccountId.of(accountId)), AccountResponse::of);
  }

  @GET
  @Path("/{account_id}/entries")
  @RolesAllowed({"promoter", "fighter", "management", "admin"})
  @Operation(
      operationId = "listEntries",
      summary = "What moved points in or out of an account",
      description = "Newest first, each as seen from this account.")
  @APIResponse(
      responseCode = "200",
      description = "A page of entries.",
      content = @Content(schema = @Schema(implementation = EntryPageResponse.class)))
  public Response entries(
      @PathParam("account_id") @Wire(WireForm.UUID) String accountId,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor) {
    return OutcomeAnswers.respond(
        accounts.entries(
            callers.current(),
            AccountId.of(accountId),
            EntryPageResponse.place(cursor),
            Integer.parseInt(limit)),
        EntryPageResponse::of);
  }

  @GET
  @Path("/{account_id}/statement")
  @RolesAllowed({"promoter", "fighter", "management", "admin"})
  @Operation(
      operationId = "getStatement",
      summary = "What was in an account at an instant",
      description = "Entries of that instant are included. Without an instant: now.")
  @APIResponse(
      responseCode = "200",
      description = "The statement.",
      content = @Content(schema = @Schema(implementation = StatementResponse.class)))
  public Response statement(
      @PathParam("account_id") @Wire(WireForm.UUID) String accountId,
      @QueryParam("at") @Wire(WireForm.TIME) @Nullable String at) {
    return OutcomeAnswers.respond(
        accounts.statement(
            callers.current(),
            AccountId.of(accountId),
            Optional.ofNullable(at).map(time -> OffsetDateTime.parse(time).toInstant())),
        StatementResponse::of);
  }
}
