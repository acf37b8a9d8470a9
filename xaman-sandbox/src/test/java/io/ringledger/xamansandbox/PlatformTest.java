package io.ringledger.xamansandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.xamansandbox.XamanSandboxConfig.Limits;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {
  private Scene scene;
  private Client client;

  @BeforeEach
  void open() throws IOException {
    scene = Scene.open();
    client = scene.client;
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void wrong_credentials_are_answered_with_813() throws IOException {
    try (Client stranger =
        new Client(scene.sandbox, scene.sandbox.apiKey(), UUID.randomUUID().toString())) {
      HttpResponse<String> answer = stranger.call("GET", "ping");
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(Client.json(answer.body()).at("/error/code").asInt()).isEqualTo(813);
      assertThat(Client.json(answer.body()).at("/error/reference").asText()).hasSize(36);
    }
  }

  @Test
  void an_unknown_payload_is_404_and_an_unknown_endpoint_is_404_in_the_other_form()
      throws IOException {
    HttpResponse<String> unknown = client.call("GET", "payload/" + UUID.randomUUID());
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(Client.json(unknown.body()).at("/error/code").asInt()).isEqualTo(404);

    HttpResponse<String> nowhere = client.call("GET", "payload/xxx");
    assertThat(nowhere.statusCode()).isEqualTo(404);
    JsonNode fatal = Client.json(nowhere.body());
    assertThat(fatal.path("error").isBoolean()).isTrue();
    assertThat(fatal.path("message").asText()).startsWith("Endpoint unknown");
    assertThat(fatal.path("req").asText()).isEqualTo("/v1/platform/payload/xxx");
    assertThat(fatal.path("method").asText()).isEqualTo("GET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{'txjson':{}}",
        "{'txjson':{'TransactionType':'Payment'},'txblob':'00'}",
        "{'txblob':'not hex'}",
        "{'txblob':'FFFF'}",
        "{'txjson':{'TransactionType':'SignIn'},'options':[]}",
        "{'txjson':{'TransactionType':'SignIn'},'options':{'expire':0}}",
        "{'txjson':{'TransactionType':'SignIn'},'options':{'expire':'5'}}",
        "{'txjson':{'TransactionType':'SignIn'},'options':{'submit':'yes'}}",
        "{'txjson':{'TransactionType':'SignIn'},'options':{'signers':['nobody']}}",
        "{'txjson':{'TransactionType':'SignIn'},'options':{'force_network':'a b'}}",
        "{'txjson':{'TransactionType':'SignIn'},"
            + "'custom_meta':{'identifier':'12345678901234567890123456789012345678901'}}",
        "{'txjson':{'TransactionType':'SignIn'},'custom_meta':{'identifier':7}}",
        "{'txjson':{'TransactionType':'SignIn'},'custom_meta':{'blob':'text'}}",
        "{'txjson':{'TransactionType':'SignIn'},'user_token':'nobody'}",
      })
  void a_payload_that_is_not_accepted_is_602(String payload) throws IOException {
    HttpResponse<String> answer = client.post("payload", payload);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Client.json(answer.body()).at("/error/code").asInt()).isEqualTo(602);
    assertThat(scene.sandbox.payloads()).isEmpty();
  }

  @Test
  void an_instruction_may_have_280_characters_and_no_more() throws IOException {
    String payload = "{'txjson':{'TransactionType':'SignIn'},'custom_meta':{'instruction':'%s'}}";
    assertThat(client.post("payload", payload.formatted("i".repeat(280))).statusCode())
        .isEqualTo(200);
    assertThat(client.post("payload", payload.formatted("i".repeat(281))).statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_body_that_is_no_json_or_too_large_is_refused() throws IOException {
    HttpResponse<String> broken = client.post("payload", "{'txjson':");
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(Client.json(broken.body()).path("error").asBoolean()).isTrue();
    assertThat(client.post("payload", "x".repeat(200_000)).statusCode()).isEqualTo(413);
  }

  @Test
  void an_identifier_finds_its_payload_and_is_not_taken_twice() throws IOException {
    String payload = "{'txjson':{'TransactionType':'SignIn'},'custom_meta':{'identifier':'a b/1'}}";
    UUID id = client.create(payload);
    JsonNode found = Client.json(client.call("GET", "payload/ci/a%20b/1").body());
    assertThat(found.at("/meta/uuid").asText()).isEqualTo(id.toString());
    assertThat(found).isEqualTo(client.get(id));

    HttpResponse<String> again = client.post("payload", payload);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(Client.json(again.body()).at("/error/code").asInt()).isEqualTo(409);
    assertThat(client.call("GET", "payload/ci/other").statusCode()).isEqualTo(404);
  }

  @Test
  void thirty_payloads_a_minute_are_created_and_the_next_one_when_the_minute_slides()
      throws IOException {
    for (int i = 0; i < 30; i++) {
      HttpResponse<String> answer =
          client.post("payload", "{'txjson':{'TransactionType':'SignIn'}}");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("X-RateLimit-Limit")).hasValue("30");
      assertThat(answer.headers().firstValue("X-RateLimit-Remaining"))
          .hasValue(Integer.toString(29 - i));
    }
    HttpResponse<String> refused =
        client.post("payload", "{'txjson':{'TransactionType':'SignIn'}}");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
    assertThat(client.call("GET", "ping").statusCode()).isEqualTo(200);

    scene.sandbox.advanceTime(Duration.ofMinutes(1));
    assertThat(client.post("payload", "{'txjson':{'TransactionType':'SignIn'}}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void other_calls_have_a_limit_of_their_own() throws IOException {
    try (Scene narrow = Scene.open(config -> config.withLimits(new Limits(5, 2)))) {
      assertThat(narrow.client.call("GET", "ping").statusCode()).isEqualTo(200);
      assertThat(narrow.client.call("GET", "ping").statusCode()).isEqualTo(200);
      assertThat(narrow.client.call("GET", "ping").statusCode()).isEqualTo(429);
      assertThat(narrow.payment("{}")).isNotNull();
    }
  }

  @Test
  void a_payload_expires_in_the_minutes_it_asked_for_and_in_a_day_otherwise() throws IOException {
    UUID short5 = scene.payment("{'expire':5}");
    UUID usual = scene.payment("{}");
    assertThat(client.get(short5).at("/payload/expires_in_seconds").asInt()).isEqualTo(300);
    assertThat(client.get(usual).at("/payload/expires_in_seconds").asInt()).isEqualTo(86_400);
    assertThat(client.get(short5).at("/payload/expires_at").asText())
        .isEqualTo("2026-01-01T00:05:00Z");

    scene.sandbox.advanceTime(Duration.ofSeconds(299));
    assertThat(client.get(short5).at("/meta/expired").asBoolean()).isFalse();
    scene.sandbox.advanceTime(Duration.ofSeconds(1));
    assertThat(client.get(short5).at("/meta/expired").asBoolean()).isTrue();
    scene.sandbox.advanceTime(Duration.ofSeconds(7));
    assertThat(client.get(short5).at("/payload/expires_in_seconds").asInt()).isEqualTo(-7);
    assertThat(client.get(usual).at("/meta/expired").asBoolean()).isFalse();
  }

  @Test
  void cancelling_works_until_somebody_opened_it_and_says_why_not() throws IOException {
    UUID fresh = scene.payment("{}");
    JsonNode cancelled = client.cancel(fresh);
    assertThat(cancelled.at("/result/cancelled").asBoolean()).isTrue();
    assertThat(cancelled.at("/result/reason").asText()).isEqualTo("OK");
    assertThat(client.get(fresh).at("/meta/cancelled").asBoolean()).isTrue();
    assertThat(client.get(fresh).at("/meta/expired").asBoolean()).isTrue();
    assertThat(client.get(fresh).at("/meta/resolved").asBoolean()).isFalse();
    assertThat(client.cancel(fresh).at("/result/reason").asText()).isEqualTo("ALREADY_CANCELLED");

    UUID opened = scene.payment("{'expire':1}");
    UUID unopened = scene.payment("{'expire':1}");
    scene.sandbox.wallet().open(opened);
    assertThat(client.cancel(opened).at("/result/reason").asText()).isEqualTo("ALREADY_OPENED");
    assertThat(client.cancel(opened).at("/result/cancelled").asBoolean()).isFalse();
    scene.sandbox.advanceTime(Duration.ofMinutes(2));
    assertThat(client.cancel(opened).at("/result/reason").asText()).isEqualTo("ALREADY_OPENED");
    assertThat(client.cancel(unopened).at("/result/reason").asText()).isEqualTo("ALREADY_EXPIRED");
    scene.sandbox.wallet().decline(opened);
    assertThat(client.cancel(opened).at("/result/reason").asText()).isEqualTo("ALREADY_RESOLVED");
  }
}
