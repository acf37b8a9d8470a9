package io.ringledger.bouts.rest;

import io.ringledger.bouts.application.SigningNotifications;
import io.ringledger.bouts.rest.response.WebhookResponse;
import io.ringledger.shared.rest.OutcomeAnswers;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where Xaman reports that something happened to a signing request. */
@Path("/webhooks/xaman")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks", description = "For the wallet's service, which signs what it sends.")
public class XamanWebhookResource {

  private static final String TIMESTAMP = "x-xumm-request-timestamp";
  private static final String SIGNATURE = "x-xumm-request-signature";

  private final SigningNotifications notifications;

  public XamanWebhookResource(SigningNotifications notifications) {
    this.notifications = notifications;
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "receiveXamanWebhook",
      summary = "Something happened to a signing request",
      description =
          "The signature over timestamp and raw body is what counts. What the body says is not believed: it only has the request looked at sooner.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "200",
      description = "Received.",
      content = @Content(schema = @Schema(implementation = WebhookResponse.class)))
  public Response receive(
      @HeaderParam(TIMESTAMP) @Nullable String timestamp,
      @HeaderParam(SIGNATURE) @Nullable String signature,
      byte[] body) {
    return OutcomeAnswers.respond(
        notifications.receive(orNone(timestamp), orNone(signature), body), WebhookResponse::of);
  }

  private static String orNone(@Nullable String header) {
    return header == null ? "" : header;
  }
}
