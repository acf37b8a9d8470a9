package io.ringledger.paymentsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.WebhookEndpoint;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.StripeResponse;
import com.stripe.net.Webhook;
import com.stripe.param.EventListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.WebhookEndpointCreateParams;
import io.ringledger.paymentsandbox.PaymentSandboxConfig.Timing;
import io.ringledger.paymentsandbox.Receiver.Hook;
import io.ringledger.paymentsandbox.books.Json;
import io.ringledger.paymentsandbox.webhook.Letter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final String SUCCEEDED = "payment_intent.succeeded";

  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    shop =
        Shop.open(
            config -> config.withTiming(new Timing(Duration.ofSeconds(30), List.of(PAUSE, PAUSE))));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private String paid() throws StripeException {
    return shop.pay("pm_card_visa").getId();
  }

  private void settled() {
    Shop.until(() -> shop.sandbox.waitingWebhooks() == 0);
  }

  private List<Event> undelivered() throws StripeException {
    return shop.stripe
        .v1()
        .events()
        .list(EventListParams.builder().setDeliverySuccess(false).build())
        .getData();
  }

  @Test
  void stripes_library_accepts_our_signature_and_reads_the_event() throws Exception {
    String id = paid();
    List<String> types = new ArrayList<>();
    Hook hook = shop.receiver.next();
    types.add(hook.type());
    while (!hook.type().equals(SUCCEEDED)) {
      hook = shop.receiver.next();
      types.add(hook.type());
    }
    assertThat(types).containsExactly("payment_intent.created", "charge.succeeded", SUCCEEDED);
    Event event = shop.verified(hook);
    assertThat(event.getId()).startsWith("evt_");
    assertThat(event.getCreated()).isEqualTo(Shop.START.getEpochSecond());
    assertThat(event.getRequest().getIdempotencyKey()).isNotEmpty();
    PaymentIntent told =
        (PaymentIntent) event.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(told.getId()).isEqualTo(id);
    assertThat(told.getStatus()).isEqualTo("succeeded");
    assertThat(told.getMetadata()).containsEntry("order_id", "order-7");

    settled();
    assertThat(shop.stripe.v1().events().retrieve(event.getId()).getPendingWebhooks()).isZero();
    assertThat(undelivered()).isEmpty();
  }

  @Test
  void a_refund_is_told_with_its_charge() throws Exception {
    String id = paid();
    shop.stripe
        .v1()
        .refunds()
        .create(RefundCreateParams.builder().setPaymentIntent(id).setAmount(250L).build());
    Hook charge = shop.receiver.next("charge.refunded");
    assertThat(charge.json().at("/data/object/amount_refunded").asLong()).isEqualTo(250);
    Hook refund = shop.receiver.next("refund.created");
    assertThat(refund.json().at("/data/object/payment_intent").asText()).isEqualTo(id);
    shop.verified(refund);
  }

  @Test
  void what_is_not_acknowledged_comes_again_until_it_is_given_up() throws Exception {
    shop.receiver.answer(500);
    shop.stripe.v1().paymentIntents().create(Shop.tenDollars().build());
    Hook first = shop.receiver.next();
    Shop.until(() -> shop.sandbox.deliveries().size() == 1);
    assertThat(undelivered()).singleElement().extracting(Event::getPendingWebhooks).isEqualTo(1L);
    shop.sandbox.advanceTime(PAUSE);
    Hook second = shop.receiver.next();
    assertThat(second.event()).isEqualTo(first.event());
    assertThat(second.signature()).isNotEqualTo(first.signature());
    shop.verified(second);
    Shop.until(() -> shop.sandbox.deliveries().size() == 2);
    shop.sandbox.advanceTime(PAUSE);
    shop.receiver.next();
    settled();
    shop.sandbox.advanceTime(Duration.ofDays(1));
    assertThat(shop.receiver.isQuiet()).isTrue();
    assertThat(undelivered()).hasSize(1);
    assertThat(shop.sandbox.deliveries()).extracting(sent -> sent.status()).containsOnly(500);
  }

  @Test
  void a_dropped_event_is_listed_and_comes_when_it_is_asked_for() throws Exception {
    shop.sandbox.webhookFaults().only(SUCCEEDED).times(1).drop();
    String id = paid();
    settled();
    Event missed = undelivered().getFirst();
    assertThat(missed.getType()).isEqualTo(SUCCEEDED);
    assertThat(
            shop.stripe
                .v1()
                .events()
                .list(
                    EventListParams.builder()
                        .addType(SUCCEEDED)
                        .addType("charge.refunded")
                        .setCreated(
                            EventListParams.Created.builder()
                                .setGte(Shop.START.getEpochSecond())
                                .build())
                        .build())
                .getData())
        .extracting(Event::getId)
        .containsExactly(missed.getId());
    StripeResponse again =
        shop.stripe.rawRequest(
            RequestMethod.POST,
            "/v1/events/" + missed.getId() + "/retry",
            "webhook_endpoint=" + shop.sandbox.endpoints().getFirst());
    assertThat(Json.read(again.body()).path("id").asText()).isEqualTo(missed.getId());
    Hook hook = shop.receiver.next(SUCCEEDED);
    assertThat(shop.verified(hook).getId()).isEqualTo(missed.getId());
    assertThat(hook.json().at("/data/object/id").asText()).isEqualTo(id);
    settled();
    assertThat(undelivered()).isEmpty();
  }

  @Test
  void webhooks_come_twice_late_and_in_another_order_on_demand() throws Exception {
    shop.sandbox.webhookFaults().only("payment_intent.created").times(1).reorder(2);
    shop.sandbox.webhookFaults().only("charge.succeeded").times(1).duplicate(1);
    shop.sandbox.webhookFaults().only(SUCCEEDED).times(1).delay(Duration.ofMinutes(3));
    paid();
    Hook once = shop.receiver.next();
    Hook twice = shop.receiver.next();
    assertThat(once.type()).isEqualTo("charge.succeeded");
    assertThat(twice.event()).isEqualTo(once.event());
    assertThat(shop.receiver.next().type()).isEqualTo("payment_intent.created");
    assertThat(shop.receiver.isQuiet()).isTrue();
    shop.sandbox.advanceTime(Duration.ofMinutes(3));
    assertThat(shop.receiver.next().type()).isEqualTo(SUCCEEDED);
  }

  @Test
  void what_waits_for_a_later_one_that_never_comes_is_sent_after_half_a_minute() throws Exception {
    shop.sandbox.webhookFaults().only(SUCCEEDED).times(1).reorder(5);
    paid();
    assertThat(shop.receiver.next().type()).isEqualTo("payment_intent.created");
    assertThat(shop.receiver.next().type()).isEqualTo("charge.succeeded");
    assertThat(shop.receiver.isQuiet()).isTrue();
    shop.sandbox.advanceTime(Duration.ofSeconds(30));
    assertThat(shop.receiver.next().type()).isEqualTo(SUCCEEDED);
  }

  @Test
  void forged_altered_and_garbled_ones_come_beside_the_honest_one() throws Exception {
    for (Letter letter : List.of(Letter.FORGED, Letter.ALTERED, Letter.GARBAGE)) {
      shop.sandbox.webhookFaults().only("payment_intent.created").times(1).forge(letter);
    }
    shop.stripe.v1().paymentIntents().create(Shop.tenDollars().build());
    Hook forged = shop.receiver.next();
    Hook altered = shop.receiver.next();
    Hook garbage = shop.receiver.next();
    Hook honest = shop.receiver.next();
    assertThat(forged.type()).isEqualTo(SUCCEEDED);
    assertUnverified(forged);
    assertThat(altered.json().at("/data/object/amount").asLong()).isEqualTo(1001);
    assertUnverified(altered);
    assertThat(Webhook.Signature.verifyHeader(garbage.body(), garbage.signature(), Shop.SECRET, 0))
        .isTrue();
    assertThatThrownBy(garbage::json).isInstanceOf(IllegalArgumentException.class);
    shop.verified(honest);
    settled();
    assertThat(undelivered()).isEmpty();
  }

  private void assertUnverified(Hook hook) {
    assertThatThrownBy(() -> shop.verified(hook))
        .isInstanceOf(SignatureVerificationException.class)
        .hasMessageContaining("No signatures found matching");
  }

  @Test
  void timestamps_lie_in_the_past_or_future_on_demand_and_the_next_attempt_is_right()
      throws Exception {
    shop.sandbox.webhookFaults().times(1).oldTimestamp(Duration.ofMinutes(10));
    shop.receiver.answer(400);
    shop.stripe.v1().paymentIntents().create(Shop.tenDollars().build());
    Hook old = shop.receiver.next();
    assertThatThrownBy(() -> shop.verified(old)).hasMessageContaining("tolerance");
    shop.receiver.answer(200);
    Shop.until(() -> shop.sandbox.deliveries().size() == 1);
    shop.sandbox.advanceTime(PAUSE);
    shop.verified(shop.receiver.next());

    shop.sandbox.webhookFaults().times(1).futureTimestamp(Duration.ofMinutes(10));
    shop.stripe.v1().paymentIntents().create(Shop.tenDollars().build());
    Hook early = shop.receiver.next();
    assertThat(early.signature())
        .startsWith("t=" + shop.sandbox.now().plus(Duration.ofMinutes(10)).getEpochSecond() + ",");
  }

  @Test
  void a_rotated_secret_signs_beside_the_old_one_for_a_while_or_alone_at_once() throws Exception {
    String endpoint = shop.sandbox.endpoints().getFirst();
    String second = shop.sandbox.rotateSecret(endpoint, Duration.ofHours(1));
    shop.stripe.v1().paymentIntents().create(Shop.tenDollars().build());
    Hook both = shop.receiver.next();
    assertThat(both.signature().split(",v1=", -1)).hasSize(3);
    shop.verified(both, Shop.SECRET);
    shop.verified(both, second);

    shop.sandbox.advanceTime(Duration.ofHours(1));
    shop.stripe.v1().paymentIntents().create(Shop.tenDollars().build());
    Hook later = shop.receiver.next();
    assertUnverified(later);
    shop.verified(later, second);

    String third = shop.sandbox.rotateSecret(endpoint, Duration.ZERO);
    shop.stripe.v1().paymentIntents().create(Shop.tenDollars().build());
    Hook hard = shop.receiver.next();
    assertThatThrownBy(() -> shop.verified(hard, second))
        .isInstanceOf(SignatureVerificationException.class);
    shop.verified(hard, third);
  }

  @Test
  void an_endpoint_added_through_the_api_hears_what_it_asked_for_with_a_secret_shown_once()
      throws Exception {
    try (Receiver other = new Receiver()) {
      WebhookEndpoint added =
          shop.stripe
              .v1()
              .webhookEndpoints()
              .create(
                  WebhookEndpointCreateParams.builder()
                      .setUrl(other.url().toString())
                      .addEnabledEvent(
                          WebhookEndpointCreateParams.EnabledEvent.PAYMENT_INTENT__SUCCEEDED)
                      .build());
      assertThat(added.getSecret()).startsWith("whsec_");
      assertThat(shop.stripe.v1().webhookEndpoints().retrieve(added.getId()).getSecret()).isNull();
      assertThat(shop.stripe.v1().webhookEndpoints().list().getData()).hasSize(2);
      paid();
      Hook hook = other.next();
      assertThat(hook.type()).isEqualTo(SUCCEEDED);
      shop.verified(hook, added.getSecret());
      assertThat(shop.stripe.v1().webhookEndpoints().delete(added.getId()).getDeleted()).isTrue();
      paid();
      settled();
      assertThat(other.isQuiet()).isTrue();
    }
  }

  @Test
  void an_overheard_webhook_can_be_sent_again_byte_for_byte() throws Exception {
    shop.stripe.v1().paymentIntents().create(Shop.tenDollars().build());
    Hook hook = shop.receiver.next();
    settled();
    assertThat(shop.sandbox.replayLastWebhook()).isEqualTo(200);
    assertThat(shop.receiver.next()).isEqualTo(hook);
  }

  @Test
  void dice_with_the_same_seed_fall_alike() throws Exception {
    shop.sandbox.webhookFaults().withProbability(0.5, 7).drop();
    for (int i = 0; i < 40; i++) {
      shop.stripe.v1().paymentIntents().create(Shop.tenDollars().build());
    }
    settled();
    int reached = shop.sandbox.deliveries().size();
    assertThat(reached).isBetween(8, 32);
    shop.sandbox.clear();
    shop.sandbox.webhookFaults().withProbability(0.5, 7).drop();
    for (int i = 0; i < 40; i++) {
      shop.stripe.v1().paymentIntents().create(Shop.tenDollars().build());
    }
    settled();
    assertThat(shop.sandbox.deliveries()).hasSize(reached);
  }
}
