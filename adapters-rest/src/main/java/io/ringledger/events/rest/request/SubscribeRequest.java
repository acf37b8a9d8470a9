package io.ringledger.events.rest.request;

import io.ringledger.events.application.EventSubscriptions.NewSubscription;
import io.ringledger.events.domain.Endpoint;
import io.ringledger.events.domain.TypeFilter;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who is to be told from now on. */
@Schema(name = "SubscribeRequest")
public record SubscribeRequest(
    @NotNull(message = "must be given") @SubscriptionText(SubscriptionText.Part.NAME) String name,
    @NotNull(message = "must be given") @SubscriptionText(SubscriptionText.Part.URL) String url,
    @NotNull(message = "must be given")
        @Size(min = 1, max = TypeFilter.MAX_PATTERNS, message = "must hold 1 to 20 event types")
        List<
                @NotNull(message = "must be given") @SubscriptionText(SubscriptionText.Part.TYPE)
                String>
            types) {

  /** What is asked for. */
  public NewSubscription subscription() {
    return new NewSubscription(name, new Endpoint(url), TypeFilter.of(types));
  }
}
