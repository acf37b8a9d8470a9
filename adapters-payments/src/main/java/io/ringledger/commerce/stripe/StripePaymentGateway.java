package io.ringledger.commerce.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods.AllowRedirects;
import io.ringledger.commerce.application.outbound.PaymentGateway;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.commerce.stripe.IntentSearch.Found;
import io.ringledger.commerce.stripe.StripeFailureException.Kind;
import io.ringledger.shared.application.DependencyHealth;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Charges by payment intents that are created and confirmed in one request, and captured by
 * themselves. What is not certain is answered as unclear, and nothing is ever charged under a
 * second name: once Stripe may have forgotten an idempotency key, an attempt is only looked for.
 */
public final class StripePaymentGateway implements PaymentGateway, AutoCloseable {

  /** Stripe keeps idempotency keys for 24 hours at least; an hour is left for clocks and delays. */
  static final Duration KEY_LIFE = Duration.ofHours(23);

  /**
   * An attempt is told Stripe at once when it begins, and again {@link PaymentAttempt#FIRST_LOOK}
   * later at the earliest. What Stripe refuses until then was told it for the first time.
   */
  static final Duration FIRST_TIME = PaymentAttempt.FIRST_LOOK.dividedBy(3);

  private final GuardedStripe stripe;
  private final Optional<URI> returnUrl;
  private final InstantSource clock;
  private final IntentSearch search;
  private final StripeRefunds refunds;
  private final EventResends resends;

  /** Connects to nobody yet. */
  public StripePaymentGateway(StripeSettings settings, InstantSource clock) {
    this.stripe = new GuardedStripe(settings, clock);
    this.returnUrl = settings.returnUrl();
    this.clock = clock;
    this.search = new IntentSearch(stripe, clock, settings.calls().lookupPages());
    this.refunds = new StripeRefunds(stripe, clock);
    this.resends = new EventResends(stripe, settings.webhookEndpoint());
  }

  @Override
  public PaymentProvider provider() {
    return PaymentProvider.STRIPE;
  }

  /** How it goes with Stripe, as our own calls have shown. */
  public DependencyHealth.State health() {
    return stripe.health();
  }

  @Override
  public Answer pay(Charge charge) {
    if (age(charge.begunAt()).compareTo(KEY_LIFE) >= 0) {
      return lookUp(charge.attempt(), charge.begunAt());
    }
    OptionalLong amount = StripeAmounts.of(charge.amount());
    if (amount.isEmpty()) {
      return new Answer.Declined(
          Optional.empty(),
          "gateway_refused_amount",
          "Stripe takes no such amount of " + charge.amount().currency(),
          true);
    }
    Answer known = toldBefore(charge);
    if (!(known instanceof Answer.Absent || known instanceof Answer.Unclear)) {
      return known;
    }
    PaymentIntentCreateParams params = creation(charge, amount.getAsLong());
    RequestOptions once =
        RequestOptions.builder().setIdempotencyKey(charge.idempotencyKey()).build();
    try {
      return IntentAnswers.of(
          stripe.call(
              PaymentIntent.class, client -> client.v1().paymentIntents().create(params, once)),
          charge.attempt());
    } catch (StripeFailureException failure) {
      return switch (failure.kind()) {
        case DECLINED -> declined(failure, charge.attempt());
        case REFUSED -> refused(failure, "gateway_refused_" + failure.code(), charge);
        case MISCONFIGURED -> refused(failure, failure.code(), charge);
        case BROKEN -> broken(failure, known);
        case BUSY, INTERRUPTED -> new Answer.Unclear(failure.reason());
      };
    }
  }

  /**
   * What became of the attempt where it was told before. Looked for before it is told again: Stripe
   * keeps an error of its own as the answer to the key, so that asking would never say more, and
   * would only be taken for one more failure.
   */
  private Answer toldBefore(Charge charge) {
    return age(charge.begunAt()).compareTo(FIRST_TIME) < 0
        ? new Answer.Unclear("it was not told before")
        : lookUp(charge.attempt(), charge.begunAt());
  }

  /**
   * Anything may have been done; but where nothing was before, an error that is kept is the end.
   */
  private static Answer broken(StripeFailureException failure, Answer before) {
    return before instanceof Answer.Absent && failure.code().equals(Failures.FAILED)
        ? new Answer.Declined(Optional.empty(), failure.code(), failure.reason(), true)
        : new Answer.Unclear(failure.reason());
  }

  private Duration age(Instant since) {
    return Duration.between(since, clock.instant());
  }

  private PaymentIntentCreateParams creation(Charge charge, long amount) {
    PaymentIntentCreateParams.Builder params =
        PaymentIntentCreateParams.builder()
            .setAmount(amount)
            .setCurrency(StripeAmounts.currency(charge.amount()))
            .setPaymentMethod(charge.method())
            .setReceiptEmail(charge.email())
            .setConfirm(true)
            .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.AUTOMATIC)
            .putMetadata("site_id", charge.site().toString())
            .putMetadata("order_id", charge.order().toString())
            .putMetadata(IntentAnswers.ATTEMPT, charge.attempt().toString());
    AutomaticPaymentMethods.Builder methods = AutomaticPaymentMethods.builder().setEnabled(true);
    if (returnUrl.isPresent()) {
      params.setReturnUrl(returnUrl.get().toString());
    } else {
      // Nobody could come back from where the bank asks: better declined at once than never paid.
      methods.setAllowRedirects(AllowRedirects.NEVER);
      params.setErrorOnRequiresAction(true);
    }
    return params.setAutomaticPaymentMethods(methods.build()).build();
  }

  private static Answer declined(StripeFailureException failure, AttemptId attempt) {
    Optional<PaymentIntent> intent =
        failure.intent().filter(found -> IntentAnswers.isOf(found, attempt));
    if (intent.isPresent() && IntentAnswers.of(intent.get(), attempt) instanceof Answer.Paid paid) {
      return paid;
    }
    return new Answer.Declined(
        intent.map(PaymentIntent::getId), failure.code(), failure.reason(), false);
  }

  /**
   * Nothing was done for this request. One before it may have been carried out, whose answer we
   * never got: where there was one, only Stripe's books are certain.
   */
  private Answer refused(StripeFailureException failure, String code, Charge charge) {
    Answer.Declined refusal = new Answer.Declined(Optional.empty(), code, failure.reason(), true);
    Optional<PaymentIntent> begun =
        failure.intent().filter(intent -> IntentAnswers.isOf(intent, charge.attempt()));
    if (begun.isPresent()) {
      return switch (IntentAnswers.of(begun.get(), charge.attempt())) {
        case Answer.OnItsWay(String id, _) ->
            new Answer.Declined(Optional.of(id), code, failure.reason(), false);
        case Answer.Declined(Optional<String> id, _, _, _) ->
            new Answer.Declined(id, code, failure.reason(), false);
        case Answer other -> other;
      };
    }
    if (age(charge.begunAt()).compareTo(FIRST_TIME) < 0) {
      return refusal;
    }
    Answer known = lookUp(charge.attempt(), charge.begunAt());
    return known instanceof Answer.Absent ? refusal : known;
  }

  private Answer lookUp(AttemptId attempt, Instant begunAt) {
    return found(attempt, begunAt, intent -> IntentAnswers.of(intent, attempt));
  }

  private Answer found(AttemptId attempt, Instant begunAt, Function<PaymentIntent, Answer> then) {
    return switch (search.find(attempt, begunAt)) {
      case Found.Here(PaymentIntent intent) -> then.apply(intent);
      case Found.Nowhere() -> new Answer.Absent();
      case Found.Unsure(String reason) -> new Answer.Unclear(reason);
    };
  }

  @Override
  public Answer standing(PaymentAttempt attempt) {
    return attempt
        .reference()
        .map(reference -> standing(attempt.id(), reference))
        .orElseGet(() -> lookUp(attempt.id(), attempt.createdAt()));
  }

  /** A name that Stripe gave us and does not know any more says that we ask in another account. */
  private Answer standing(AttemptId attempt, String reference) {
    try {
      return IntentAnswers.of(
          stripe.call(
              PaymentIntent.class, client -> client.v1().paymentIntents().retrieve(reference)),
          attempt);
    } catch (StripeFailureException failure) {
      return new Answer.Unclear(failure.reason());
    }
  }

  @Override
  public Answer cancel(PaymentAttempt attempt) {
    return attempt
        .reference()
        .map(reference -> cancel(attempt.id(), reference))
        .orElseGet(
            () ->
                found(
                    attempt.id(),
                    attempt.createdAt(),
                    intent ->
                        switch (IntentAnswers.of(intent, attempt.id())) {
                          case Answer.Paid paid -> paid;
                          case Answer.Cancelled cancelled -> cancelled;
                          case Answer _ -> cancel(attempt.id(), intent.getId());
                        }));
  }

  private Answer cancel(AttemptId attempt, String reference) {
    PaymentIntentCancelParams abandoned =
        PaymentIntentCancelParams.builder()
            .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
            .build();
    try {
      return IntentAnswers.of(
          stripe.call(
              PaymentIntent.class,
              client -> client.v1().paymentIntents().cancel(reference, abandoned)),
          attempt);
    } catch (StripeFailureException failure) {
      // It cannot be withdrawn as it is: paid, withdrawn before, or just being paid.
      return failure.kind() == Kind.REFUSED
          ? standing(attempt, reference)
          : new Answer.Unclear(failure.reason());
    }
  }

  @Override
  public RefundAnswer refund(PaymentAttempt attempt, Refund refund) {
    if (attempt.reference().isPresent()) {
      return refunds.refund(attempt.reference().get(), refund);
    }
    return switch (search.find(attempt.id(), attempt.createdAt())) {
      case Found.Here(PaymentIntent intent) -> refunds.refund(intent.getId(), refund);
      case Found.Nowhere() -> new RefundAnswer.Unclear("Stripe knows no payment to give back");
      case Found.Unsure(String reason) -> new RefundAnswer.Unclear(reason);
    };
  }

  @Override
  public RefundAnswer standing(Refund refund) {
    return refunds.standing(refund);
  }

  @Override
  public int resend(PaymentAttempt attempt) {
    return attempt
        .reference()
        .map(reference -> resends.ask(reference, attempt.createdAt()))
        .orElse(0);
  }

  @Override
  public void close() {
    stripe.close();
  }
}
