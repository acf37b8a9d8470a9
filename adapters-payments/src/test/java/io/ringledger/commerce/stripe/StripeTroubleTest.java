package io.ringledger.commerce.stripe;

import static io.ringledger.commerce.stripe.StripeScene.ATTEMPT;
import static io.ringledger.commerce.stripe.StripeScene.EUR;
import static io.ringledger.commerce.stripe.StripeScene.HASTY;
import static io.ringledger.commerce.stripe.StripeScene.PATIENT;
import static io.ringledger.commerce.stripe.StripeScene.PRICE;
import static io.ringledger.commerce.stripe.StripeScene.RETURN;
import static io.ringledger.commerce.stripe.StripeScene.START;
import static io.ringledger.commerce.stripe.StripeScene.attempt;
import static io.ringledger.commerce.stripe.StripeScene.refund;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.commerce.application.outbound.PaymentGateway.Answer;
import io.ringledger.commerce.application.outbound.PaymentGateway.Charge;
import io.ringledger.commerce.application.outbound.PaymentGateway.RefundAnswer;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.paymentsandbox.api.Operation;
import io.ringledger.shared.application.DependencyHealth.Status;
import io.ringledger.shared.domain.Money;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Stripe in trouble: what is not certain is said to be so, and nobody is charged twice. */
class StripeTroubleTest {

  private static final String PAYS = "pm_card_visa";
  private static final String WRONG_KEY = "sk_test_somebody_elses";

  private final StripeScene scene = new StripeScene();

  @AfterEach
  void stop() {
    scene.close();
  }

  private static String reference(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Paid.class);
    return ((Answer.Paid) answer).reference();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 409, 429})
  void anErrorOfItsOwnIsUnclear(int status) {
    scene.sandbox.faults().times(1).fail(status);
    assertThat(scene.gateway.pay(scene.charge(PAYS))).isInstanceOf(Answer.Unclear.class);
  }

  @Test
  void anErrorAfterChargingIsUnclearAndFoundLater() {
    scene.sandbox.faults().only(Operation.CREATE_INTENT).times(1).failAfterWork(500);
    assertThat(scene.gateway.pay(scene.charge(PAYS))).isInstanceOf(Answer.Unclear.class);
    // Stripe keeps the answer to a key, also that one.
    assertThat(scene.gateway.pay(scene.charge(PAYS))).isInstanceOf(Answer.Unclear.class);
    assertThat(scene.gateway.standing(attempt(Optional.empty(), START)))
        .isInstanceOf(Answer.Paid.class);
    assertThat(scene.captured(ATTEMPT)).isEqualTo(PRICE.minor());
  }

  @Test
  void whatStripeKeepsAnErrorOfIsLookedFor() {
    scene.sandbox.faults().only(Operation.CREATE_INTENT).times(1).failAfterWork(500);
    Charge charge = scene.charge(PAYS);
    assertThat(scene.gateway.pay(charge)).isInstanceOf(Answer.Unclear.class);
    scene.sandbox.advanceTime(Duration.ofSeconds(30));
    reference(scene.gateway.pay(charge));
    assertThat(scene.captured(ATTEMPT)).isEqualTo(PRICE.minor());
  }

  @Test
  void whatStripeKeepsAnErrorOfAndNeverBeganIsDeclinedOnceThatIsCertain() {
    scene.sandbox.faults().only(Operation.CREATE_INTENT).times(1).fail(500);
    Charge charge = scene.charge(PAYS);
    assertThat(scene.gateway.pay(charge)).isInstanceOf(Answer.Unclear.class);
    scene.sandbox.advanceTime(Duration.ofSeconds(30));
    assertThat(scene.gateway.pay(charge)).isInstanceOf(Answer.Unclear.class);
    scene.sandbox.advanceTime(Duration.ofMinutes(2));
    assertThat(scene.gateway.pay(charge))
        .isEqualTo(
            new Answer.Declined(
                Optional.empty(), "gateway_failed", "Stripe answered HTTP 500", true));
    assertThat(scene.captured(ATTEMPT)).isZero();
  }

  @Test
  void garbageIsUnclear() {
    scene.sandbox.faults().only(Operation.CREATE_INTENT).times(1).garbage();
    assertThat(scene.gateway.pay(scene.charge(PAYS))).isInstanceOf(Answer.Unclear.class);
    reference(scene.gateway.pay(scene.charge(PAYS)));
    assertThat(scene.captured(ATTEMPT)).isEqualTo(PRICE.minor());
  }

  @Test
  void anAnswerThatTakesTooLongIsUnclearAndNothingIsChargedAgain() {
    try (StripePaymentGateway hasty = scene.gateway(HASTY, Optional.of(RETURN))) {
      scene
          .sandbox
          .faults()
          .only(Operation.CREATE_INTENT)
          .times(1)
          .timeOutAfterCharging(Duration.ofSeconds(20));
      assertThat(hasty.pay(scene.charge(PAYS)))
          .isEqualTo(new Answer.Unclear("Stripe did not answer within 700 ms"));
      assertThat(hasty.health().status()).isEqualTo(Status.DEGRADED);
      reference(hasty.pay(scene.charge(PAYS)));
      assertThat(hasty.health().status()).isEqualTo(Status.UP);
      assertThat(scene.captured(ATTEMPT)).isEqualTo(PRICE.minor());
    }
  }

  @Test
  void whileTooManyCallsFailedNobodyIsAsked() {
    StripeSettings.Calls wary =
        new StripeSettings.Calls(
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            1_000_000,
            8,
            2,
            Duration.ofSeconds(60),
            3);
    try (StripePaymentGateway gateway = scene.gateway(wary, Optional.of(RETURN))) {
      scene.sandbox.faults().fail(500);
      gateway.standing(attempt(Optional.of("pi_1"), START));
      gateway.standing(attempt(Optional.of("pi_1"), START));
      scene.sandbox.faults().clear();
      assertThat(gateway.pay(scene.charge(PAYS)))
          .isInstanceOfSatisfying(
              Answer.Unclear.class,
              unclear -> assertThat(unclear.reason()).contains("not asked for the moment"));
      assertThat(scene.captured(ATTEMPT)).isZero();
    }
  }

  @Test
  void aKeyThatStripeForgotIsNeverUsedAgain() {
    Charge charge = scene.charge(PAYS);
    reference(scene.gateway.pay(charge));
    scene.sandbox.advanceTime(Duration.ofHours(25));
    reference(scene.gateway.pay(charge));
    assertThat(scene.lines(ATTEMPT)).hasSize(1);
  }

  @Test
  void aChargeThatIsTooOldAndWasNeverMadeIsAbsent() {
    scene.sandbox.advanceTime(Duration.ofHours(23));
    assertThat(scene.gateway.pay(StripeScene.charge(PAYS, START))).isEqualTo(new Answer.Absent());
    assertThat(scene.lines(ATTEMPT)).isEmpty();
  }

  @Test
  void aSecondBeforeItIsToldAgain() {
    scene.sandbox.advanceTime(Duration.ofHours(23).minusSeconds(1));
    reference(scene.gateway.pay(StripeScene.charge(PAYS, START)));
  }

  @Test
  void nobodyIsCertainThatWhatJustBeganIsAbsent() {
    assertThat(scene.gateway.standing(attempt(Optional.empty(), START)))
        .isInstanceOf(Answer.Unclear.class);
    scene.sandbox.advanceTime(Duration.ofMinutes(2));
    assertThat(scene.gateway.standing(attempt(Optional.empty(), START)))
        .isEqualTo(new Answer.Absent());
  }

  @Test
  void itIsFoundBehindAPageOfOthers() {
    scene.gateway.pay(scene.charge(PAYS));
    fill(150);
    assertThat(scene.gateway.standing(attempt(Optional.empty(), START)))
        .isInstanceOf(Answer.Paid.class);
  }

  @Test
  void whereThereAreTooManyNobodyIsCertain() {
    StripeSettings.Calls brief =
        new StripeSettings.Calls(
            PATIENT.timeout(),
            PATIENT.connectTimeout(),
            PATIENT.maxAnswerBytes(),
            PATIENT.atOnce(),
            PATIENT.breakerCalls(),
            PATIENT.breakerDelay(),
            2);
    fill(201);
    scene.sandbox.advanceTime(Duration.ofMinutes(5));
    try (StripePaymentGateway gateway = scene.gateway(brief, Optional.of(RETURN))) {
      assertThat(gateway.standing(attempt(Optional.empty(), START)))
          .isInstanceOf(Answer.Unclear.class);
    }
    assertThat(scene.gateway.standing(attempt(Optional.empty(), START)))
        .isEqualTo(new Answer.Absent());
  }

  private void fill(int others) {
    try (GuardedStripe stripe =
        new GuardedStripe(
            new StripeSettings(
                scene.sandbox.key(),
                scene.sandbox.baseUrl(),
                Optional.empty(),
                Optional.empty(),
                PATIENT),
            scene.sandbox::now)) {
      for (int i = 0; i < others; i++) {
        stripe.call(
            com.stripe.model.PaymentIntent.class,
            client ->
                client
                    .v1()
                    .paymentIntents()
                    .create(
                        com.stripe.param.PaymentIntentCreateParams.builder()
                            .setAmount(1_000L)
                            .setCurrency("eur")
                            .build()));
      }
    } catch (StripeFailureException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatStripeRefusesAtFirstIsClosed() {
    assertThat(scene.gateway.pay(scene.charge("pm_nobodys_card")))
        .isInstanceOfSatisfying(
            Answer.Declined.class,
            declined -> {
              assertThat(declined.reference()).isEmpty();
              assertThat(declined.code()).isEqualTo("gateway_refused_resource_missing");
              assertThat(declined.reason()).doesNotContain("pm_nobodys_card");
              assertThat(declined.closed()).isTrue();
            });
  }

  @Test
  void aRefusedKeyChargesNobodyAndSaysNothingOfTheKey() {
    try (StripePaymentGateway wrong = scene.gateway(WRONG_KEY, PATIENT, Optional.of(RETURN))) {
      assertThat(wrong.pay(scene.charge(PAYS)))
          .isInstanceOfSatisfying(
              Answer.Declined.class,
              declined -> {
                assertThat(declined.code()).isEqualTo("gateway_misconfigured");
                assertThat(declined.closed()).isTrue();
              });
      assertThat(wrong.health().status()).isEqualTo(Status.DEGRADED);
      assertThat(wrong.health().detail()).doesNotContain("somebody");
    }
  }

  @Test
  void aKeyThatIsRefusedLaterSaysNothingOfTheChargeBefore() {
    scene.sandbox.faults().times(1).timeOutAfterCharging(Duration.ofMillis(1));
    assertThat(scene.gateway.pay(scene.charge(PAYS))).isInstanceOf(Answer.Unclear.class);
    scene.sandbox.advanceTime(StripePaymentGateway.FIRST_TIME);
    try (StripePaymentGateway wrong = scene.gateway(WRONG_KEY, PATIENT, Optional.of(RETURN))) {
      assertThat(wrong.pay(StripeScene.charge(PAYS, START))).isInstanceOf(Answer.Unclear.class);
    }
  }

  @Test
  void whatIsRefusedLaterIsLookedForFirst() {
    scene.sandbox.faults().times(1).timeOutAfterCharging(Duration.ofMillis(1));
    scene.gateway.pay(scene.charge(PAYS));
    scene.sandbox.advanceTime(Duration.ofMinutes(3));
    scene.sandbox.faults().only(Operation.CREATE_INTENT).times(1).fail(400);
    reference(scene.gateway.pay(StripeScene.charge(PAYS, START)));
  }

  @Test
  void withoutAnywhereToReturnToWhatNeedsTheBuyerIsDeclined() {
    try (StripePaymentGateway gateway = scene.gateway(PATIENT, Optional.empty())) {
      assertThat(gateway.pay(scene.charge("pm_card_authenticationRequired")))
          .isInstanceOfSatisfying(
              Answer.Declined.class,
              declined -> assertThat(declined.code()).isEqualTo("authentication_required"));
      reference(gateway.pay(charge2(PAYS)));
    }
  }

  private Charge charge2(String method) {
    Charge first = scene.charge(method);
    return new Charge(
        first.site(),
        first.order(),
        first.attempt(),
        first.amount(),
        method,
        first.email(),
        "another",
        first.begunAt());
  }

  @Test
  void anAmountThatStripeDoesNotHaveIsRefusedHere() {
    Money dinars = new Money(1_234, new io.ringledger.shared.domain.CurrencyCode("KWD"));
    assertThat(scene.gateway.pay(StripeScene.charge(PAYS, dinars, START)))
        .isInstanceOfSatisfying(
            Answer.Declined.class,
            declined -> assertThat(declined.code()).isEqualTo("gateway_refused_amount"));
  }

  @Test
  void aReferenceOfAnotherAccountIsUnclear() {
    assertThat(scene.gateway.standing(attempt(Optional.of("pi_elsewhere"), START)))
        .isInstanceOf(Answer.Unclear.class);
    assertThat(scene.gateway.cancel(attempt(Optional.of("pi_elsewhere"), START)))
        .isInstanceOf(Answer.Unclear.class);
  }

  @Test
  void aRefundThatTheBankDoesNotTakeIsRefusedInTheEnd() {
    String reference = reference(scene.gateway.pay(scene.charge("pm_sandbox_refundFails")));
    Refund refund = refund(reference, 500, START);
    RefundAnswer begun = scene.gateway.refund(attempt(Optional.of(reference), START), refund);
    assertThat(begun).isInstanceOf(RefundAnswer.OnItsWay.class);
    String name = ((RefundAnswer.OnItsWay) begun).reference();
    scene.sandbox.advanceTime(Duration.ofMinutes(5));
    assertThat(scene.gateway.standing(refund.pending(name, START, START)))
        .isInstanceOfSatisfying(
            RefundAnswer.Refused.class,
            refused -> assertThat(refused.code()).matches("[a-z0-9_]{1,80}"));
    assertThat(scene.refunded(ATTEMPT)).isZero();
  }

  @Test
  void aRefundWhoseKeyStripeForgotIsLookedForFirst() {
    String reference = reference(scene.gateway.pay(scene.charge(PAYS)));
    Refund refund = refund(reference, 500, START);
    scene.gateway.refund(attempt(Optional.of(reference), START), refund);
    scene.sandbox.advanceTime(Duration.ofHours(25));
    assertThat(scene.gateway.refund(attempt(Optional.of(reference), START), refund))
        .isInstanceOf(RefundAnswer.Done.class);
    assertThat(scene.refunded(ATTEMPT)).isEqualTo(500);
    Refund again = refund.failed("expired_card", START, START);
    assertThat(scene.gateway.refund(attempt(Optional.of(reference), START), again))
        .isInstanceOf(RefundAnswer.Done.class);
    assertThat(scene.refunded(ATTEMPT)).isEqualTo(1_000);
  }

  @Test
  void aRefundWithARefusedKeyIsUnclear() {
    try (StripePaymentGateway wrong = scene.gateway(WRONG_KEY, PATIENT, Optional.of(RETURN))) {
      assertThat(wrong.refund(attempt(Optional.of("pi_1"), START), refund("pi_1", 500, START)))
          .isInstanceOf(RefundAnswer.Unclear.class);
    }
  }

  @Test
  void aRefundOfAPaymentWithoutANameFindsIt() {
    scene.gateway.pay(scene.charge(PAYS));
    assertThat(
            scene.gateway.refund(
                attempt(Optional.empty(), START), refund("pi_unknown", 500, START)))
        .isInstanceOf(RefundAnswer.Done.class);
  }

  @Test
  void anEventThatCannotBeAskedForIsNotCounted() {
    String reference = reference(scene.gateway.pay(scene.charge(PAYS)));
    scene.sandbox.faults().fail(500);
    assertThat(scene.gateway.resend(attempt(Optional.of(reference), START))).isZero();
  }

  @Test
  void nothingPrintsTheKey() {
    StripeSettings settings =
        new StripeSettings(
            "sk_live_1234567890abcdef",
            StripeSettings.API,
            Optional.empty(),
            Optional.empty(),
            StripeSettings.Calls.USUAL);
    assertThat(settings.toString()).doesNotContain("1234567890");
    assertThat(new Money(1, EUR).toString()).isEqualTo("1 EUR");
  }
}
