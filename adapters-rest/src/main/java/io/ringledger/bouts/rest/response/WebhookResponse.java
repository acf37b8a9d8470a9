package io.ringledger.bouts.rest.response;

/**
 * A webhook delivery was received.
 *
 * @param followed whether a signing request of ours is looked at because of it
 */
public record WebhookResponse(boolean followed) {

  public static WebhookResponse of(boolean followed) {
    return new WebhookResponse(followed);
  }
}
