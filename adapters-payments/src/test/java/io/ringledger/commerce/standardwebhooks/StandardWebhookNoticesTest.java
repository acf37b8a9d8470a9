package io.ringledger.commerce.standardwebhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.standardwebhooks.Webhook;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentEvent.Kind;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may say that something is paid: signed by the library that senders use. */
class StandardWebhookNoticesTest {

  private static final String SECRET = secret("present secret of tests!");
  private static final String FORMER = secret("former secret of tests!!");
  private static final PaymentEventId ID = new PaymentEventId(new UUID(7, 9));
  private static final Instant NOW = Instant.ofEpochSecond(1_900_000_000L);
  private static final long SECONDS = NOW.getEpochSecond();
  private static final UUID SITE = new UUID(7, 1);
  private static final UUID ORDER = new UUID(7, 2);
  private static final UUID ATTEMPT = new UUID(7, 3);
  private static final UUID REFUND = new UUID(7, 4);

  private final StandardWebhookNotices notices =
      new StandardWebhookNotices(List.of(SECRET, FORMER));

  private static String secret(String text) {
    return "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String body(String type) {
    return body(type, "2030-03-17T17:46:40Z", "2500");
  }

  private static String body(String type, String timestamp, String amount) {
    return """
        {"type":"%s","timestamp":"%s","data":{"site_id":"%s","order_id":"%s","attempt_id":"%s",
        "payment_id":"%s","refund_id":"%s","amount_minor":%s,"currency":"EUR",
        "failure_code":"insufficient_funds"}}"""
        .formatted(type, timestamp, SITE, ORDER, ATTEMPT, ATTEMPT, REFUND, amount);
  }

  private static String sign(String secret, String id, long seconds, String body) {
    try {
      return new Webhook(secret).sign(id, seconds, body);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> headers(String id, String seconds, String signature) {
    Map<String, String> headers = new HashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", seconds);
    headers.put("webhook-signature", signature);
    return headers;
  }

  private Outcome<PaymentEvent> signed(String secret, long seconds, String body) {
    return notices.read(
        headers("msg_1", Long.toString(seconds), sign(secret, "msg_1", seconds, body)),
        body.getBytes(UTF_8),
        ID,
        NOW);
  }

  private PaymentEvent read(String body) {
    return ((Outcome.Success<PaymentEvent>) signed(SECRET, SECONDS, body)).value();
  }

  private static void assertRefused(Outcome<PaymentEvent> outcome, FailureCode code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private static void assertUnverified(Outcome<PaymentEvent> outcome) {
    assertRefused(outcome, CommerceFailure.PAYMENT_WEBHOOK_UNVERIFIED);
  }

  @Test
  void aSignedPaymentIsRead() {
    PaymentEvent event = read(body("payment.succeeded"));
    assertThat(event.provider()).isEqualTo(notices.provider()).isEqualTo(PaymentProvider.STANDARD);
    assertThat(event.providerEvent()).isEqualTo("msg_1");
    assertThat(event.site()).contains(new SiteId(SITE));
    assertThat(event.order()).contains(new OrderId(ORDER));
    assertThat(event.attempt()).contains(new AttemptId(ATTEMPT));
    assertThat(event.reference()).contains(ATTEMPT.toString());
    assertThat(event.amount()).contains(new Money(2_500, new CurrencyCode("EUR")));
    assertThat(event.occurredAt()).isEqualTo(NOW);
    assertThat(event.failure()).isEmpty();
    assertThat(event.refund()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "payment.succeeded,PAYMENT_SUCCEEDED",
    "payment.failed,PAYMENT_FAILED",
    "payment.cancelled,PAYMENT_CANCELLED",
    "payment.processing,PAYMENT_PROCESSING",
    "refund.succeeded,REFUND_SUCCEEDED",
    "refund.failed,REFUND_FAILED",
    "invoice.paid,OTHER"
  })
  void eachTypeHasOneMeaning(String type, Kind kind) {
    PaymentEvent event = read(body(type));
    assertThat(event.kind()).isEqualTo(kind);
    assertThat(event.refund())
        .isEqualTo(kind.isRefund() ? Optional.of(new RefundId(REFUND)) : Optional.empty());
    assertThat(event.refundReference().isPresent()).isEqualTo(kind.isRefund());
    assertThat(event.failure().isPresent())
        .isEqualTo(kind == Kind.PAYMENT_FAILED || kind == Kind.REFUND_FAILED);
  }

  @Test
  void theSecretBeforeIsGoodWhileItIsKeptAndNoOther() {
    String body = body("payment.succeeded");
    assertThat(signed(FORMER, SECONDS, body)).isInstanceOf(Outcome.Success.class);
    assertUnverified(signed(secret("somebody else's secret!!"), SECONDS, body));
  }

  @Test
  void oneGoodSignatureOfSeveralIsEnough() {
    String body = body("payment.succeeded");
    String good = sign(SECRET, "msg_1", SECONDS, body);
    String other = sign(secret("somebody else's secret!!"), "msg_1", SECONDS, body);
    for (String header : List.of(other + " " + good, "v1a,abc " + good, good + " junk")) {
      assertThat(
              notices.read(
                  headers("msg_1", Long.toString(SECONDS), header), body.getBytes(UTF_8), ID, NOW))
          .isInstanceOf(Outcome.Success.class);
    }
    assertUnverified(
        notices.read(
            headers("msg_1", Long.toString(SECONDS), (other + " ").repeat(20) + good),
            body.getBytes(UTF_8),
            ID,
            NOW));
  }

  @Test
  void itMayBeFiveMinutesOffOnEitherSideAndNotASecondMore() {
    String body = body("payment.succeeded");
    for (long apart : new long[] {-300, 300}) {
      assertThat(signed(SECRET, SECONDS + apart, body)).isInstanceOf(Outcome.Success.class);
    }
    for (long apart : new long[] {-301, 301, 1_000_000}) {
      assertUnverified(signed(SECRET, SECONDS + apart, body));
    }
  }

  @Test
  void whateverIsAlteredIsNotBelieved() {
    String body = body("payment.succeeded");
    String good = sign(SECRET, "msg_1", SECONDS, body);
    String now = Long.toString(SECONDS);
    byte[] bytes = body.getBytes(UTF_8);
    assertUnverified(notices.read(headers("msg_2", now, good), bytes, ID, NOW));
    assertUnverified(
        notices.read(headers("msg_1", Long.toString(SECONDS + 1), good), bytes, ID, NOW));
    assertUnverified(
        notices.read(
            headers("msg_1", now, good), body.replace("2500", "2501").getBytes(UTF_8), ID, NOW));
    assertUnverified(notices.read(headers("msg_1", now, good + "x"), bytes, ID, NOW));
    assertUnverified(
        notices.read(headers("msg_1", now, good.replace("v1,", "v2,")), bytes, ID, NOW));
  }

  @Test
  void headersThatAreMissingEmptyOrTooLongAreNotBelieved() {
    String body = body("payment.succeeded");
    Map<String, String> good =
        headers("msg_1", Long.toString(SECONDS), sign(SECRET, "msg_1", SECONDS, body));
    for (String name : good.keySet()) {
      for (String value : List.of("", "x".repeat(5_000), "a.b", "\u0000")) {
        Map<String, String> altered = new HashMap<>(good);
        altered.put(name, value);
        assertUnverified(notices.read(altered, body.getBytes(UTF_8), ID, NOW));
      }
      Map<String, String> without = new HashMap<>(good);
      without.remove(name);
      assertUnverified(notices.read(without, body.getBytes(UTF_8), ID, NOW));
    }
  }

  @Test
  void aHugeBodyIsNotEvenVerified() {
    assertUnverified(signed(SECRET, SECONDS, body("payment.succeeded") + " ".repeat(300_000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"type\":\"payment.succeeded\"}"})
  void whatIsSignedAndMakesNoSenseIsMalformed(String body) {
    assertRefused(signed(SECRET, SECONDS, body), CommerceFailure.PAYMENT_WEBHOOK_MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({
    "yesterday,2500",
    "2030-13-01T00:00:00Z,2500",
    "+99999-01-01T00:00:00Z,2500",
    "2030-01-01T00:00:00,2500",
    "2030-01-01T00:00:00Z,'\"2500\"'",
    "2030-01-01T00:00:00Z,25.5",
    "2030-01-01T00:00:00Z,-1",
    "2030-01-01T00:00:00Z,99999999999999999999"
  })
  void aFieldOfAnotherTypeIsMalformed(String timestamp, String amount) {
    assertRefused(
        signed(SECRET, SECONDS, body("payment.succeeded", timestamp, amount)),
        CommerceFailure.PAYMENT_WEBHOOK_MALFORMED);
  }

  @Test
  void moneyThatWeCannotHoldProvesNothing() {
    assertThat(read(body("payment.succeeded", "2030-01-01T00:00:00+02:00", "100000000")).amount())
        .isEmpty();
  }

  @Test
  void idsThatAreNoneNameNothing() {
    PaymentEvent event = read(body("payment.succeeded").replace(SITE.toString(), "site one"));
    assertThat(event.site()).isEmpty();
    assertThat(event.order()).isPresent();
  }

  @Test
  void secretsHaveTheirForm() {
    for (String bad :
        List.of(
            "", "whsec_", "plain text", "whsec_!!", secret("23 bytes are too short!").strip())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new StandardWebhookNotices(List.of(bad)));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new StandardWebhookNotices(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StandardWebhookNotices(List.of(SECRET, SECRET, SECRET)));
  }
}
