package io.ringledger.commerce.stripe;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentEvent.Kind;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.commerce.gateways.StrictJson;
import io.ringledger.commerce.gateways.StrictJson.UnreadableException;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads events from their own JSON, and no more of it than we need. stripe-java's classes read only
 * those of its own version of the API, while Stripe writes them in the version of the endpoint.
 */
final class StripeEvents {

  private static final Pattern TYPE = Pattern.compile("[a-z0-9_.]{1,100}");
  private static final Pattern EVENT = Pattern.compile("event");
  private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,100}");
  private static final Pattern STATUS = Pattern.compile("[a-z_]{1,50}");
  private static final Pattern CURRENCY = Pattern.compile("[a-z]{3}");

  /** The year 5000. */
  private static final long LAST_SECOND = 95_617_584_000L;

  private final StrictJson event;
  private final PaymentEventId id;
  private final Instant now;

  private StripeEvents(StrictJson event, PaymentEventId id, Instant now) {
    this.event = event;
    this.id = id;
    this.now = now;
  }

  static PaymentEvent read(String body, PaymentEventId id, Instant now) throws UnreadableException {
    return new StripeEvents(StrictJson.read(body), id, now).read();
  }

  private PaymentEvent read() throws UnreadableException {
    event.text("object", EVENT);
    String type = event.text("type", TYPE);
    StrictJson object = event.object("data").object("object");
    return switch (type) {
      case "payment_intent.succeeded" -> payment(type, Kind.PAYMENT_SUCCEEDED, object);
      case "payment_intent.payment_failed" -> payment(type, Kind.PAYMENT_FAILED, object);
      case "payment_intent.canceled" -> payment(type, Kind.PAYMENT_CANCELLED, object);
      case "payment_intent.processing", "payment_intent.requires_action" ->
          payment(type, Kind.PAYMENT_PROCESSING, object);
      case "refund.created", "refund.updated", "charge.refund.updated" ->
          refund(type, refundKind(object), object);
      case "refund.failed" -> refund(type, Kind.REFUND_FAILED, object);
      default -> other(type);
    };
  }

  private PaymentEvent payment(String type, Kind kind, StrictJson intent)
      throws UnreadableException {
    Ids ids = Ids.of(intent.objectIfAny("metadata"));
    return new PaymentEvent(
        id,
        PaymentProvider.STRIPE,
        event.text("id", IntentAnswers.ID),
        type,
        kind,
        ids.site(),
        ids.order(),
        ids.attempt(),
        Optional.empty(),
        Optional.of(intent.text("id", IntentAnswers.ID)),
        Optional.empty(),
        kind == Kind.PAYMENT_SUCCEEDED ? money(intent, "amount_received") : Optional.empty(),
        failure(kind, intent),
        occurredAt(),
        now);
  }

  private static Optional<String> failure(Kind kind, StrictJson intent) throws UnreadableException {
    if (kind == Kind.PAYMENT_CANCELLED) {
      return intent.textIfAny("cancellation_reason", CODE);
    }
    if (kind != Kind.PAYMENT_FAILED) {
      return Optional.empty();
    }
    Optional<StrictJson> error = intent.objectIfAny("last_payment_error");
    if (error.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> declined = error.get().textIfAny("decline_code", CODE);
    return declined.isPresent() ? declined : error.get().textIfAny("code", CODE);
  }

  private static Kind refundKind(StrictJson refund) throws UnreadableException {
    return switch (refund.text("status", STATUS)) {
      case "succeeded" -> Kind.REFUND_SUCCEEDED;
      case "failed", "canceled" -> Kind.REFUND_FAILED;
      case "pending", "requires_action" -> Kind.REFUND_PENDING;
      default -> Kind.OTHER;
    };
  }

  private PaymentEvent refund(String type, Kind kind, StrictJson refund)
      throws UnreadableException {
    Ids ids = Ids.of(refund.objectIfAny("metadata"));
    return new PaymentEvent(
        id,
        PaymentProvider.STRIPE,
        event.text("id", IntentAnswers.ID),
        type,
        kind,
        ids.site(),
        ids.order(),
        ids.attempt(),
        ids.refund(),
        intentOf(refund),
        Optional.of(refund.text("id", IntentAnswers.ID)),
        money(refund, "amount"),
        kind == Kind.REFUND_FAILED ? refund.textIfAny("failure_reason", CODE) : Optional.empty(),
        occurredAt(),
        now);
  }

  /** Its name, or the whole of it, as the endpoint is set up; a refund of a charge has none. */
  private static Optional<String> intentOf(StrictJson refund) throws UnreadableException {
    if (refund.isText("payment_intent")) {
      return Optional.of(refund.text("payment_intent", IntentAnswers.ID));
    }
    Optional<StrictJson> whole = refund.objectIfAny("payment_intent");
    return whole.isPresent()
        ? Optional.of(whole.get().text("id", IntentAnswers.ID))
        : Optional.empty();
  }

  private PaymentEvent other(String type) throws UnreadableException {
    return new PaymentEvent(
        id,
        PaymentProvider.STRIPE,
        event.text("id", IntentAnswers.ID),
        type,
        Kind.OTHER,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        occurredAt(),
        now);
  }

  private Instant occurredAt() throws UnreadableException {
    return Instant.ofEpochSecond(event.whole("created", 0, LAST_SECOND));
  }

  /** Empty where money cannot be that; then it proves nothing. */
  private static Optional<Money> money(StrictJson object, String field) throws UnreadableException {
    return StripeAmounts.money(
        object.whole(field, 0, Long.MAX_VALUE), object.text("currency", CURRENCY));
  }

  /** What we gave Stripe to keep. Intents of others, or made by hand, have other metadata. */
  private record Ids(
      Optional<SiteId> site,
      Optional<OrderId> order,
      Optional<AttemptId> attempt,
      Optional<RefundId> refund) {

    static Ids of(Optional<StrictJson> metadata) {
      return new Ids(
          metadata.flatMap(kept -> kept.id("site_id", SiteId::new)),
          metadata.flatMap(kept -> kept.id("order_id", OrderId::new)),
          metadata.flatMap(kept -> kept.id(IntentAnswers.ATTEMPT, AttemptId::new)),
          metadata.flatMap(kept -> kept.id(StripeRefunds.REFUND, RefundId::new)));
    }
  }
}
