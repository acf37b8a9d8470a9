package io.ringledger.paymentsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.ringledger.paymentsandbox.control.MoneyReport;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefundTest {
  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    shop = Shop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Refund refund(String intent, long amount) throws StripeException {
    return shop.stripe
        .v1()
        .refunds()
        .create(
            RefundCreateParams.builder()
                .setPaymentIntent(intent)
                .setAmount(amount)
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                .putMetadata("refund_id", "r-1")
                .build());
  }

  @Test
  void money_goes_back_in_parts_and_never_more_than_was_taken() throws StripeException {
    String intent = shop.pay("pm_card_visa").getId();
    Refund part = refund(intent, 400);
    assertThat(part.getId()).startsWith("re_");
    assertThat(part.getStatus()).isEqualTo("succeeded");
    assertThat(part.getReason()).isEqualTo("requested_by_customer");
    assertThat(part.getMetadata()).containsEntry("refund_id", "r-1");

    InvalidRequestException tooMuch =
        catchThrowableOfType(InvalidRequestException.class, () -> refund(intent, 601));
    assertThat(tooMuch.getParam()).isEqualTo("amount");
    assertThat(tooMuch.getMessage()).contains("greater than unrefunded amount on charge ($6.00)");

    Refund rest =
        shop.stripe
            .v1()
            .refunds()
            .create(RefundCreateParams.builder().setPaymentIntent(intent).build());
    assertThat(rest.getAmount()).isEqualTo(600);
    InvalidRequestException again =
        catchThrowableOfType(InvalidRequestException.class, () -> refund(intent, 1));
    assertThat(again.getCode()).isEqualTo("charge_already_refunded");

    assertThat(
            shop.stripe
                .v1()
                .refunds()
                .list(RefundListParams.builder().setPaymentIntent(intent).build())
                .getData())
        .extracting(Refund::getId)
        .containsExactly(rest.getId(), part.getId());
    assertThat(shop.stripe.v1().refunds().retrieve(part.getId()).getAmount()).isEqualTo(400);
    assertThat(shop.stripe.v1().charges().retrieve(part.getCharge()).getRefunded()).isTrue();
    assertThat(shop.sandbox.books())
        .singleElement()
        .extracting(MoneyReport.Line::refunded)
        .isEqualTo(1000L);
  }

  @Test
  void what_was_not_taken_cannot_go_back() throws StripeException {
    String open = shop.stripe.v1().paymentIntents().create(Shop.tenDollars().build()).getId();
    assertThat(
            catchThrowableOfType(InvalidRequestException.class, () -> refund(open, 100))
                .getStatusCode())
        .isEqualTo(400);
    assertThat(
            catchThrowableOfType(InvalidRequestException.class, () -> refund("pi_none", 100))
                .getStatusCode())
        .isEqualTo(404);
  }

  @Test
  void a_refund_that_fails_later_leaves_the_money_where_it_was() throws Exception {
    String intent = shop.pay("pm_sandbox_refundFails").getId();
    Refund pending = refund(intent, 1000);
    assertThat(pending.getStatus()).isEqualTo("pending");
    assertThat(shop.sandbox.books())
        .singleElement()
        .extracting(MoneyReport.Line::refundsPending)
        .isEqualTo(1000L);
    shop.sandbox.advanceTime(Duration.ofSeconds(30));
    Refund failed = shop.stripe.v1().refunds().retrieve(pending.getId());
    assertThat(failed.getStatus()).isEqualTo("failed");
    assertThat(failed.getFailureReason()).isEqualTo("unknown");
    assertThat(shop.stripe.v1().charges().retrieve(failed.getCharge()).getAmountRefunded())
        .isZero();
    assertThat(shop.receiver.next("refund.failed").json().at("/data/object/id").asText())
        .isEqualTo(failed.getId());
    assertThat(shop.sandbox.books())
        .singleElement()
        .extracting(MoneyReport.Line::refunded)
        .isEqualTo(0L);
    assertThat(refund(intent, 1000).getStatus()).isEqualTo("pending");
  }

  @Test
  void a_refund_may_take_its_time_and_succeed_or_succeed_and_fail_after_all()
      throws StripeException {
    Refund slow = refund(shop.pay("pm_card_pendingRefund").getId(), 300);
    Refund late = refund(shop.pay("pm_card_refundFail").getId(), 300);
    assertThat(slow.getStatus()).isEqualTo("pending");
    assertThat(late.getStatus()).isEqualTo("succeeded");
    shop.sandbox.advanceTime(Duration.ofSeconds(30));
    assertThat(shop.stripe.v1().refunds().retrieve(slow.getId()).getStatus())
        .isEqualTo("succeeded");
    assertThat(shop.stripe.v1().refunds().retrieve(late.getId()).getStatus()).isEqualTo("failed");
  }
}
