package io.ringledger.commerce.stripe;

import com.stripe.model.StripeCollection;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.ringledger.commerce.application.outbound.PaymentGateway.RefundAnswer;
import io.ringledger.commerce.domain.order.Refund;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives back by refunds of payment intents. */
final class StripeRefunds {

  static final String REFUND = "refund_id";
  private static final String TRY = "refund_try";
  private static final Pattern REASON = Pattern.compile("[a-z0-9_]{1,80}");
  private static final long PAGE = 100;

  /** Far more than a payment can have that is given back in parts by people. */
  private static final int MOST_PAGES = 10;

  private final GuardedStripe stripe;
  private final InstantSource clock;

  StripeRefunds(GuardedStripe stripe, InstantSource clock) {
    this.stripe = stripe;
    this.clock = clock;
  }

  private record Page(List<com.stripe.model.Refund> refunds, boolean more) {
    static Page of(StripeCollection<com.stripe.model.Refund> list) {
      list.getData().forEach(refund -> IntentAnswers.requireName(refund.getId()));
      return new Page(List.copyOf(list.getData()), Boolean.TRUE.equals(list.getHasMore()));
    }
  }

  /** Gives back of that payment intent; what may have been told before, only once. */
  RefundAnswer refund(String intent, Refund refund) {
    OptionalLong amount = StripeAmounts.of(refund.amount());
    if (amount.isEmpty()) {
      return new RefundAnswer.Refused(
          "gateway_refused_amount", "Stripe takes no such amount of " + refund.amount().currency());
    }
    try {
      if (isToldBefore(refund)) {
        Optional<RefundAnswer> made = made(intent, refund);
        if (made.isPresent()) {
          return made.get();
        }
      }
      RefundCreateParams params = creation(intent, refund, amount.getAsLong());
      RequestOptions once =
          RequestOptions.builder().setIdempotencyKey(refund.idempotencyKey()).build();
      return answer(
          stripe.call(
              com.stripe.model.Refund.class, client -> client.v1().refunds().create(params, once)),
          refund);
    } catch (StripeFailureException failure) {
      return switch (failure.kind()) {
        case DECLINED, REFUSED -> new RefundAnswer.Refused(failure.code(), failure.reason());
        // Not even a refused key: it says nothing about an earlier request with the same key.
        case MISCONFIGURED, BUSY, BROKEN, INTERRUPTED -> new RefundAnswer.Unclear(failure.reason());
      };
    }
  }

  /**
   * Each try has a key of its own; when this one began is not known, but no earlier than this. What
   * may have been told before is looked for first: Stripe keeps an error of its own as the answer
   * to a key, and in the end forgets the key.
   */
  private boolean isToldBefore(Refund refund) {
    Duration age = Duration.between(refund.requestedAt(), clock.instant());
    return age.compareTo(StripePaymentGateway.FIRST_TIME) >= 0;
  }

  private static RefundCreateParams creation(String intent, Refund refund, long amount) {
    return RefundCreateParams.builder()
        .setPaymentIntent(intent)
        .setAmount(amount)
        .putMetadata("site_id", refund.site().toString())
        .putMetadata("order_id", refund.order().toString())
        .putMetadata(IntentAnswers.ATTEMPT, refund.attempt().toString())
        .putMetadata(REFUND, refund.id().toString())
        .putMetadata(TRY, Integer.toString(refund.tries()))
        .build();
  }

  private Optional<RefundAnswer> made(String intent, Refund refund) throws StripeFailureException {
    Optional<String> after = Optional.empty();
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      RefundListParams.Builder params =
          RefundListParams.builder().setPaymentIntent(intent).setLimit(PAGE);
      after.ifPresent(params::setStartingAfter);
      Page page =
          stripe.call(Page.class, client -> Page.of(client.v1().refunds().list(params.build())));
      Optional<com.stripe.model.Refund> found =
          page.refunds().stream()
              .filter(each -> isOf(each, refund) && isTry(each, refund))
              .findFirst();
      if (found.isPresent()) {
        return Optional.of(answer(found.get(), refund));
      }
      if (!page.more() || page.refunds().isEmpty()) {
        return Optional.empty();
      }
      after = Optional.of(page.refunds().getLast().getId());
    }
    return Optional.of(
        new RefundAnswer.Unclear("Stripe has too many refunds of the payment to look through"));
  }

  private static boolean isOf(com.stripe.model.Refund answer, Refund refund) {
    return IntentAnswers.isName(answer.getId())
        && answer.getMetadata() != null
        && refund.id().toString().equals(answer.getMetadata().get(REFUND));
  }

  private static boolean isTry(com.stripe.model.Refund answer, Refund refund) {
    return Integer.toString(refund.tries()).equals(answer.getMetadata().get(TRY));
  }

  /** What became of a refund. */
  RefundAnswer standing(Refund refund) {
    if (refund.reference().isEmpty()) {
      return new RefundAnswer.Unclear("Stripe has not named the refund yet");
    }
    String reference = refund.reference().get();
    try {
      return answer(
          stripe.call(
              com.stripe.model.Refund.class, client -> client.v1().refunds().retrieve(reference)),
          refund);
    } catch (StripeFailureException failure) {
      return new RefundAnswer.Unclear(failure.reason());
    }
  }

  private static RefundAnswer answer(com.stripe.model.Refund answer, Refund refund) {
    if (!isOf(answer, refund)) {
      return new RefundAnswer.Unclear("Stripe answered about another refund");
    }
    return switch (answer.getStatus()) {
      case "succeeded" -> new RefundAnswer.Done(answer.getId());
      case "pending", "requires_action" -> new RefundAnswer.OnItsWay(answer.getId());
      case "failed" ->
          new RefundAnswer.Refused(
              reason(answer.getFailureReason()), "The bank did not take the money back.");
      case "canceled" ->
          new RefundAnswer.Refused("refund_canceled", "The refund was cancelled at Stripe.");
      case null, default -> new RefundAnswer.Unclear("Stripe answered with a state we do not know");
    };
  }

  private static String reason(@Nullable String text) {
    return text != null && REASON.matcher(text).matches() ? text : "refund_failed";
  }
}
