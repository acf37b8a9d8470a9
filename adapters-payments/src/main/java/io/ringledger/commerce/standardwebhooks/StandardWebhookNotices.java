package io.ringledger.commerce.standardwebhooks;

import io.ringledger.commerce.application.outbound.PaymentNotices;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentEvent.Kind;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.commerce.gateways.SignedNotice;
import io.ringledger.commerce.gateways.StrictJson;
import io.ringledger.commerce.gateways.StrictJson.UnreadableException;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.SiteId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Verifies and reads events of payments in the form of Standard Webhooks, as docs/payments.md. */
public final class StandardWebhookNotices implements PaymentNotices {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9_.]{1,100}");
  private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,100}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern TIMESTAMP =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,20}(Z|[+-][0-9]{2}:[0-9]{2})");

  private final StandardSignatures signatures;

  /**
   * Takes the secrets, {@code whsec_} and base64: the present one, and the one before it while it
   * is being replaced. Throws {@link IllegalArgumentException} where one is not, or too short.
   */
  public StandardWebhookNotices(List<String> secrets) {
    this.signatures = new StandardSignatures(secrets);
  }

  @Override
  public PaymentProvider provider() {
    return PaymentProvider.STANDARD;
  }

  @Override
  public Outcome<PaymentEvent> read(
      Map<String, String> headers, byte[] body, PaymentEventId id, Instant now) {
    Optional<String> message =
        SignedNotice.header(headers, "webhook-id").filter(text -> ID.matcher(text).matches());
    Optional<Instant> sent =
        SignedNotice.header(headers, "webhook-timestamp")
            .flatMap(SignedNotice::moment)
            .filter(moment -> SignedNotice.isTimely(moment, now));
    Optional<String> signature = SignedNotice.header(headers, "webhook-signature");
    Optional<String> text = SignedNotice.text(body);
    if (message.isEmpty()
        || sent.isEmpty()
        || signature.isEmpty()
        || text.isEmpty()
        || !signatures.verify(
            signature.get(), message.get(), sent.get().getEpochSecond(), text.get())) {
      return SignedNotice.unverified();
    }
    try {
      return Outcome.success(event(StrictJson.read(text.get()), message.get(), id, now));
    } catch (UnreadableException unreadable) {
      return SignedNotice.malformed(unreadable.why());
    }
  }

  private static PaymentEvent event(
      StrictJson event, String message, PaymentEventId id, Instant now) throws UnreadableException {
    String type = event.text("type", TYPE);
    Kind kind = kind(type);
    StrictJson data = event.object("data");
    boolean counts = kind == Kind.PAYMENT_SUCCEEDED || kind.isRefund();
    boolean failed = kind == Kind.PAYMENT_FAILED || kind == Kind.REFUND_FAILED;
    return new PaymentEvent(
        id,
        PaymentProvider.STANDARD,
        message,
        type,
        kind,
        data.id("site_id", SiteId::new),
        data.id("order_id", OrderId::new),
        data.id("attempt_id", AttemptId::new),
        kind.isRefund() ? data.id("refund_id", RefundId::new) : Optional.empty(),
        kind == Kind.OTHER
            ? data.textIfAny("payment_id", ID)
            : Optional.of(data.text("payment_id", ID)),
        kind.isRefund() ? Optional.of(data.text("refund_id", ID)) : Optional.empty(),
        counts ? money(data) : Optional.empty(),
        failed ? data.textIfAny("failure_code", CODE) : Optional.empty(),
        moment(event.text("timestamp", TIMESTAMP)),
        now);
  }

  private static Kind kind(String type) {
    return switch (type) {
      case "payment.succeeded" -> Kind.PAYMENT_SUCCEEDED;
      case "payment.failed" -> Kind.PAYMENT_FAILED;
      case "payment.cancelled" -> Kind.PAYMENT_CANCELLED;
      case "payment.processing" -> Kind.PAYMENT_PROCESSING;
      case "refund.succeeded" -> Kind.REFUND_SUCCEEDED;
      case "refund.failed" -> Kind.REFUND_FAILED;
      default -> Kind.OTHER;
    };
  }

  /** Empty where money cannot be that; then it proves nothing. */
  private static Optional<Money> money(StrictJson data) throws UnreadableException {
    long minor = data.whole("amount_minor", 0, Long.MAX_VALUE);
    return CurrencyCode.parse(data.text("currency", CURRENCY))
        .filter(_ -> minor <= Money.MAX_MINOR)
        .map(currency -> new Money(minor, currency));
  }

  private static Instant moment(String text) throws UnreadableException {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw UnreadableException.of("timestamp is not a moment of ISO 8601");
    }
  }
}
