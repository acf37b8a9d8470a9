package io.ringledger.rewards.rest;

import io.ringledger.rewards.application.outbound.RewardPolicies.Kept;
import io.ringledger.rewards.application.policy.RewardPolicyBook;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.rewards.rest.PolicyDocument.Malformed;
import io.ringledger.rewards.rest.PolicyDocument.Understood;
import io.ringledger.rewards.rest.request.ReplayRequest;
import io.ringledger.rewards.rest.response.PoliciesResponse;
import io.ringledger.rewards.rest.response.PolicyResponse;
import io.ringledger.rewards.rest.response.ReplayResponse;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** By which rules events earn points. */
@Path("/reward-policies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "reward policies", description = "The rules by which events earn points, as data.")
public class RewardPoliciesResource {

  private final RewardPolicyBook book;
  private final CallerProvider callers;

  public RewardPoliciesResource(RewardPolicyBook book, CallerProvider callers) {
    this.book = book;
    this.callers = callers;
  }

  @POST
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "loadRewardPolicy",
      summary = "Load a policy document",
      description =
          "A new version, or one that replaces a version which has not decided yet. It is read to the letter:"
              + " a member nobody knows is a mistake.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "201",
      description = "The policy as it is kept.",
      content = @Content(schema = @Schema(implementation = PolicyResponse.class)))
  public Response load(byte[] body) {
    return switch (PolicyDocument.read(body)) {
      case Malformed malformed -> malformed.response();
      case Understood(var policy) -> {
        Outcome<Kept> outcome = book.load(callers.current(), policy);
        Response response =
            OutcomeAnswers.respond(
                outcome, Response.Status.CREATED.getStatusCode(), PolicyResponse::of);
        yield outcome instanceof Success<Kept>(var kept)
            ? Response.fromResponse(response)
                .location(URI.create("/reward-policies/" + kept.policy().version()))
                .build()
            : response;
      }
    };
  }

  @GET
  @RolesAllowed("admin")
  @Operation(operationId = "listRewardPolicies", summary = "All policies, lowest version first")
  @APIResponse(
      responseCode = "200",
      description = "The policies.",
      content = @Content(schema = @Schema(implementation = PoliciesResponse.class)))
  public Response list() {
    return OutcomeAnswers.respond(Outcome.success(book.list()), PoliciesResponse::of);
  }

  @GET
  @Path("/{version}")
  @RolesAllowed("admin")
  @Operation(operationId = "getRewardPolicy", summary = "One policy")
  @APIResponse(
      responseCode = "200",
      description = "The policy.",
      content = @Content(schema = @Schema(implementation = PolicyResponse.class)))
  public Response get(@PathParam("version") @Wire(WireForm.VERSION) String version) {
    return OutcomeAnswers.respond(book.get(number(version)), PolicyResponse::of);
  }

  @POST
  @Path("/{version}/replay")
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "replayRewardPolicy",
      summary = "What a policy would have decided",
      description =
          "Recomputes past decisions from the inputs that were kept with them, and answers what would be"
              + " different. Changes nothing. Where next_cursor is set, there is more to compare.")
  @APIResponse(
      responseCode = "200",
      description = "The differences.",
      content = @Content(schema = @Schema(implementation = ReplayResponse.class)))
  public Response replay(
      @PathParam("version") @Wire(WireForm.VERSION) String version,
      @Valid @NotNull(message = "must be given") ReplayRequest request) {
    return OutcomeAnswers.respond(
        book.replay(
            number(version),
            request.begin(),
            request.end(),
            Optional.ofNullable(request.cursor()).flatMap(Cursor::parse).map(SettlementId::new),
            request.differences()),
        ReplayResponse::of);
  }

  private static PolicyVersion number(String version) {
    return new PolicyVersion(Integer.parseInt(version));
  }
}
