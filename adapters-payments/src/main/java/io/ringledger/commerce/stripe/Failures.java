package io.ringledger.commerce.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import io.ringledger.commerce.stripe.StripeFailureException.Kind;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Stripe's errors mean, in words that repeat nothing of what was sent. */
final class Failures {

  static final int LONGEST_REASON = 300;

  /** An error of Stripe's own, which it keeps as its answer to the idempotency key. */
  static final String FAILED = "gateway_failed";

  /** Of ours, {@code gateway_refused_} goes before it. */
  private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,80}");

  private static final Pattern FIELD = Pattern.compile("[a-z0-9_\\[\\]]{1,80}");
  private static final Pattern TOKEN = Pattern.compile("\\b[a-z]{2,6}_[A-Za-z0-9_*]{4,}");
  private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");
  private static final Pattern TYPE =
      Pattern.compile("(card|invalid_request|idempotency|api|authentication|rate_limit)_error");
  private static final int CONFLICT = 409;

  private Failures() {}

  /** What stripe-java's exception means. */
  static StripeFailureException of(StripeException e) {
    return switch (e) {
      case ApiConnectionException lost when lost.getCause() instanceof InterruptedException ->
          new StripeFailureException(
              Kind.INTERRUPTED, "gateway_broken", "interrupted while waiting for Stripe", lost);
      case ApiConnectionException _ ->
          broken("Stripe cannot be reached, or its answer broke off or is too long", e);
      // Whoever stands in between answers with the same statuses, but not in Stripe's words.
      case StripeException _ when !isStripesOwn(e.getStripeError()) ->
          broken("Stripe answered HTTP %d, or what cannot be read".formatted(status(e)), e);
      case CardException card ->
          new StripeFailureException(
              Kind.DECLINED,
              declineCode(card.getStripeError()),
              forBuyers(e.getStripeError()),
              intent(e),
              e);
      case RateLimitException _ -> busy("Stripe takes no more requests for the moment", e);
      case InvalidRequestException invalid -> refused(invalid);
      case AuthenticationException _ ->
          new StripeFailureException(
              Kind.MISCONFIGURED,
              "gateway_misconfigured",
              "Stripe does not accept our key for this (HTTP %d)".formatted(status(e)),
              e);
      case IdempotencyException _ ->
          busy("Stripe knows this idempotency key from a request that was different", e);
      default ->
          status(e) == CONFLICT
              ? busy("Stripe is at work on the same request", e)
              : new StripeFailureException(
                  Kind.BROKEN, FAILED, "Stripe answered HTTP %d".formatted(status(e)), e);
    };
  }

  private static boolean isStripesOwn(@Nullable StripeError error) {
    return error != null && error.getType() != null && TYPE.matcher(error.getType()).matches();
  }

  static StripeFailureException broken(String reason, Throwable cause) {
    return new StripeFailureException(Kind.BROKEN, "gateway_broken", reason, cause);
  }

  private static StripeFailureException busy(String reason, Throwable cause) {
    return new StripeFailureException(Kind.BUSY, "gateway_busy", reason, cause);
  }

  private static StripeFailureException refused(InvalidRequestException e) {
    String code = code(e.getCode()).orElse("invalid_request");
    String field =
        Optional.ofNullable(e.getParam())
            .filter(text -> FIELD.matcher(text).matches())
            .map(text -> " for " + text)
            .orElse("");
    return new StripeFailureException(
        Kind.REFUSED,
        code,
        "Stripe refused the request (HTTP %d): %s%s".formatted(status(e), code, field),
        intent(e),
        e);
  }

  private static int status(StripeException e) {
    return Objects.requireNonNullElse(e.getStatusCode(), 0);
  }

  private static Optional<PaymentIntent> intent(StripeException e) {
    return Optional.ofNullable(e.getStripeError()).map(StripeError::getPaymentIntent);
  }

  /** Why the bank would not: its own code where there is one. */
  static String declineCode(@Nullable StripeError error) {
    return Optional.ofNullable(error)
        .flatMap(failure -> code(failure.getDeclineCode()).or(() -> code(failure.getCode())))
        .orElse("card_declined");
  }

  private static Optional<String> code(@Nullable String text) {
    return Optional.ofNullable(text).filter(code -> CODE.matcher(code).matches());
  }

  /**
   * What the bank says is meant for the buyer; names of cards and keys are taken out all the same.
   */
  static String forBuyers(@Nullable StripeError error) {
    String text =
        Optional.ofNullable(error)
            .map(StripeError::getMessage)
            .filter(message -> !message.isBlank())
            .orElse("The payment was declined.");
    String safe =
        UNPRINTABLE.matcher(TOKEN.matcher(text).replaceAll("(hidden)")).replaceAll(" ").strip();
    return safe.substring(0, Math.min(safe.length(), LONGEST_REASON));
  }
}
