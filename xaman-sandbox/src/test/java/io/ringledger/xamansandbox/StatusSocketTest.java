package io.ringledger.xamansandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.xamansandbox.Client.Socket;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatusSocketTest {

  @Test
  void a_payloads_socket_tells_what_happens_to_it_and_to_no_other() throws Exception {
    try (Scene scene = Scene.open()) {
      UUID id = scene.payment("{'expire':1}");
      UUID other = scene.payment("{}");
      try (Socket socket = scene.client.socket(id)) {
        assertThat(socket.next().path("message").asText()).isEqualTo("Welcome " + id);
        assertThat(socket.next().path("expires_in_seconds").asInt()).isEqualTo(60);
        socket.send("{'ping':true}");
        assertThat(socket.next().path("message").asText()).isEqualTo("Right back at you!");

        scene.sandbox.wallet().decline(other);
        scene.client.get(id);
        assertThat(socket.next().path("devapp_fetched").asBoolean()).isTrue();
        scene.sandbox.wallet().open(id);
        assertThat(socket.next().path("opened").asBoolean()).isTrue();
        scene.sandbox.advanceTime(Duration.ofMinutes(1));
        assertThat(socket.next().path("expired").asBoolean()).isTrue();
        scene.sandbox.wallet().sign(id);
        JsonNode resolved = socket.next();
        assertThat(resolved.path("payload_uuidv4").asText()).isEqualTo(id.toString());
        assertThat(resolved.path("signed").asBoolean()).isTrue();
        assertThat(resolved.path("txid").asText()).hasSize(64);
        assertThat(resolved.has("custom_meta")).isTrue();
        assertThat(resolved.path("opened_by_deeplink").isBoolean()).isTrue();
      }
    }
  }

  @Test
  void the_socket_of_no_payload_says_so_and_closes() throws Exception {
    try (Scene scene = Scene.open();
        Socket socket = scene.client.socket(UUID.randomUUID())) {
      assertThat(socket.next().path("message").asText()).isEqualTo("Payload not found");
      assertThat(socket.next().path("closed").asBoolean()).isTrue();
    }
  }
}
