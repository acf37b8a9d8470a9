package io.ringledger.paymentsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentUpdateParams;
import io.ringledger.paymentsandbox.control.MoneyReport;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentTest {
  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    shop = Shop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void a_payment_lives_from_its_creation_to_its_success() throws StripeException {
    PaymentIntent created =
        shop.stripe
            .v1()
            .paymentIntents()
            .create(
                Shop.tenDollars()
                    .setDescription("A seat at the ring")
                    .setReceiptEmail("a@example.org")
                    .build());
    assertThat(created.getId()).startsWith("pi_");
    assertThat(created.getStatus()).isEqualTo("requires_payment_method");
    assertThat(created.getLivemode()).isFalse();
    assertThat(created.getCreated()).isEqualTo(Shop.START.getEpochSecond());
    assertThat(created.getClientSecret()).startsWith(created.getId() + "_secret_");

    PaymentIntent paid =
        shop.stripe
            .v1()
            .paymentIntents()
            .confirm(
                created.getId(),
                PaymentIntentConfirmParams.builder().setPaymentMethod("pm_card_visa").build());
    assertThat(paid.getStatus()).isEqualTo("succeeded");
    assertThat(paid.getAmountReceived()).isEqualTo(1000);
    assertThat(paid.getLatestCharge()).startsWith("ch_");
    assertThat(paid.getPaymentMethod()).startsWith("pm_").isNotEqualTo("pm_card_visa");

    PaymentIntent read =
        shop.stripe
            .v1()
            .paymentIntents()
            .retrieve(
                created.getId(),
                PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build());
    assertThat(read.getMetadata()).containsEntry("order_id", "order-7");
    assertThat(read.getDescription()).isEqualTo("A seat at the ring");
    assertThat(read.getReceiptEmail()).isEqualTo("a@example.org");
    Charge charge = read.getLatestChargeObject();
    assertThat(charge.getCaptured()).isTrue();
    assertThat(charge.getAmountCaptured()).isEqualTo(1000);
    assertThat(charge.getOutcome().getType()).isEqualTo("authorized");
    assertThat(shop.stripe.v1().charges().retrieve(charge.getId()).getPaymentIntent())
        .isEqualTo(created.getId());
  }

  @Test
  void a_declined_card_is_an_error_that_leaves_the_payment_open_for_another_one()
      throws StripeException {
    CardException declined =
        catchThrowableOfType(
            CardException.class, () -> shop.pay("pm_card_chargeDeclinedInsufficientFunds"));
    assertThat(declined.getStatusCode()).isEqualTo(402);
    assertThat(declined.getCode()).isEqualTo("card_declined");
    assertThat(declined.getDeclineCode()).isEqualTo("insufficient_funds");
    assertThat(declined.getRequestId()).startsWith("req_");
    PaymentIntent told = declined.getStripeError().getPaymentIntent();
    assertThat(told.getStatus()).isEqualTo("requires_payment_method");
    assertThat(told.getLastPaymentError().getDeclineCode()).isEqualTo("insufficient_funds");

    PaymentIntent open = shop.read(told.getId());
    assertThat(open.getStatus()).isEqualTo("requires_payment_method");
    assertThat(open.getLastPaymentError().getCode()).isEqualTo("card_declined");
    assertThat(open.getPaymentMethod()).isNull();
    Charge failed = shop.stripe.v1().charges().retrieve(declined.getCharge());
    assertThat(failed.getStatus()).isEqualTo("failed");

    PaymentIntent paid =
        shop.stripe
            .v1()
            .paymentIntents()
            .confirm(
                told.getId(),
                PaymentIntentConfirmParams.builder().setPaymentMethod("pm_card_visa").build());
    assertThat(paid.getStatus()).isEqualTo("succeeded");
    assertThat(paid.getLastPaymentError()).isNull();
    assertThat(shop.sandbox.books())
        .singleElement()
        .satisfies(line -> assertThat(line.captured()).isEqualTo(1000))
        .satisfies(line -> assertThat(line.charges()).isEqualTo(1));
  }

  @Test
  void a_canceled_payment_stays_so_and_a_paid_one_cannot_be_canceled() throws StripeException {
    PaymentIntent open = shop.stripe.v1().paymentIntents().create(Shop.tenDollars().build());
    PaymentIntent canceled =
        shop.stripe
            .v1()
            .paymentIntents()
            .cancel(
                open.getId(),
                PaymentIntentCancelParams.builder()
                    .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
                    .build());
    assertThat(canceled.getStatus()).isEqualTo("canceled");
    assertThat(canceled.getCancellationReason()).isEqualTo("abandoned");
    assertThat(canceled.getCanceledAt()).isEqualTo(Shop.START.getEpochSecond());
    assertUnexpected(() -> confirm(open.getId()), "canceled");
    assertUnexpected(() -> cancel(open.getId()), "canceled");

    String paid = shop.pay("pm_card_visa").getId();
    assertUnexpected(() -> cancel(paid), "succeeded");
    assertUnexpected(() -> confirm(paid), "succeeded");
  }

  private void confirm(String id) throws StripeException {
    shop.stripe.v1().paymentIntents().confirm(id);
  }

  private void cancel(String id) throws StripeException {
    shop.stripe.v1().paymentIntents().cancel(id);
  }

  private static void assertUnexpected(ThrowingCallable call, String status) {
    InvalidRequestException refused = catchThrowableOfType(InvalidRequestException.class, call);
    assertThat(refused.getStatusCode()).isEqualTo(400);
    assertThat(refused.getCode()).isEqualTo("payment_intent_unexpected_state");
    assertThat(refused.getStripeError().getPaymentIntent().getStatus()).isEqualTo(status);
  }

  @Test
  void money_that_is_set_aside_is_taken_in_part_or_let_go() throws StripeException {
    PaymentIntent aside = setAside();
    assertThat(aside.getStatus()).isEqualTo("requires_capture");
    assertThat(aside.getAmountCapturable()).isEqualTo(1000);
    PaymentIntent taken =
        shop.stripe
            .v1()
            .paymentIntents()
            .capture(
                aside.getId(),
                PaymentIntentCaptureParams.builder().setAmountToCapture(600L).build());
    assertThat(taken.getStatus()).isEqualTo("succeeded");
    assertThat(taken.getAmountReceived()).isEqualTo(600);
    assertUnexpected(() -> shop.stripe.v1().paymentIntents().capture(aside.getId()), "succeeded");

    PaymentIntent letGo = shop.stripe.v1().paymentIntents().cancel(setAside().getId());
    assertThat(letGo.getStatus()).isEqualTo("canceled");
    assertThat(shop.sandbox.books())
        .extracting(MoneyReport.Line::captured)
        .containsExactly(600L, 0L);
  }

  private PaymentIntent setAside() throws StripeException {
    return shop.stripe
        .v1()
        .paymentIntents()
        .create(
            Shop.tenDollars()
                .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                .setPaymentMethod("pm_card_visa")
                .setConfirm(true)
                .build());
  }

  @Test
  void a_person_is_asked_on_a_page_and_says_yes_or_no() throws Exception {
    PaymentIntent asked = asked();
    assertThat(asked.getStatus()).isEqualTo("requires_action");
    String page = asked.getNextAction().getRedirectToUrl().getUrl();
    assertThat(page).startsWith(shop.sandbox.baseUrl().toString());
    assertThat(shop.send("GET", page, "").body()).contains("simulator", asked.getId());
    HttpResponse<String> yes = shop.send("POST", page + "/approve", "");
    assertThat(yes.statusCode()).isEqualTo(303);
    assertThat(yes.headers().firstValue("Location").orElseThrow())
        .startsWith("https://shop.example/back?cart=7&payment_intent=" + asked.getId())
        .endsWith("redirect_status=succeeded");
    assertThat(shop.read(asked.getId()).getStatus()).isEqualTo("succeeded");
    assertThat(shop.send("POST", page + "/refuse", "").statusCode()).isEqualTo(409);

    String refused = asked().getId();
    JsonNode answer = shop.control("POST", "payment_intents/" + refused + "/refuse", "");
    assertThat(answer.path("status").asText()).isEqualTo("requires_payment_method");
    assertThat(shop.read(refused).getLastPaymentError().getCode())
        .isEqualTo("payment_intent_authentication_failure");
  }

  private PaymentIntent asked() throws StripeException {
    return shop.stripe
        .v1()
        .paymentIntents()
        .create(
            Shop.tenDollars()
                .setPaymentMethod("pm_card_authenticationRequired")
                .setReturnUrl("https://shop.example/back?cart=7")
                .setConfirm(true)
                .build());
  }

  @Test
  void nobody_can_be_asked_who_is_not_there() {
    CardException declined =
        catchThrowableOfType(
            CardException.class,
            () ->
                shop.stripe
                    .v1()
                    .paymentIntents()
                    .create(
                        Shop.tenDollars()
                            .setPaymentMethod("pm_card_authenticationRequired")
                            .setOffSession(true)
                            .setConfirm(true)
                            .build()));
    assertThat(declined.getCode()).isEqualTo("authentication_required");
  }

  @Test
  void a_payment_that_takes_its_time_succeeds_or_fails_when_time_has_passed()
      throws StripeException {
    String good = shop.pay("pm_sandbox_processing").getId();
    String bad = shop.pay("pm_sandbox_processingFails").getId();
    shop.sandbox.advanceTime(Duration.ofSeconds(29));
    assertThat(shop.read(good).getStatus()).isEqualTo("processing");
    shop.sandbox.advanceTime(Duration.ofSeconds(1));
    assertThat(shop.read(good).getStatus()).isEqualTo("succeeded");
    assertThat(shop.read(bad).getStatus()).isEqualTo("requires_payment_method");
    assertThat(shop.read(bad).getLastPaymentError().getCode()).isEqualTo("card_declined");
  }

  @Test
  void payments_are_listed_newest_first_and_page_by_page() throws StripeException {
    for (int i = 0; i < 5; i++) {
      shop.stripe.v1().paymentIntents().create(Shop.tenDollars().build());
    }
    List<String> all =
        shop
            .stripe
            .v1()
            .paymentIntents()
            .list(PaymentIntentListParams.builder().setLimit(100L).build())
            .getData()
            .stream()
            .map(PaymentIntent::getId)
            .toList();
    List<String> paged = new ArrayList<>();
    shop.stripe
        .v1()
        .paymentIntents()
        .list(PaymentIntentListParams.builder().setLimit(2L).build())
        .autoPagingIterable()
        .forEach(intent -> paged.add(intent.getId()));
    assertThat(all).hasSize(5);
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void what_an_intent_says_of_itself_can_be_changed() throws StripeException {
    String id = shop.pay("pm_card_visa").getId();
    PaymentIntent changed =
        shop.stripe
            .v1()
            .paymentIntents()
            .update(
                id,
                PaymentIntentUpdateParams.builder()
                    .putMetadata("seat", "7")
                    .putMetadata("order_id", "")
                    .setDescription("another")
                    .build());
    assertThat(changed.getMetadata()).containsOnlyKeys("seat");
    assertThat(changed.getDescription()).isEqualTo("another");
    assertUnexpected(
        () ->
            shop.stripe
                .v1()
                .paymentIntents()
                .update(id, PaymentIntentUpdateParams.builder().setAmount(1L + 2000).build()),
        "succeeded");
  }
}
