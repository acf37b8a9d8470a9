package io.ringledger.paymentsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCreateParams;
import io.ringledger.paymentsandbox.api.Operation;
import io.ringledger.paymentsandbox.control.MoneyReport;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    shop = Shop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static PaymentIntentCreateParams payment() {
    return Shop.tenDollars().setPaymentMethod("pm_card_visa").setConfirm(true).build();
  }

  private PaymentIntent pay(String key) throws StripeException {
    return pay(key, payment());
  }

  private PaymentIntent pay(String key, PaymentIntentCreateParams what) throws StripeException {
    return shop.stripe.v1().paymentIntents().create(what, Shop.key(key));
  }

  @Test
  void a_repeat_with_the_same_key_gets_the_same_answer_and_charges_nothing() throws Exception {
    PaymentIntent first = pay("once");
    PaymentIntent again = pay("once");
    assertThat(again.getLastResponse().body()).isEqualTo(first.getLastResponse().body());
    assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .hasValue("true");
    assertThat(again.getLastResponse().headers().firstValue("Original-Request"))
        .hasValue(first.getLastResponse().requestId());
    assertThat(first.getLastResponse().headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(shop.sandbox.books()).hasSize(1);
    shop.sandbox.advanceTime(Duration.ofHours(24));
    assertThat(pay("once").getId()).isNotEqualTo(first.getId());
  }

  @Test
  void a_decline_is_repeated_too_and_a_wrong_parameter_is_not() throws StripeException {
    PaymentIntentCreateParams bad =
        Shop.tenDollars().setPaymentMethod("pm_card_chargeDeclined").setConfirm(true).build();
    String first = catchThrowableOfType(CardException.class, () -> pay("bad", bad)).getCharge();
    assertThat(catchThrowableOfType(CardException.class, () -> pay("bad", bad)).getCharge())
        .isEqualTo(first);
    assertThat(shop.sandbox.books()).hasSize(1);

    assertThatThrownBy(() -> pay("small", Shop.tenDollars().setAmount(1L).build()))
        .hasMessageContaining("at least 50");
    assertThat(pay("small").getStatus()).isEqualTo("succeeded");
  }

  @Test
  void a_key_cannot_be_used_for_something_else() throws StripeException {
    String paid = pay("mine").getId();
    IdempotencyException other =
        catchThrowableOfType(
            IdempotencyException.class,
            () -> pay("mine", Shop.tenDollars().setAmount(2000L).build()));
    assertThat(other.getStatusCode()).isEqualTo(400);
    assertThat(other.getStripeError().getType()).isEqualTo("idempotency_error");
    assertThatThrownBy(
            () ->
                shop.stripe
                    .v1()
                    .paymentIntents()
                    .cancel(paid, PaymentIntentCancelParams.builder().build(), Shop.key("mine")))
        .isInstanceOf(IdempotencyException.class)
        .hasMessageContaining("same endpoint");
  }

  @Test
  void a_key_is_in_use_while_its_first_request_is_under_way() throws Exception {
    shop.sandbox.faults().times(1).slow(Duration.ofSeconds(2));
    CompletableFuture<PaymentIntent> first =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return pay("slow");
              } catch (StripeException e) {
                throw new IllegalStateException(e);
              }
            });
    Shop.until(() -> shop.sandbox.books().size() == 1);
    ApiException second = catchThrowableOfType(ApiException.class, () -> pay("slow"));
    assertThat(second.getStatusCode()).isEqualTo(409);
    assertThat(second.getCode()).isEqualTo("idempotency_key_in_use");
    PaymentIntent paid = first.get(20, TimeUnit.SECONDS);
    assertThat(pay("slow").getId()).isEqualTo(paid.getId());
  }

  @Test
  void a_payment_takes_place_whose_answer_is_lost_and_its_key_tells_what_became_of_it()
      throws StripeException {
    shop.sandbox
        .faults()
        .only(Operation.CREATE_INTENT)
        .times(1)
        .timeOutAfterCharging(Duration.ZERO);
    assertThatThrownBy(() -> pay("lost")).isInstanceOf(ApiConnectionException.class);
    MoneyReport.Line line = shop.sandbox.books().getFirst();
    assertThat(line.captured()).isEqualTo(1000);
    assertThat(shop.read(line.intent()).getStatus()).isEqualTo("succeeded");
    assertThat(pay("lost").getId()).isEqualTo(line.intent());
    assertThat(shop.sandbox.books()).hasSize(1);
  }

  @Test
  void a_connection_that_hangs_ends_with_the_callers_patience() {
    shop.sandbox.faults().times(1).timeOutAfterCharging(Duration.ofMinutes(5));
    RequestOptions impatient =
        RequestOptions.builder().setIdempotencyKey("hung").setReadTimeout(300).build();
    assertThatThrownBy(() -> shop.stripe.v1().paymentIntents().create(payment(), impatient))
        .isInstanceOf(ApiConnectionException.class);
    assertThat(shop.sandbox.books())
        .singleElement()
        .extracting(MoneyReport.Line::captured)
        .isEqualTo(1000L);
  }

  @Test
  void nothing_takes_place_before_a_timeout_that_comes_first() throws StripeException {
    shop.sandbox.faults().times(1).timeOutBefore(Duration.ZERO);
    assertThatThrownBy(() -> pay("early")).isInstanceOf(ApiConnectionException.class);
    assertThat(shop.sandbox.books()).isEmpty();
    assertThat(pay("early").getStatus()).isEqualTo("succeeded");
  }

  @Test
  void a_breakdown_is_remembered_by_its_key_even_where_the_work_was_done() throws StripeException {
    shop.sandbox.faults().times(1).failAfterWork(500);
    assertStatus("broken", 500);
    assertStatus("broken", 500);
    assertThat(shop.sandbox.books())
        .singleElement()
        .extracting(MoneyReport.Line::captured)
        .isEqualTo(1000L);
    shop.sandbox.faults().times(1).fail(503);
    assertStatus("down", 503);
    assertStatus("down", 503);
    assertThat(shop.sandbox.books()).hasSize(1);
    assertThat(pay("up").getStatus()).isEqualTo("succeeded");
  }

  private void assertStatus(String key, int status) {
    ApiException failed = catchThrowableOfType(ApiException.class, () -> pay(key));
    assertThat(failed.getStatusCode()).isEqualTo(status);
    assertThat(failed.getStripeError().getType()).isEqualTo("api_error");
  }

  @Test
  void too_many_requests_are_turned_away_and_may_come_again() throws StripeException {
    shop.sandbox.faults().times(1).fail(429);
    RateLimitException many = catchThrowableOfType(RateLimitException.class, () -> pay("busy"));
    assertThat(many.getCode()).isEqualTo("rate_limit");
    assertThat(pay("busy").getStatus()).isEqualTo("succeeded");
  }

  @Test
  void any_card_is_declined_on_demand() throws StripeException {
    shop.sandbox.faults().times(1).decline("do_not_honor");
    CardException declined = catchThrowableOfType(CardException.class, () -> pay("no"));
    assertThat(declined.getDeclineCode()).isEqualTo("do_not_honor");
    assertThat(pay("yes").getStatus()).isEqualTo("succeeded");
  }

  @Test
  void an_answer_that_breaks_off_hides_a_payment_that_took_place() throws StripeException {
    shop.sandbox.faults().times(1).garbage();
    assertThatThrownBy(() -> pay("broken off")).isInstanceOf(ApiException.class);
    assertThat(pay("broken off").getId()).isEqualTo(shop.sandbox.books().getFirst().intent());
  }

  @Test
  void faults_meet_only_what_they_are_meant_for() throws StripeException {
    shop.sandbox.faults().only(Operation.CREATE_REFUND).fail(500);
    assertThat(pay("fine").getStatus()).isEqualTo("succeeded");
    shop.sandbox.faults().clear();
    shop.sandbox.faults().withProbability(0.5, 3).fail(429);
    int turnedAway = 0;
    for (int i = 0; i < 40; i++) {
      try {
        pay("dice " + i);
      } catch (RateLimitException e) {
        turnedAway++;
      }
    }
    assertThat(turnedAway).isBetween(8, 32);
  }
}
