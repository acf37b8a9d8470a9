package io.ringledger.rewards.rest.orders;

import io.ringledger.rewards.application.orders.OrderRewards;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.shared.rest.sites.SiteCallers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the orders of a site earn, for the admins of the whole house. */
@Path("/sites/{site_id}/order-rewards")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "sites", description = "The promotion's sites, who runs them and who visits.")
public class OrderRewardsResource {

  private final OrderRewards rewards;
  private final SiteCallers callers;

  public OrderRewardsResource(OrderRewards rewards, SiteCallers callers) {
    this.rewards = rewards;
    this.callers = callers;
  }

  @GET
  @RolesAllowed("admin")
  @Operation(
      operationId = "getOrderRewards",
      summary = "What the orders of a site earn",
      description = "Nothing, before somebody says so.")
  @APIResponse(
      responseCode = "200",
      description = "What was said last.",
      content = @Content(schema = @Schema(implementation = OrderRewardsResponse.class)))
  public Response get(@PathParam("site_id") @Wire(WireForm.UUID) String siteId) {
    SiteId site = SiteId.of(siteId);
    return OutcomeAnswers.respond(
        callers.of(site).then(rewards::get), said -> OrderRewardsResponse.of(site, said));
  }

  @PUT
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putOrderRewards",
      summary = "Say what the orders of a site earn",
      description =
          "It holds for orders that are confirmed from now on. Those from before keep what held"
              + " then.")
  @APIResponse(
      responseCode = "200",
      description = "What holds now.",
      content = @Content(schema = @Schema(implementation = OrderRewardsResponse.class)))
  public Response put(
      @PathParam("site_id") @Wire(WireForm.UUID) String siteId,
      @Valid @NotNull(message = "must be given") OrderRewardsRequest request) {
    SiteId site = SiteId.of(siteId);
    return OutcomeAnswers.respond(
        callers.of(site).then(caller -> rewards.put(caller, request.terms())),
        said -> OrderRewardsResponse.of(site, Optional.of(said)));
  }
}
