package io.ringledger.commerce.rest.payments;

import io.ringledger.commerce.application.payments.PaymentNotifications;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.shared.rest.OutcomeAnswers;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The payment gate: where gateways report, by their signature over the raw body. What is verified
 * is kept and acknowledged; what follows from it is worked out afterwards.
 */
@Path("/webhooks/payments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "payments", description = "What gateways report, and what became of it.")
public class PaymentWebhooksResource {

  private final PaymentNotifications notifications;

  public PaymentWebhooksResource(PaymentNotifications notifications) {
    this.notifications = notifications;
  }

  @POST
  @Path("/stripe")
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "receiveStripeEvent",
      summary = "Stripe reports of a payment",
      description =
          "The Stripe-Signature header over timestamp and raw body is what counts. The event is kept before this"
              + " answers, and a repeat has no second effect.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "200",
      description = "Received.",
      content = @Content(schema = @Schema(implementation = ReceivedPaymentResponse.class)))
  public Response stripe(@Context HttpHeaders headers, byte[] body) {
    return receive(PaymentProvider.STRIPE, headers, body);
  }

  @POST
  @Path("/standard")
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "receiveStandardEvent",
      summary = "Another provider reports of a payment",
      description =
          "In the form of Standard Webhooks: the webhook-signature header over webhook-id, webhook-timestamp and raw"
              + " body is what counts. The event is kept before this answers, and a repeat has no second effect.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "200",
      description = "Received.",
      content = @Content(schema = @Schema(implementation = ReceivedPaymentResponse.class)))
  public Response standard(@Context HttpHeaders headers, byte[] body) {
    return receive(PaymentProvider.STANDARD, headers, body);
  }

  private Response receive(PaymentProvider provider, HttpHeaders headers, byte[] body) {
    return OutcomeAnswers.respond(
        notifications.receive(provider, lowerCase(headers), body), ReceivedPaymentResponse::of);
  }

  /** Of a header that comes twice, the first counts: its signature verifies or does not. */
  private static Map<String, String> lowerCase(HttpHeaders headers) {
    Map<String, String> all = new HashMap<>();
    headers
        .getRequestHeaders()
        .forEach(
            (name, values) -> all.putIfAbsent(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return all;
  }
}
