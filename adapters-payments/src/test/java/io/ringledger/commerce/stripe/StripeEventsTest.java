package io.ringledger.commerce.stripe;

import static io.ringledger.commerce.stripe.StripeScene.ATTEMPT;
import static io.ringledger.commerce.stripe.StripeScene.ORDER;
import static io.ringledger.commerce.stripe.StripeScene.PRICE;
import static io.ringledger.commerce.stripe.StripeScene.SITE;
import static io.ringledger.commerce.stripe.StripeScene.START;
import static io.ringledger.commerce.stripe.StripeScene.attempt;
import static io.ringledger.commerce.stripe.StripeScene.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import io.ringledger.commerce.application.outbound.PaymentGateway.Answer;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentEvent.Kind;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.commerce.gateways.StrictJson.UnreadableException;
import io.ringledger.paymentsandbox.webhook.WebhookSignature;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What events of Stripe mean, those of the simulated one first. */
class StripeEventsTest {

  private static final PaymentEventId ID = new PaymentEventId(new UUID(7, 9));
  private static final String OURS =
      "\"metadata\":{\"site_id\":\"%s\",\"order_id\":\"%s\",\"attempt_id\":\"%s\"}"
          .formatted(SITE, ORDER, ATTEMPT);

  private static PaymentEvent read(String body) {
    try {
      return StripeEvents.read(body, ID, START);
    } catch (UnreadableException e) {
      throw new AssertionError(e.why() + ": " + body, e);
    }
  }

  private static PaymentEvent event(String type, String object) {
    return read(
        "{\"id\":\"evt_1\",\"object\":\"event\",\"api_version\":\"2019-01-01\",\"type\":\"%s\","
                .formatted(type)
            + "\"created\":1900000000,\"data\":{\"object\":{"
            + object
            + "}}}");
  }

  @Test
  void theEventOfASimulatedPaymentProvesIt() throws Exception {
    try (StripeScene scene = new StripeScene();
        Hook hook = new Hook()) {
      scene.sandbox.addEndpoint(hook.url(), Hook.SECRET);
      String reference =
          ((Answer.Paid) scene.gateway.pay(scene.charge("pm_card_visa"))).reference();
      Refund refund = refund(reference, 500, START);
      scene.gateway.refund(attempt(Optional.of(reference), START), refund);
      List<PaymentEvent> events = new ArrayList<>();
      while (events.stream().noneMatch(event -> event.kind().isRefund())) {
        Hook.Delivery delivery = hook.take();
        assertThat(
                new StripeNotices(List.of(Hook.SECRET))
                    .read(delivery.headers(), delivery.body(), ID, START))
            .isInstanceOf(Outcome.Success.class);
        events.add(read(delivery.text()));
      }
      PaymentEvent paid =
          events.stream()
              .filter(event -> event.kind() == Kind.PAYMENT_SUCCEEDED)
              .findFirst()
              .orElseThrow();
      assertThat(paid.proves(attempt(Optional.of(reference), START))).isPresent();
      assertThat(paid.occurredAt()).isEqualTo(START);
      PaymentEvent back = events.getLast();
      assertThat(back.refund()).contains(refund.id());
      assertThat(back.attempt()).contains(ATTEMPT);
      assertThat(back.reference()).contains(reference);
      assertThat(back.amount()).contains(refund.amount());
    }
  }

  @Test
  void anEventThatIsAskedForComesAgainAndHasTheSameName() throws Exception {
    try (StripeScene scene = new StripeScene();
        Hook hook = new Hook()) {
      scene.sandbox.addEndpoint(hook.url(), Hook.SECRET);
      String reference =
          ((Answer.Paid) scene.gateway.pay(scene.charge("pm_card_visa"))).reference();
      PaymentEvent first = paid(hook);
      assertThat(scene.gateway.resend(attempt(Optional.of(reference), START))).isEqualTo(1);
      assertThat(paid(hook).providerEvent()).isEqualTo(first.providerEvent());
    }
  }

  private static PaymentEvent paid(Hook hook) throws InterruptedException {
    while (true) {
      PaymentEvent event = read(hook.take().text());
      if (event.kind() == Kind.PAYMENT_SUCCEEDED) {
        return event;
      }
    }
  }

  @Test
  void bothSidesSignAlike() throws Exception {
    assertThat(WebhookSignature.header(List.of("whsec_x"), 7, "{}"))
        .isEqualTo(Webhook.Signature.generateSignatureHeader("{}", "whsec_x", 7));
  }

  @ParameterizedTest
  @CsvSource({
    "payment_intent.succeeded,PAYMENT_SUCCEEDED",
    "payment_intent.payment_failed,PAYMENT_FAILED",
    "payment_intent.canceled,PAYMENT_CANCELLED",
    "payment_intent.processing,PAYMENT_PROCESSING",
    "payment_intent.requires_action,PAYMENT_PROCESSING",
    "payment_intent.created,OTHER",
    "payment_intent.amount_capturable_updated,OTHER",
    "charge.succeeded,OTHER",
    "charge.refunded,OTHER",
    "something.of_tomorrow,OTHER"
  })
  void eachTypeHasOneMeaning(String type, Kind kind) {
    PaymentEvent event =
        event(
            type,
            "\"id\":\"pi_1\",\"amount\":9,\"amount_received\":2500,\"currency\":\"eur\"," + OURS);
    assertThat(event.kind()).isEqualTo(kind);
    assertThat(event.type()).isEqualTo(type);
    assertThat(event.providerEvent()).isEqualTo("evt_1");
    assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_900_000_000L));
    assertThat(event.amount())
        .isEqualTo(kind == Kind.PAYMENT_SUCCEEDED ? Optional.of(PRICE) : Optional.empty());
  }

  @Test
  void whatWasReceivedCountsAndNotWhatWasAskedFor() {
    PaymentEvent event =
        event(
            "payment_intent.succeeded",
            "\"id\":\"pi_1\",\"amount\":2500,\"amount_received\":2499,\"currency\":\"eur\","
                + OURS);
    assertThat(event.proves(attempt(Optional.of("pi_1"), START))).isEmpty();
  }

  @Test
  void aPaymentThatIsNotOursNamesNothing() {
    for (String metadata :
        List.of(
            "\"x\":1",
            "\"metadata\":null",
            "\"metadata\":{}",
            "\"metadata\":{\"site_id\":\"1\",\"order_id\":7,\"attempt_id\":{}}",
            "\"metadata\":{\"site_id\":\"0-0-0-0-0\",\"attempt_id\":\"%s\"}"
                .formatted(ATTEMPT.toString().toUpperCase(Locale.ROOT).replace('0', 'A')))) {
      PaymentEvent event =
          event(
              "payment_intent.succeeded",
              "\"id\":\"pi_1\",\"amount_received\":2500,\"currency\":\"eur\"," + metadata);
      assertThat(event.site()).isEmpty();
      assertThat(event.order()).isEmpty();
      assertThat(event.attempt()).isEmpty();
      assertThat(event.reference()).contains("pi_1");
    }
  }

  @Test
  void moneyThatWeCannotHoldProvesNothing() {
    for (String amount : List.of("100000000", "9223372036854775807")) {
      assertThat(
              event(
                      "payment_intent.succeeded",
                      "\"id\":\"pi_1\",\"currency\":\"eur\",\"amount_received\":" + amount)
                  .amount())
          .isEmpty();
    }
    assertThat(
            event(
                    "payment_intent.succeeded",
                    "\"id\":\"pi_1\",\"currency\":\"xxx\",\"amount_received\":5")
                .amount())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"decline_code\":\"insufficient_funds\",\"code\":\"card_declined\"}',insufficient_funds",
    "'{\"decline_code\":null,\"code\":\"expired_card\"}',expired_card",
    "'{}',",
    "'null',"
  })
  void aFailureSaysWhy(String error, String code) {
    assertThat(
            event(
                    "payment_intent.payment_failed",
                    "\"id\":\"pi_1\",\"last_payment_error\":" + error)
                .failure())
        .isEqualTo(Optional.ofNullable(code));
  }

  @ParameterizedTest
  @CsvSource({
    "refund.created,pending,REFUND_PENDING",
    "refund.created,succeeded,REFUND_SUCCEEDED",
    "refund.updated,requires_action,REFUND_PENDING",
    "refund.updated,succeeded,REFUND_SUCCEEDED",
    "refund.updated,failed,REFUND_FAILED",
    "refund.updated,canceled,REFUND_FAILED",
    "refund.updated,of_tomorrow,OTHER",
    "refund.failed,failed,REFUND_FAILED",
    "charge.refund.updated,succeeded,REFUND_SUCCEEDED"
  })
  void refundsMeanWhatTheirStateSays(String type, String status, Kind kind) {
    for (String intent : List.of("\"pi_1\"", "{\"id\":\"pi_1\",\"amount\":9}")) {
      PaymentEvent event =
          event(
              type,
              "\"id\":\"re_1\",\"amount\":500,\"currency\":\"eur\",\"status\":\"%s\","
                      .formatted(status)
                  + "\"failure_reason\":\"expired_or_canceled_card\",\"payment_intent\":"
                  + intent
                  + ",\"metadata\":{\"refund_id\":\"%s\"}".formatted(new UUID(7, 500)));
      assertThat(event.kind()).isEqualTo(kind);
      assertThat(event.reference()).contains("pi_1");
      assertThat(event.refundReference()).contains("re_1");
      assertThat(event.refund()).contains(refund("pi_1", 500, START).id());
      assertThat(event.failure().isPresent()).isEqualTo(kind == Kind.REFUND_FAILED);
    }
  }

  @Test
  void aRefundOfAChargeWithoutAnIntentNamesNoPayment() {
    assertThat(
            event(
                    "refund.created",
                    "\"id\":\"re_1\",\"amount\":500,\"currency\":\"eur\",\"status\":\"succeeded\","
                        + "\"payment_intent\":null")
                .reference())
        .isEmpty();
  }
}
