package io.ringledger.commerce.stripe;

import com.stripe.model.PaymentIntent;
import io.ringledger.commerce.application.outbound.PaymentGateway.Answer;
import io.ringledger.commerce.domain.AttemptId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a payment intent of Stripe's says about an attempt. */
final class IntentAnswers {

  static final String ATTEMPT = "attempt_id";

  static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,255}");

  private static final int LONGEST_URL = 2000;

  private IntentAnswers() {}

  /** Whether the intent was made for the attempt. */
  static boolean isOf(PaymentIntent intent, AttemptId attempt) {
    return isName(intent.getId())
        && intent.getMetadata() != null
        && attempt.toString().equals(intent.getMetadata().get(ATTEMPT));
  }

  static boolean isName(@Nullable String id) {
    return id != null && ID.matcher(id).matches();
  }

  /** Without names a list cannot be read on. */
  static void requireName(@Nullable String id) {
    if (!isName(id)) {
      throw new IllegalArgumentException("Stripe lists something that has no name");
    }
  }

  /** The answer; unclear where the intent is another attempt's. */
  static Answer of(PaymentIntent intent, AttemptId attempt) {
    if (!isOf(intent, attempt)) {
      return new Answer.Unclear("Stripe answered about another payment");
    }
    String id = intent.getId();
    return switch (intent.getStatus()) {
      case "succeeded" -> new Answer.Paid(id);
      case "canceled" -> new Answer.Cancelled(id);
      // One that waits to be confirmed is about to be, by the very request that made it.
      case "processing", "requires_confirmation", "requires_capture" ->
          new Answer.OnItsWay(id, Optional.empty());
      case "requires_action" -> new Answer.OnItsWay(id, nextAction(intent));
      case "requires_payment_method" ->
          new Answer.Declined(
              Optional.of(id),
              Failures.declineCode(intent.getLastPaymentError()),
              Failures.forBuyers(intent.getLastPaymentError()),
              false);
      case null, default -> new Answer.Unclear("Stripe answered with a state we do not know");
    };
  }

  /** Where the buyer's browser is sent: an address of the web or nothing. */
  private static Optional<String> nextAction(PaymentIntent intent) {
    return Optional.ofNullable(intent.getNextAction())
        .map(PaymentIntent.NextAction::getRedirectToUrl)
        .map(PaymentIntent.NextAction.RedirectToUrl::getUrl)
        .filter(text -> text.length() <= LONGEST_URL)
        .flatMap(IntentAnswers::webAddress);
  }

  private static Optional<String> webAddress(String text) {
    try {
      URI address = new URI(text);
      boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      return web && address.getHost() != null ? Optional.of(text) : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}
