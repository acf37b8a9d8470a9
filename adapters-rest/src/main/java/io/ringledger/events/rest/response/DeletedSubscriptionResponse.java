package io.ringledger.events.rest.response;

import io.ringledger.events.application.EventSubscriptions.Deleted;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A subscriber that is gone. */
@Schema(name = "EventSubscriptionDeleted")
public record DeletedSubscriptionResponse(String subscriptionId, boolean deleted) {

  public static DeletedSubscriptionResponse of(Deleted done) {
    return new DeletedSubscriptionResponse(done.subscription().toString(), true);
  }
}
