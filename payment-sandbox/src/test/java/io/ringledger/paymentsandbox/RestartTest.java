package io.ringledger.paymentsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import com.stripe.param.RefundCreateParams;
import io.ringledger.paymentsandbox.Receiver.Hook;
import io.ringledger.paymentsandbox.control.MoneyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  @TempDir private Path folder;
  private Receiver receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver = new Receiver();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private PaymentSandbox start(Path data) {
    return PaymentSandbox.start(
        PaymentSandboxConfig.inMemory()
            .startingAt(Shop.START)
            .withWebhook(receiver.url(), Shop.SECRET)
            .withData(data));
  }

  private static PaymentIntent pay(PaymentSandbox sandbox, String key, String method)
      throws StripeException {
    return Shop.client(sandbox, sandbox.key())
        .v1()
        .paymentIntents()
        .create(Shop.tenDollars().setPaymentMethod(method).setConfirm(true).build(), Shop.key(key));
  }

  @Test
  void money_keys_time_and_what_takes_its_time_outlive_a_restart() throws StripeException {
    PaymentIntent paid;
    String slow;
    List<MoneyReport.Line> before;
    try (PaymentSandbox first = start(folder)) {
      paid = pay(first, "once", "pm_card_visa");
      Shop.client(first, first.key())
          .v1()
          .refunds()
          .create(
              RefundCreateParams.builder().setPaymentIntent(paid.getId()).setAmount(1L).build());
      first.advanceTime(Duration.ofHours(1));
      slow = pay(first, "slow", "pm_sandbox_processing").getId();
      before = first.books();
    }
    try (PaymentSandbox second = start(folder)) {
      assertThat(second.books()).isEqualTo(before);
      assertThat(second.now()).isEqualTo(Shop.START.plus(Duration.ofHours(1)));
      assertThat(second.endpoints()).hasSize(1);
      PaymentIntent repeated = pay(second, "once", "pm_card_visa");
      assertThat(repeated.getId()).isEqualTo(paid.getId());
      assertThat(repeated.getLastResponse().body()).isEqualTo(paid.getLastResponse().body());
      second.advanceTime(Duration.ofSeconds(30));
      StripeClient stripe = Shop.client(second, second.key());
      assertThat(stripe.v1().paymentIntents().retrieve(slow).getStatus()).isEqualTo("succeeded");
    }
  }

  @Test
  void what_was_not_acknowledged_is_sent_by_the_next_process() throws Exception {
    receiver.answer(503);
    try (PaymentSandbox first = start(folder)) {
      pay(first, "once", "pm_card_visa");
      Shop.until(() -> first.deliveries().size() == 3);
    }
    Hook failed = receiver.next("payment_intent.succeeded");
    receiver.answer(200);
    try (PaymentSandbox second = start(folder)) {
      assertThat(second.waitingWebhooks()).isEqualTo(3);
      second.advanceTime(Duration.ofSeconds(1));
      Hook hook = receiver.next("payment_intent.succeeded");
      assertThat(hook.event()).isEqualTo(failed.event());
      Webhook.constructEvent(
          hook.body(),
          hook.signature(),
          Shop.SECRET,
          300,
          Clock.fixed(second.now(), ZoneOffset.UTC));
      Shop.until(() -> second.waitingWebhooks() == 0);
    }
  }

  @Test
  void a_process_killed_in_the_middle_of_a_line_loses_only_that_line() throws Exception {
    Path killed = folder.resolve("killed");
    Files.createDirectories(killed);
    Path journal = killed.resolve("payments.jsonl");
    List<MoneyReport.Line> before;
    try (PaymentSandbox first = start(folder.resolve("running"))) {
      pay(first, "once", "pm_card_visa");
      Shop.until(() -> first.waitingWebhooks() == 0);
      before = first.books();
      // As it is while the process runs: nothing was closed in an orderly way.
      Files.copy(
          folder.resolve("running").resolve("payments.jsonl"),
          journal,
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(journal, "[[\"INTENT\",\"pi_never\",{\"amou", StandardOpenOption.APPEND);
    try (PaymentSandbox second = start(killed)) {
      assertThat(second.books()).isEqualTo(before);
      pay(second, "twice", "pm_card_visa");
    }
    try (PaymentSandbox third = start(killed)) {
      assertThat(third.books()).hasSize(2);
    }
  }

  @Test
  void a_shop_that_has_moved_hears_what_waited_with_the_secret_that_is_in_force() throws Exception {
    receiver.answer(500);
    String rotated;
    try (PaymentSandbox first = start(folder)) {
      rotated = first.rotateSecret(first.endpoints().getFirst(), Duration.ZERO);
      pay(first, "once", "pm_card_visa");
      Shop.until(() -> first.deliveries().size() == 3);
    }
    receiver.close();
    receiver = new Receiver();
    try (PaymentSandbox second = start(folder)) {
      assertThat(second.endpoints()).hasSize(1);
      second.advanceTime(Duration.ofSeconds(1));
      Hook hook = receiver.next("payment_intent.succeeded");
      assertThat(Webhook.Signature.verifyHeader(hook.body(), hook.signature(), rotated, 0))
          .isTrue();
    }
  }

  @Test
  void two_sandboxes_do_not_share_a_folder() {
    try (PaymentSandbox _ = start(folder)) {
      assertThatThrownBy(() -> start(folder))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Another sandbox");
    }
  }
}
