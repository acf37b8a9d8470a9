package io.ringledger.paymentsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.CardException;
import com.stripe.param.RefundCreateParams;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlTest {
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
  void the_books_show_the_money_of_every_intent() throws Exception {
    String id = shop.pay("pm_card_visa").getId();
    shop.stripe
        .v1()
        .refunds()
        .create(RefundCreateParams.builder().setPaymentIntent(id).setAmount(300L).build());
    shop.stripe.v1().paymentIntents().create(Shop.tenDollars().build());
    JsonNode books = shop.control("GET", "books", "");
    assertThat(books.path("captured").asLong()).isEqualTo(1000);
    assertThat(books.path("refunded").asLong()).isEqualTo(300);
    assertThat(books.path("intents").asInt()).isEqualTo(2);
    JsonNode line = books.at("/lines/0");
    assertThat(line.path("id").asText()).isEqualTo(id);
    assertThat(line.path("captured").asLong()).isEqualTo(1000);
    assertThat(line.at("/metadata/order_id").asText()).isEqualTo("order-7");
    JsonNode second = shop.control("GET", "books?from=1&limit=1", "");
    assertThat(second.path("lines")).hasSize(1);
    assertThat(second.at("/lines/0/captured").asLong()).isZero();
  }

  @Test
  void faults_are_armed_shown_and_cleared_with_json() throws Exception {
    shop.control(
        "POST",
        "faults",
        "{'fault':'decline','code':'insufficient_funds','operations':['create_intent'],'times':1}");
    shop.control("POST", "webhook_faults", "{'fault':'duplicate','copies':2,'times':1}");
    JsonNode armed = shop.control("GET", "faults", "");
    assertThat(armed.path("api")).hasSize(1);
    assertThat(armed.path("webhooks")).hasSize(1);
    assertThatThrownBy(() -> shop.pay("pm_card_visa")).isInstanceOf(CardException.class);
    String event = shop.receiver.next().event();
    assertThat(shop.receiver.next().event()).isEqualTo(event);
    assertThat(shop.receiver.next().event()).isEqualTo(event);
    shop.control("POST", "faults", "{'fault':'status','status':429}");
    assertThat(shop.control("DELETE", "faults", "").path("api")).isEmpty();
    assertThat(shop.pay("pm_card_visa").getStatus()).isEqualTo("succeeded");
  }

  @Test
  void every_fault_has_a_name() throws IOException {
    for (String fault :
        new String[] {
          "decline", "timeout_before", "timeout_after_charging", "status", "slow", "garbage"
        }) {
      assertThat(shop.control("POST", "faults", "{'fault':'" + fault + "'}").has("api")).isTrue();
    }
    for (String fault :
        new String[] {
          "duplicate", "reorder", "delay", "drop", "forge", "old_timestamp", "future_timestamp"
        }) {
      assertThat(shop.control("POST", "webhook_faults", "{'fault':'" + fault + "'}").has("api"))
          .isTrue();
    }
    JsonNode armed = shop.control("GET", "faults", "");
    assertThat(armed.path("api")).hasSize(6);
    assertThat(armed.path("webhooks")).hasSize(7);
  }

  @Test
  void time_is_moved_secrets_rotate_and_deliveries_are_shown() throws Exception {
    JsonNode clock = shop.control("POST", "clock/advance", "{'seconds':3600}");
    assertThat(clock.path("seconds").asLong())
        .isEqualTo(Shop.START.plus(Duration.ofHours(1)).getEpochSecond());
    String endpoint = shop.sandbox.endpoints().getFirst();
    String secret =
        shop.control("POST", "webhook_endpoints/" + endpoint + "/rotate", "{'overlap_seconds':60}")
            .path("secret")
            .asText();
    shop.stripe.v1().paymentIntents().create(Shop.tenDollars().build());
    shop.verified(shop.receiver.next(), secret);
    Shop.until(() -> shop.sandbox.waitingWebhooks() == 0);
    JsonNode sent = shop.control("GET", "deliveries", "");
    assertThat(sent.at("/deliveries/0/state").asText()).isEqualTo("DELIVERED");
    assertThat(sent.at("/attempts/0/status").asInt()).isEqualTo(200);
    shop.control("POST", "replay", "");
    shop.receiver.next();
    shop.control("POST", "clear", "");
    assertThat(shop.sandbox.books()).isEmpty();
    assertThat(shop.sandbox.endpoints()).containsExactly(endpoint);
  }

  @Test
  void controls_that_make_no_sense_are_refused() throws IOException {
    assertThat(shop.control("GET", "nothing", "").path("error").asText()).isEqualTo("not_found");
    for (String body :
        new String[] {
          "{'fault':'earthquake'}",
          "{'fault':'status','status':200}",
          "{'fault':'slow','millis':-1}",
          "{'fault':'decline','times':0}",
          "{'fault':'decline','probability':2}",
          "{'fault':'decline','operations':['dance']}",
          "[]"
        }) {
      assertThat(shop.control("POST", "faults", body).path("error").asText())
          .as(body)
          .isEqualTo("bad_request");
    }
    assertThat(shop.control("POST", "clock/advance", "{'seconds':-1}").path("error").asText())
        .isEqualTo("bad_request");
    assertThat(shop.control("POST", "replay", "").path("error").asText()).isEqualTo("conflict");
    assertThat(
            shop.control("POST", "payment_intents/pi_none/approve", "").at("/error/code").asText())
        .isEqualTo("resource_missing");
  }

  @Test
  void it_is_set_up_from_a_command_line_and_only_for_the_loopback_interface() {
    PaymentSandboxConfig config =
        SandboxMain.configure(
            "--port", "5981",
            "--key", "sk_test_mine",
            "--webhook", "http://127.0.0.1:8080/webhooks",
            "--webhook-secret", "whsec_mine",
            "--data", "books",
            "--senders", "2");
    assertThat(config.port()).isEqualTo(5981);
    assertThat(config.key()).isEqualTo("sk_test_mine");
    assertThat(config.webhook())
        .hasValue(
            new PaymentSandboxConfig.Webhook(
                URI.create("http://127.0.0.1:8080/webhooks"), "whsec_mine"));
    assertThat(config.data()).isEqualTo(Optional.of(Path.of("books")));
    assertThat(config.senders()).isEqualTo(2);
    assertThat(SandboxMain.configure().port()).isEqualTo(5980);
    assertThatThrownBy(() -> SandboxMain.configure("--host", "0.0.0.0"))
        .hasMessageContaining("loopback");
    assertThatThrownBy(() -> SandboxMain.configure("--key", "sk_live_x"))
        .hasMessageContaining("sk_test_");
    assertThatThrownBy(() -> SandboxMain.configure("--colour", "red"))
        .hasMessageContaining("no option");
    assertThatThrownBy(() -> SandboxMain.configure("--port")).hasMessageContaining("value");
  }
}
