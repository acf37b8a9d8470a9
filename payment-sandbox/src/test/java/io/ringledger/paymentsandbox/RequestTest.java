package io.ringledger.paymentsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import io.ringledger.paymentsandbox.books.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestTest {
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
  void a_key_may_come_as_a_user_name_too() throws IOException {
    String pair =
        Base64.getEncoder()
            .encodeToString((shop.sandbox.key() + ":").getBytes(StandardCharsets.UTF_8));
    assertThat(
            shop.send("GET", "/v1/payment_intents", "", "Authorization", "Basic " + pair)
                .statusCode())
        .isEqualTo(200);
    for (String wrong : new String[] {"Basic ???", "Basic", "Bearer", "Bearer sk_live_x", "x"}) {
      assertThat(shop.send("GET", "/v1/payment_intents", "", "Authorization", wrong).statusCode())
          .as(wrong)
          .isEqualTo(401);
    }
  }

  @Test
  void only_the_right_key_opens_it() {
    AuthenticationException refused =
        catchThrowableOfType(
            AuthenticationException.class,
            () -> Shop.client(shop.sandbox, "sk_test_another").v1().paymentIntents().list());
    assertThat(refused.getStatusCode()).isEqualTo(401);
  }

  @Test
  void wrong_parameters_are_refused_with_their_names() throws IOException {
    assertRefused("currency=usd", 400, "parameter_missing", "amount");
    assertRefused("amount=abc&currency=usd", 400, "parameter_invalid_integer", "amount");
    assertRefused("amount=0&currency=jpy", 400, "parameter_invalid_integer", "amount");
    assertRefused("amount=49&currency=usd", 400, "amount_too_small", "amount");
    assertRefused("amount=100000000&currency=usd", 400, "amount_too_large", "amount");
    assertRefused("amount=100&currency=gold", 400, "", "currency");
    assertRefused("amount=100&currency=usd&colour=red", 400, "parameter_unknown", "colour");
    assertRefused("amount=100&currency=usd&metadata[a][b]=c", 400, "", "metadata");
    assertRefused(
        "amount=100&currency=usd&payment_method=pm_none",
        400,
        "resource_missing",
        "payment_method");
    StringBuilder many = new StringBuilder("amount=100&currency=usd");
    for (int i = 0; i < 51; i++) {
      many.append("&metadata[k").append(i).append("]=v");
    }
    assertRefused(many.toString(), 400, "", "metadata");
    assertRefused("amount=100&currency=usd&return_url=a", 400, "", "return_url");
  }

  private void assertRefused(String form, int status, String code, String param)
      throws IOException {
    HttpResponse<String> answer =
        shop.send(
            "POST",
            "/v1/payment_intents",
            form,
            "Authorization",
            "Bearer " + shop.sandbox.key(),
            "Content-Type",
            "application/x-www-form-urlencoded");
    JsonNode error = Json.read(answer.body()).path("error");
    assertThat(answer.statusCode()).as(form).isEqualTo(status);
    assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    assertThat(error.path("code").asText()).as(form).isEqualTo(code);
    assertThat(error.path("param").asText()).as(form).isEqualTo(param);
    assertThat(answer.headers().firstValue("Request-Id")).isPresent();
  }

  @Test
  void lists_are_bounded_and_nothing_odd_is_taken_for_a_form() throws IOException {
    assertThat(status("GET", "/v1/payment_intents?limit=100", "")).isEqualTo(200);
    for (String query :
        new String[] {
          "limit=101",
          "limit=0",
          "starting_after=pi_none",
          "created[before]=1",
          "colour=red",
          "expand[]=everything",
          "a[b=c",
          "a[b][c][d][e][f][g]=h"
        }) {
      String escaped = query.replace("[", "%5B").replace("]", "%5D");
      assertThat(status("GET", "/v1/payment_intents?" + escaped, "")).as(query).isEqualTo(400);
    }
    assertThat(status("POST", "/v1/payment_intents", "a=1&".repeat(501))).isEqualTo(400);
    assertThat(status("POST", "/v1/payment_intents", "amount=%ZZ")).isEqualTo(400);
    assertThat(status("POST", "/v1/payment_intents", "amount=1&amount[x]=2")).isEqualTo(400);
    assertThat(status("GET", "/v1/", "")).isEqualTo(404);
    assertThat(status("GET", "/v1/payment_intents//confirm", "")).isEqualTo(404);
  }

  private int status(String method, String path, String body) throws IOException {
    return shop.send(method, path, body, "Authorization", "Bearer " + shop.sandbox.key())
        .statusCode();
  }

  @Test
  void methods_that_may_redirect_need_a_place_to_come_back_to() throws StripeException {
    PaymentIntentCreateParams.Builder any =
        PaymentIntentCreateParams.builder()
            .setAmount(1000L)
            .setCurrency("eur")
            .setPaymentMethod("pm_card_visa")
            .setConfirm(true);
    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> shop.stripe.v1().paymentIntents().create(any.build()));
    assertThat(refused.getMessage()).contains("return_url");
    assertThat(shop.sandbox.books()).isEmpty();
    PaymentIntent paid =
        shop.stripe
            .v1()
            .paymentIntents()
            .create(
                any.setAutomaticPaymentMethods(
                        PaymentIntentCreateParams.AutomaticPaymentMethods.builder()
                            .setEnabled(true)
                            .setAllowRedirects(
                                PaymentIntentCreateParams.AutomaticPaymentMethods.AllowRedirects
                                    .NEVER)
                            .build())
                    .build());
    assertThat(paid.getStatus()).isEqualTo("succeeded");
  }

  @Test
  void it_says_that_it_is_a_simulator_and_what_it_does_not_know() throws IOException {
    HttpResponse<String> root = shop.send("GET", "/", "");
    assertThat(root.body()).contains("simulator", "not Stripe");
    assertThat(root.headers().firstValue("Server").orElseThrow()).contains("simulator");
    HttpResponse<String> unknown =
        shop.send("GET", "/v1/customers", "", "Authorization", "Bearer " + shop.sandbox.key());
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(shop.send("GET", "/v1/payment_intents", "").statusCode()).isEqualTo(401);
    assertThat(shop.send("POST", "/v1/payment_intents", "x".repeat(70_000)).statusCode())
        .isEqualTo(413);
  }
}
