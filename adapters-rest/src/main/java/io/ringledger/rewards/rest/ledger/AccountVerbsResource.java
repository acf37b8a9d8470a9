package io.ringledger.rewards.rest.ledger;

import io.ringledger.rewards.application.ledger.PointsAccounts;
import io.ringledger.rewards.application.ledger.PointsLedger;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an admin does to points accounts. */
@Path("/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "points", description = "Points accounts and the ledger behind them.")
public class AccountVerbsResource {

  private final PointsAccounts accounts;
  private final PointsLedger ledger;
  private final CallerProvider callers;

  public AccountVerbsResource(
      PointsAccounts accounts, PointsLedger ledger, CallerProvider callers) {
    this.accounts = accounts;
    this.ledger = ledger;
    this.callers = callers;
  }

  @POST
  @Path("/{account_id}/credits")
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "creditAccount",
      summary = "Give points",
      description =
          "The same reference, type and points again are answered with the entry there is, and 200.")
  @APIResponse(
      responseCode = "201",
      description = "It was posted.",
      content = @Content(schema = @Schema(implementation = PostedResponse.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was there already.",
      content = @Content(schema = @Schema(implementation = PostedResponse.class)))
  public Response credit(
      @PathParam("account_id") @Wire(WireForm.UUID) String accountId,
      @Valid @NotNull(message = "must be given") CreditRequest request) {
    return Posted.respond(ledger.move(request.move(callers.current(), AccountId.of(accountId))));
  }

  @POST
  @Path("/{account_id}/deductions")
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "deductFromAccount",
      summary = "Take points",
      description =
          "The same reference, type and points again are answered with the entry there is, and 200. No more is taken than is there, unless the account allows an overdraft.")
  @APIResponse(
      responseCode = "201",
      description = "It was posted.",
      content = @Content(schema = @Schema(implementation = PostedResponse.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was there already.",
      content = @Content(schema = @Schema(implementation = PostedResponse.class)))
  public Response deduct(
      @PathParam("account_id") @Wire(WireForm.UUID) String accountId,
      @Valid @NotNull(message = "must be given") DeductionRequest request) {
    return Posted.respond(ledger.move(request.move(callers.current(), AccountId.of(accountId))));
  }

  @POST
  @Path("/{account_id}/freeze")
  @RolesAllowed("admin")
  @Operation(
      operationId = "freezeAccount",
      summary = "Stop everything that would move points",
      description = "Only for an open account.")
  @APIResponse(
      responseCode = "200",
      description = "The account, afterwards.",
      content = @Content(schema = @Schema(implementation = AccountResponse.class)))
  public Response freeze(@PathParam("account_id") @Wire(WireForm.UUID) String accountId) {
    return OutcomeAnswers.respond(
        accounts.freeze(callers.current(), AccountId.of(accountId)), AccountResponse::of);
  }

  @POST
  @Path("/{account_id}/unfreeze")
  @RolesAllowed("admin")
  @Operation(
      operationId = "unfreezeAccount",
      summary = "Let points move again",
      description = "Only for a frozen account.")
  @APIResponse(
      responseCode = "200",
      description = "The account, afterwards.",
      content = @Content(schema = @Schema(implementation = AccountResponse.class)))
  public Response unfreeze(@PathParam("account_id") @Wire(WireForm.UUID) String accountId) {
    return OutcomeAnswers.respond(
        accounts.unfreeze(callers.current(), AccountId.of(accountId)), AccountResponse::of);
  }

  @POST
  @Path("/{account_id}/close")
  @RolesAllowed("admin")
  @Operation(
      operationId = "closeAccount",
      summary = "End an account, for good",
      description = "Only for an open account that is empty.")
  @APIResponse(
      responseCode = "200",
      description = "The account, afterwards.",
      content = @Content(schema = @Schema(implementation = AccountResponse.class)))
  public Response close(@PathParam("account_id") @Wire(WireForm.UUID) String accountId) {
    return OutcomeAnswers.respond(
        accounts.close(callers.current(), AccountId.of(accountId)), AccountResponse::of);
  }

  @POST
  @Path("/{account_id}/overdraft")
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "setOverdraft",
      summary = "Let more be taken than is there, or no longer",
      description = "What is overdrawn has to be made up for before it ends.")
  @APIResponse(
      responseCode = "200",
      description = "The account, afterwards.",
      content = @Content(schema = @Schema(implementation = AccountResponse.class)))
  public Response overdraft(
      @PathParam("account_id") @Wire(WireForm.UUID) String accountId,
      @Valid @NotNull(message = "must be given") OverdraftRequest request) {
    return OutcomeAnswers.respond(
        accounts.allowOverdraft(callers.current(), AccountId.of(accountId), request.allowed()),
        AccountResponse::of);
  }
}
