package io.ringledger.commerce.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.PaymentIntentListParams;
import io.ringledger.commerce.domain.AttemptId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Finds the payment intent of an attempt whose name we never heard. It reads the account's intents
 * from when the attempt began to when its idempotency key ended, the first minutes first, since it
 * is nearly always there. (Stripe's search by metadata would be one call, but lags behind: what it
 * does not find may be there all the same.)
 */
final class IntentSearch {

  /** How long after an attempt began something of it may still appear. */
  static final Duration SETTLING = Duration.ofMinutes(2);

  /** How far the clocks of Stripe and of our replicas may be apart. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final List<Duration> UNTIL =
      List.of(
          Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(25));

  private static final long PAGE = 100;

  private final GuardedStripe stripe;
  private final InstantSource clock;
  private final int mostPages;

  IntentSearch(GuardedStripe stripe, InstantSource clock, int mostPages) {
    this.stripe = stripe;
    this.clock = clock;
    this.mostPages = mostPages;
  }

  /** What was found. */
  sealed interface Found {
    record Here(PaymentIntent intent) implements Found {}

    /** For certain. */
    record Nowhere() implements Found {}

    record Unsure(String reason) implements Found {}
  }

  private record Page(List<PaymentIntent> intents, boolean more) {
    static Page of(StripeCollection<PaymentIntent> list) {
      list.getData().forEach(intent -> IntentAnswers.requireName(intent.getId()));
      return new Page(List.copyOf(list.getData()), Boolean.TRUE.equals(list.getHasMore()));
    }

    /** What the next page begins after. */
    Optional<String> next() {
      return more && !intents.isEmpty() ? Optional.of(intents.getLast().getId()) : Optional.empty();
    }
  }

  /** Looks for the intent of an attempt that began at that moment. */
  Found find(AttemptId attempt, Instant begunAt) {
    Instant now = clock.instant();
    Instant from = begunAt.minus(SKEW);
    int pages = 0;
    try {
      for (Duration until : UNTIL) {
        Instant to = begunAt.plus(until).plus(SKEW);
        Optional<String> after = Optional.empty();
        do {
          if (++pages > mostPages) {
            return new Found.Unsure("Stripe has too many payments of that time to look through");
          }
          Page page = page(from, to, after);
          Optional<PaymentIntent> found =
              page.intents().stream().filter(each -> IntentAnswers.isOf(each, attempt)).findFirst();
          if (found.isPresent()) {
            return new Found.Here(found.get());
          }
          after = page.next();
        } while (after.isPresent());
        if (now.plus(SKEW).isBefore(to)) {
          break;
        }
        from = to;
      }
    } catch (StripeFailureException failure) {
      return new Found.Unsure(failure.reason());
    }
    return now.isBefore(begunAt.plus(SETTLING))
        ? new Found.Unsure("it is too early to be certain that Stripe does not know the payment")
        : new Found.Nowhere();
  }

  private Page page(Instant from, Instant to, Optional<String> after)
      throws StripeFailureException {
    PaymentIntentListParams.Builder params =
        PaymentIntentListParams.builder()
            .setLimit(PAGE)
            .setCreated(
                PaymentIntentListParams.Created.builder()
                    .setGte(from.getEpochSecond())
                    .setLt(to.getEpochSecond())
                    .build());
    after.ifPresent(params::setStartingAfter);
    return stripe.call(
        Page.class, client -> Page.of(client.v1().paymentIntents().list(params.build())));
  }
}
