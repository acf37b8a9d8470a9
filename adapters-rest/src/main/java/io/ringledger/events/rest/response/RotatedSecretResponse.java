package io.ringledger.events.rest.response;

import io.ringledger.events.application.EventSubscriptions.Rotated;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new secret, which is shown this once. */
@Schema(name = "RotatedSigningSecret")
public record RotatedSecretResponse(
    String subscriptionId, String signingSecret, String previousSecretUntil) {

  public static RotatedSecretResponse of(Rotated rotated) {
    return new RotatedSecretResponse(
        rotated.subscription().toString(),
        rotated.secret().text(),
        rotated.previousUntil().toString());
  }
}
