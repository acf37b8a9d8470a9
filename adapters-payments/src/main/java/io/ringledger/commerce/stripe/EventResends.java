package io.ringledger.commerce.stripe;

import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.StripeResponse;
import io.ringledger.commerce.gateways.StrictJson;
import io.ringledger.commerce.gateways.StrictJson.UnreadableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for the event of a paid intent once more. stripe-java knows no such call of its own. */
final class EventResends {

  private static final Logger LOG = System.getLogger(EventResends.class.getName());

  private static final String SUCCEEDED = "payment_intent.succeeded";
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final int MOST_PAGES = 20;

  /** There is one; more were a mistake that should not become a flood. */
  private static final int MOST_EVENTS = 3;

  private final GuardedStripe stripe;
  private final Optional<String> endpoint;

  EventResends(GuardedStripe stripe, Optional<String> endpoint) {
    this.stripe = stripe;
    this.endpoint = endpoint;
  }

  private record Page(List<StrictJson> events, boolean more) {}

  /** Asks for the events about that intent since then; answers how many were asked for. */
  int ask(String intent, Instant since) {
    int asked = 0;
    try {
      for (String event : find(intent, since)) {
        StripeResponse _ =
            stripe.call(
                StripeResponse.class,
                client ->
                    client.rawRequest(
                        RequestMethod.POST,
                        "/v1/events/" + event + "/retry",
                        endpoint.map(id -> "webhook_endpoint=" + id).orElse("")));
        asked++;
      }
    } catch (StripeFailureException failure) {
      LOG.log(Level.WARNING, "An event could not be asked for again: {0}", failure.reason());
    } catch (UnreadableException unreadable) {
      LOG.log(Level.WARNING, "Stripe''s events cannot be read: {0}", unreadable.why());
    }
    return asked;
  }

  private List<String> find(String intent, Instant since)
      throws StripeFailureException, UnreadableException {
    List<String> found = new ArrayList<>();
    String after = "";
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      Page page = page(since, after);
      for (StrictJson event : page.events()) {
        String id = event.text("id", IntentAnswers.ID);
        if (isAbout(event, intent) && found.size() < MOST_EVENTS) {
          found.add(id);
        }
        after = id;
      }
      if (!page.more() || page.events().isEmpty()) {
        break;
      }
    }
    return found;
  }

  private static boolean isAbout(StrictJson event, String intent) throws UnreadableException {
    return event.object("data").object("object").text("id", IntentAnswers.ID).equals(intent);
  }

  private Page page(Instant since, String after)
      throws StripeFailureException, UnreadableException {
    String path =
        "/v1/events?type=%s&limit=100&created%%5Bgte%%5D=%d%s"
            .formatted(
                SUCCEEDED,
                since.minus(SKEW).getEpochSecond(),
                after.isEmpty() ? "" : "&starting_after=" + after);
    StrictJson list =
        StrictJson.read(
            stripe
                .call(
                    StripeResponse.class,
                    client -> client.rawRequest(RequestMethod.GET, path, null))
                .body());
    return new Page(list.objects("data"), list.flag("has_more"));
  }
}
