package io.ringledger.xamansandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.xamansandbox.platform.CancelReason;
import io.ringledger.xamansandbox.server.Operation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
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
  void a_creation_takes_place_whose_answer_is_lost() throws IOException {
    scene.sandbox.faults().only(Operation.CREATE).times(1).dropAnswersAfterApplying();
    String payload = "{'txjson':{'TransactionType':'SignIn'},'custom_meta':{'identifier':'once'}}";
    assertThatThrownBy(() -> client.post("payload", payload)).isInstanceOf(IOException.class);
    assertThat(scene.sandbox.payloads()).hasSize(1);
    assertThat(client.post("payload", payload).statusCode()).isEqualTo(409);
    assertThat(Client.json(client.call("GET", "payload/ci/once").body()).at("/meta/uuid").asText())
        .isEqualTo(scene.sandbox.payloads().getFirst().toString());
  }

  @Test
  void a_closed_connection_or_an_error_leaves_everything_undone() throws IOException {
    scene.sandbox.faults().times(1).closeConnections();
    assertThatThrownBy(() -> scene.payment("{}")).isInstanceOf(IOException.class);
    scene.sandbox.faults().times(1).fail(503);
    HttpResponse<String> broken = client.post("payload", "{'txjson':" + Scene.PAYMENT + "}");
    assertThat(broken.statusCode()).isEqualTo(503);
    assertThat(Client.json(broken.body()).path("error").isBoolean()).isTrue();
    assertThat(Client.json(broken.body()).path("message").asText()).isNotEmpty();
    scene.sandbox.faults().times(1).tooManyRequests();
    HttpResponse<String> many = client.post("payload", "{'txjson':" + Scene.PAYMENT + "}");
    assertThat(many.statusCode()).isEqualTo(429);
    assertThat(Client.json(many.body()).at("/error/code").asInt()).isEqualTo(429);
    assertThat(scene.sandbox.payloads()).isEmpty();
    assertThat(scene.payment("{}")).isNotNull();
  }

  @Test
  void answers_are_cut_off_too_long_of_the_wrong_kind_or_untrue() throws IOException {
    UUID id = scene.payment("{}");
    scene.sandbox.faults().only(Operation.GET).times(1).malformedJson();
    String cut = client.call("GET", "payload/" + id).body();
    assertThatThrownBy(() -> Client.JSON.readTree(cut)).isInstanceOf(JsonProcessingException.class);

    scene.sandbox.faults().only(Operation.GET).times(1).oversized(2_000_000);
    assertThat(client.call("GET", "payload/" + id).body()).hasSizeGreaterThan(2_000_000);

    scene.sandbox.faults().only(Operation.GET).times(1).wrongContent();
    HttpResponse<String> page = client.call("GET", "payload/" + id);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.body()).startsWith("<!DOCTYPE html>");

    scene
        .sandbox
        .faults()
        .only(Operation.GET)
        .lie(
            truth -> {
              ((ObjectNode) truth.get("meta")).put("signed", true);
              return truth;
            });
    assertThat(client.get(id).at("/meta/signed").asBoolean()).isTrue();
    scene.sandbox.faults().clear();
    assertThat(client.get(id).at("/meta/signed").asBoolean()).isFalse();
  }

  @Test
  void a_slow_answer_comes_late_and_others_do_not() throws IOException {
    UUID id = scene.payment("{}");
    scene.sandbox.faults().only(Operation.GET).times(1).slow(Duration.ofMillis(700));
    long started = System.nanoTime();
    client.call("GET", "ping");
    client.get(id);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(690));
  }

  @Test
  void a_platform_that_is_down_refuses_connections_until_it_is_back() throws IOException {
    UUID id = scene.payment("{}");
    scene.sandbox.faults().goDown();
    assertThatThrownBy(() -> client.get(id)).isInstanceOf(IOException.class);
    scene.sandbox.faults().comeBack();
    assertThat(client.get(id).at("/meta/exists").asBoolean()).isTrue();
  }

  @Test
  void a_hidden_payload_is_404_by_either_name_and_can_be_signed_all_the_same() throws IOException {
    UUID id =
        client.create("{'txjson':" + Scene.PAYMENT + ",'custom_meta':{'identifier':'hidden'}}");
    scene.sandbox.faults().hide(id);
    assertThat(client.call("GET", "payload/" + id).statusCode()).isEqualTo(404);
    assertThat(client.call("GET", "payload/ci/hidden").statusCode()).isEqualTo(404);
    assertThat(client.call("DELETE", "payload/" + id).statusCode()).isEqualTo(404);
    scene.sandbox.wallet().sign(id);
    scene.sandbox.faults().show(id);
    assertThat(client.get(id).at("/meta/signed").asBoolean()).isTrue();
  }

  @Test
  void a_cancellation_can_be_answered_with_any_reason_and_cancels_nothing() throws IOException {
    UUID id = scene.payment("{}");
    for (CancelReason reason : CancelReason.values()) {
      scene.sandbox.faults().times(1).answerCancellations(reason);
      assertThat(client.cancel(id).at("/result/reason").asText()).isEqualTo(reason.name());
    }
    assertThat(client.get(id).at("/meta/cancelled").asBoolean()).isFalse();
    assertThat(client.cancel(id).at("/result/reason").asText()).isEqualTo("OK");
  }
}
