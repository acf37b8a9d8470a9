package io.ringledger.commerce.stripe;

import static io.ringledger.commerce.stripe.StripeScene.ATTEMPT;
import static io.ringledger.commerce.stripe.StripeScene.START;
import static io.ringledger.commerce.stripe.StripeScene.attempt;
import static io.ringledger.commerce.stripe.StripeScene.charge;
import static io.ringledger.commerce.stripe.StripeScene.refund;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.commerce.application.outbound.PaymentGateway.Answer;
import io.ringledger.commerce.application.outbound.PaymentGateway.RefundAnswer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that a Stripe in order does not give, and exactly what is asked of it. */
class CannedAnswersTest {

  private static final String OURS = "\"metadata\":{\"attempt_id\":\"" + ATTEMPT + "\"}";

  private static Answer paying(int status, String body) {
    try (CannedStripe stripe = new CannedStripe(status, body);
        StripePaymentGateway gateway = stripe.gateway(START)) {
      return gateway.pay(charge("pm_card_visa", START));
    }
  }

  private static String intent(String rest) {
    return "{\"object\":\"payment_intent\",\"id\":\"pi_1\"," + OURS + "," + rest + "}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "\"paid\"",
        "{",
        "{}",
        "<html>",
        "{\"id\":7}",
        "{\"id\":{}}",
        "{\"error\":\"odd\"}",
        "{\"error\":{}}",
        "{\"error\":[]}",
        "{\"id\":\"pi_1\",\"status\":\"succeeded\"}",
        "{\"id\":\"pi_1\",\"status\":\"succeeded\",\"metadata\":7}",
        "{\"id\":\"pi_1\",\"status\":\"succeeded\",\"metadata\":{\"attempt_id\":\"another\"}}",
        "{\"id\":\"../x\",\"status\":\"succeeded\",\"metadata\":{}}"
      })
  void whatIsNoAnswerIsUnclearWhateverItsStatus(String body) {
    for (int status : new int[] {200, 302, 400, 401, 402, 404, 409, 500}) {
      assertThat(paying(status, body)).as("%d %s", status, body).isInstanceOf(Answer.Unclear.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "succeeded,Paid",
    "processing,OnItsWay",
    "requires_action,OnItsWay",
    "requires_confirmation,OnItsWay",
    "requires_capture,OnItsWay",
    "requires_payment_method,Declined",
    "canceled,Cancelled",
    "something_new,Unclear"
  })
  void eachStateHasOneAnswer(String state, String answer) {
    assertThat(paying(200, intent("\"status\":\"" + state + "\"")).getClass().getSimpleName())
        .isEqualTo(answer);
  }

  @Test
  void aStateThatIsMissingIsUnclear() {
    assertThat(paying(200, intent("\"amount\":1"))).isInstanceOf(Answer.Unclear.class);
  }

  @ParameterizedTest
  @CsvSource({
    "https://bank.example/ask?id=1,true",
    "http://127.0.0.1:1/ask,true",
    "javascript:alert(1),false",
    "data:text/html;x,false",
    "/relative,false",
    "not an address,false"
  })
  void aBuyerIsSentToAnAddressOfTheWebAlone(String url, boolean taken) {
    Answer answer =
        paying(
            200,
            intent(
                "\"status\":\"requires_action\",\"next_action\":{\"type\":\"redirect_to_url\","
                    + "\"redirect_to_url\":{\"url\":\""
                    + url
                    + "\"}}"));
    assertThat(answer)
        .isEqualTo(new Answer.OnItsWay("pi_1", taken ? Optional.of(url) : Optional.empty()));
  }

  @Test
  void aDeclineSaysWhatTheBankSaysWithoutNamesOfCards() {
    Answer answer =
        paying(
            402,
            "{\"error\":{\"type\":\"card_error\",\"code\":\"card_declined\","
                + "\"decline_code\":\"insufficient_funds\","
                + "\"message\":\"Your card pm_1AbCdEf has\\ninsufficient funds. "
                + "x".repeat(400)
                + "\",\"payment_intent\":"
                + intent("\"status\":\"requires_payment_method\"")
                + "}}");
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Declined.class,
            declined -> {
              assertThat(declined.reference()).contains("pi_1");
              assertThat(declined.code()).isEqualTo("insufficient_funds");
              assertThat(declined.reason())
                  .startsWith("Your card (hidden) has insufficient funds.")
                  .hasSize(300);
              assertThat(declined.closed()).isFalse();
            });
  }

  @Test
  void aDeclineOfAnotherPaymentGivesNoName() {
    assertThat(
            paying(
                402,
                "{\"error\":{\"type\":\"card_error\",\"code\":\"BAD CODE\",\"payment_intent\":{\"id\":\"pi_2\","
                    + "\"metadata\":{\"attempt_id\":\"x\"}}}}"))
        .isEqualTo(
            new Answer.Declined(
                Optional.empty(), "card_declined", "The payment was declined.", false));
  }

  @Test
  void aRefusalOfWhatWasBegunHasToBeClosed() {
    assertThat(
            paying(
                400,
                "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"odd\",\"payment_intent\":"
                    + intent("\"status\":\"requires_confirmation\"")
                    + "}}"))
        .isEqualTo(
            new Answer.Declined(
                Optional.of("pi_1"),
                "gateway_refused_odd",
                "Stripe refused the request (HTTP 400): odd",
                false));
  }

  @Test
  void aKeyThatWasUsedForSomethingElseIsUnclear() {
    assertThat(
            paying(
                400, "{\"error\":{\"type\":\"idempotency_error\",\"message\":\"Keys for ...\"}}"))
        .isInstanceOf(Answer.Unclear.class);
    assertThat(
            paying(
                409,
                "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"idempotency_key_in_use\"}}"))
        .isEqualTo(new Answer.Unclear("Stripe is at work on the same request"));
  }

  @Test
  void anAnswerThatIsTooLongIsNotRead() {
    assertThat(paying(200, intent("\"status\":\"succeeded\"") + " ".repeat(1_000_001)))
        .isInstanceOf(Answer.Unclear.class);
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (CannedStripe stripe = new CannedStripe(307, "");
        StripePaymentGateway gateway = stripe.gateway(START)) {
      assertThat(gateway.pay(charge("pm_card_visa", START))).isInstanceOf(Answer.Unclear.class);
      assertThat(stripe.requests).hasSize(1);
    }
  }

  @Test
  void aChargeSaysAllThatItHasTo() {
    try (CannedStripe stripe = new CannedStripe(200, "{}");
        StripePaymentGateway gateway = stripe.gateway(START)) {
      gateway.pay(charge("pm_card_visa", START));
      assertThat(stripe.requests)
          .singleElement()
          .asString()
          .startsWith("POST /v1/payment_intents ")
          .contains(
              "amount=2500",
              "currency=eur",
              "confirm=true",
              "capture_method=automatic",
              "payment_method=pm_card_visa",
              "receipt_email=buyer%40example.org",
              "metadata[site_id]=" + StripeScene.SITE,
              "metadata[order_id]=" + StripeScene.ORDER,
              "metadata[attempt_id]=" + ATTEMPT,
              "automatic_payment_methods[enabled]=true",
              "automatic_payment_methods[allow_redirects]=never",
              "[attempt-" + ATTEMPT + "]",
              "[" + com.stripe.Stripe.API_VERSION + "]");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "succeeded,Done",
    "pending,OnItsWay",
    "requires_action,OnItsWay",
    "failed,Refused",
    "canceled,Refused",
    "something_new,Unclear"
  })
  void eachStateOfARefundHasOneAnswer(String state, String answer) {
    var refund = refund("pi_1", 500, START);
    String body =
        "{\"object\":\"refund\",\"id\":\"re_1\",\"status\":\"%s\",\"metadata\":{\"refund_id\":\"%s\"}}"
            .formatted(state, refund.id());
    try (CannedStripe stripe = new CannedStripe(200, body);
        StripePaymentGateway gateway = stripe.gateway(START)) {
      RefundAnswer given = gateway.refund(attempt(Optional.of("pi_1"), START), refund);
      assertThat(given.getClass().getSimpleName()).isEqualTo(answer);
      assertThat(gateway.standing(refund.pending("re_1", START, START))).isEqualTo(given);
    }
  }

  @Test
  void aRefundOfSomebodyElseIsUnclear() {
    try (CannedStripe stripe =
            new CannedStripe(
                200, "{\"object\":\"refund\",\"id\":\"re_1\",\"status\":\"succeeded\"}");
        StripePaymentGateway gateway = stripe.gateway(START)) {
      assertThat(gateway.refund(attempt(Optional.of("pi_1"), START), refund("pi_1", 500, START)))
          .isInstanceOf(RefundAnswer.Unclear.class);
    }
  }

  @Test
  void aListThatMakesNoSenseIsNoProofOfAbsence() {
    for (String body :
        new String[] {
          "{}",
          "[]",
          "{\"object\":\"list\",\"data\":7}",
          "{\"object\":\"list\",\"data\":[null],\"has_more\":true}",
          "{\"object\":\"list\",\"data\":[{\"id\":null}],\"has_more\":true}",
          "{\"object\":\"list\",\"data\":[{\"id\":\"pi_7\"}],\"has_more\":true}"
        }) {
      try (CannedStripe stripe = new CannedStripe(200, body);
          StripePaymentGateway gateway = stripe.gateway(START.plus(Duration.ofHours(1)))) {
        assertThat(gateway.standing(attempt(Optional.empty(), START)))
            .as(body)
            .isInstanceOf(Answer.Unclear.class);
        assertThat(gateway.resend(attempt(Optional.of("pi_1"), START))).as(body).isZero();
      }
    }
  }
}
