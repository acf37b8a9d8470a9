package io.ringledger.paymentsandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.RefundCreateParams;
import io.ringledger.paymentsandbox.control.MoneyReport;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MoneyProperties {
  private static final List<String> METHODS =
      List.of(
          "pm_card_visa",
          "pm_card_chargeDeclined",
          "pm_card_authenticationRequired",
          "pm_sandbox_processing",
          "pm_sandbox_processingFails",
          "pm_sandbox_refundFails",
          "pm_card_pendingRefund");

  @Property(tries = 25)
  void an_intent_is_charged_at_most_once_and_never_gives_back_more_than_it_took(
      @ForAll @Size(min = 1, max = 25) List<@IntRange(min = 0, max = 99) Integer> steps)
      throws IOException, StripeException {
    try (Shop shop = Shop.open()) {
      String id = shop.stripe.v1().paymentIntents().create(Shop.tenDollars().build()).getId();
      Map<String, String> states = new HashMap<>();
      for (int step : steps) {
        try {
          take(shop, id, step);
        } catch (StripeException | IllegalStateException e) {
          // Refused; the books have to be right all the same.
        }
        check(shop, id, states);
      }
    }
  }

  private static void take(Shop shop, String id, int step) throws StripeException {
    int choice = step / 7;
    switch (choice % 6) {
      case 0 ->
          shop.stripe
              .v1()
              .paymentIntents()
              .confirm(
                  id,
                  PaymentIntentConfirmParams.builder()
                      .setPaymentMethod(METHODS.get(step % METHODS.size()))
                      .build());
      case 1 -> shop.sandbox.approve(id);
      case 2 -> shop.sandbox.advanceTime(Duration.ofSeconds(30));
      case 3, 4 ->
          shop.stripe
              .v1()
              .refunds()
              .create(
                  RefundCreateParams.builder()
                      .setPaymentIntent(id)
                      .setAmount(100L + 150L * (step % 7))
                      .build());
      default -> {
        if (step % 7 == 0) {
          shop.stripe.v1().paymentIntents().cancel(id);
        } else {
          shop.sandbox.refuse(id);
        }
      }
    }
  }

  private static void check(Shop shop, String id, Map<String, String> states)
      throws StripeException {
    MoneyReport.Line line = shop.sandbox.books().getFirst();
    PaymentIntent intent = shop.read(id);
    assertThat(line.charges()).isLessThanOrEqualTo(1);
    assertThat(line.captured()).isEqualTo(intent.getAmountReceived());
    assertThat(line.captured()).isEqualTo("succeeded".equals(intent.getStatus()) ? 1000 : 0);
    assertThat(line.refunded() + line.refundsPending()).isBetween(0L, line.captured());
    String before = states.getOrDefault(id, "");
    if (before.equals("succeeded") || before.equals("canceled")) {
      assertThat(intent.getStatus()).isEqualTo(before);
    }
    states.put(id, intent.getStatus());
    if (line.captured() > 0) {
      Charge charge = shop.stripe.v1().charges().retrieve(intent.getLatestCharge());
      assertThat(charge.getAmountRefunded()).isEqualTo(line.refunded() + line.refundsPending());
    }
  }
}
