package io.ringledger.xamansandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each answer against the platform's published types, written down here field by field: {@code b}
 * boolean, {@code n} number, {@code s} text, {@code o} object, {@code a} list; {@code ?} after it
 * means it may be null, {@code ~} before it that it may be missing.
 */
class AnswerShapeTest {
  private static final String META =
      "exists b, uuid s, multisign b, submit b, pathfinding b, pathfinding_fallback b,"
          // The types say "optional"; the platform sends null.
          + " force_network s?, destination s, resolved_destination s, resolved b, signed b,"
          + " cancelled b, expired b, pushed b, app_opened b, opened_by_deeplink b?,"
          + " return_url_app s?, return_url_web s?, is_xapp b, signers a?";
  private static final String APPLICATION =
      "name s, description s, disabled n, uuidv4 s, icon_url s, issued_user_token s?";
  private static final String PAYLOAD =
      "tx_type s, tx_destination s, tx_destination_tag n?, request_json o, origintype s?,"
          + " signmethod s?, created_at s, expires_at s, expires_in_seconds n";
  private static final String RESPONSE =
      "hex s?, txid s?, resolved_at s?, dispatched_nodetype s?, dispatched_to s?,"
          + " dispatched_result s?, dispatched_to_node b?, environment_nodeuri s?,"
          + " environment_nodetype s?, environment_networkid n?, multisign_account s?, account s?,"
          + " signer s?, user s?, ~signer_pubkey s, ~approved_with s";
  private static final String CUSTOM_META = "identifier s?, blob o?, instruction s?";
  private static final String RESOLVED =
      "payload_uuidv4 s, reference_call_uuidv4 s, signed b, user_token b, return_url o, txid s?";

  private Receiver receiver;
  private Scene scene;

  @BeforeEach
  void open() throws IOException {
    receiver = new Receiver();
    scene = Scene.open(config -> config.withWebhook(receiver.url()));
  }

  @AfterEach
  void close() {
    scene.close();
    receiver.close();
  }

  private static void hasShape(JsonNode answer, String shape) {
    Map<String, String> expected = new LinkedHashMap<>();
    for (String field : shape.split(", ", -1)) {
      String[] parts = field.split(" ", -1);
      expected.put(parts[0].replace("~", ""), (parts[0].startsWith("~") ? "~" : "") + parts[1]);
    }
    List<String> wrong = new ArrayList<>();
    expected.forEach(
        (name, type) -> {
          if (!answer.has(name) ? !type.startsWith("~") : !fits(answer.get(name), type)) {
            wrong.add(name + " " + type + " is " + answer.path(name));
          }
        });
    assertThat(wrong).isEmpty();
    TreeSet<String> unknown = new TreeSet<>();
    answer.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(expected.keySet());
    assertThat(unknown).isEmpty();
  }

  private static boolean fits(JsonNode value, String type) {
    if (value.isNull()) {
      return type.endsWith("?");
    }
    return switch (type.replace("~", "").charAt(0)) {
      case 'b' -> value.isBoolean();
      case 'n' -> value.isIntegralNumber();
      case 's' -> value.isTextual();
      case 'a' -> value.isArray();
      default -> value.isObject();
    };
  }

  private static void hasShapeOfDetails(JsonNode details) {
    hasShape(details, "meta o, application o, payload o, response o, custom_meta o");
    hasShape(details.path("meta"), META);
    hasShape(details.path("application"), APPLICATION);
    hasShape(details.path("payload"), PAYLOAD);
    hasShape(details.path("response"), RESPONSE);
    hasShape(details.path("custom_meta"), CUSTOM_META);
  }

  private UUID rich() throws IOException {
    return scene.client.create(
        "{'txjson':{'TransactionType':'Payment','Destination':'"
            + Scene.DESTINATION
            + "','DestinationTag':7,'Amount':'1'},'options':{'expire':5,'signers':['"
            + scene.promoter
            + "'],'force_network':'TESTNET','return_url':{'app':'https://a.example/{cid}'}},"
            + "'custom_meta':{'blob':{'a':1},'instruction':'Pay'}}");
  }

  @Test
  void a_payload_has_its_shape_at_every_stage() throws IOException {
    UUID bare = scene.client.create("{'txjson':{'TransactionType':'SignIn'}}");
    hasShapeOfDetails(scene.client.get(bare));
    UUID rich = rich();
    hasShapeOfDetails(scene.client.get(rich));
    scene.sandbox.wallet().open(rich);
    hasShapeOfDetails(scene.client.get(rich));
    scene.sandbox.wallet().sign(rich);
    JsonNode signed = scene.client.get(rich);
    hasShapeOfDetails(signed);
    assertThat(signed.path("response").has("signer_pubkey")).isTrue();
    assertThat(signed.path("response").has("approved_with")).isTrue();
    scene.sandbox.wallet().decline(bare);
    hasShapeOfDetails(scene.client.get(bare));
    assertThat(scene.client.get(bare).path("response").has("approved_with")).isFalse();
  }

  @Test
  void an_account_that_was_asked_for_stands_in_the_answer_before_anybody_signed()
      throws IOException {
    UUID id =
        scene.client.create(
            "{'txjson':{'TransactionType':'AccountSet','Account':'" + Scene.DESTINATION + "'}}");
    assertThat(scene.client.get(id).at("/response/account").asText()).isEqualTo(Scene.DESTINATION);
    assertThat(scene.client.get(id).at("/response/signer").isNull()).isTrue();
    scene.sandbox.wallet().sign(id);
    assertThat(scene.client.get(id).at("/response/account").asText()).isEqualTo(scene.promoter);
  }

  @Test
  void creating_cancelling_and_pinging_have_their_shapes() throws IOException {
    JsonNode created =
        Client.json(scene.client.post("payload", "{'txjson':" + Scene.PAYMENT + "}").body());
    hasShape(created, "uuid s, next o, refs o, pushed b");
    hasShape(created.path("next"), "always s");
    hasShape(
        created.path("refs"), "qr_png s, qr_matrix s, qr_uri_quality_opts a, websocket_status s");
    UUID id = UUID.fromString(created.path("uuid").asText());

    JsonNode cancelled = scene.client.cancel(id);
    hasShape(cancelled, "result o, meta o, custom_meta o");
    hasShape(cancelled.path("result"), "cancelled b, reason s");
    hasShape(cancelled.path("meta"), META);
    hasShape(cancelled.path("custom_meta"), CUSTOM_META);

    JsonNode pong = Client.json(scene.client.call("GET", "ping").body());
    hasShape(pong, "pong b, auth o");
    hasShape(pong.path("auth"), "quota o, application o, call o");
    hasShape(pong.at("/auth/application"), "uuidv4 s, name s, webhookurl s, disabled n");
  }

  @Test
  void a_known_user_gets_the_next_payload_pushed() throws IOException {
    UUID first = rich();
    scene.sandbox.wallet().sign(first);
    String token = scene.client.get(first).at("/application/issued_user_token").asText();
    String body = "{'txjson':" + Scene.PAYMENT + ",'user_token':'" + token + "'}";
    JsonNode pushed = Client.json(scene.client.post("payload", body).body());
    assertThat(pushed.path("pushed").asBoolean()).isTrue();
    hasShape(pushed.path("next"), "always s, no_push_msg_received s");

    scene.sandbox.advanceTime(Duration.ofDays(30));
    JsonNode late = Client.json(scene.client.post("payload", body).body());
    assertThat(late.path("pushed").asBoolean()).isFalse();
  }

  @Test
  void a_webhook_has_its_shape() throws Exception {
    UUID id = rich();
    scene.sandbox.wallet().sign(id);
    JsonNode body = Client.json(receiver.next().body());
    hasShape(body, "meta o, custom_meta o, payloadResponse o, userToken o?");
    hasShape(
        body.path("meta"), "url s, application_uuidv4 s, payload_uuidv4 s, opened_by_deeplink b");
    hasShape(body.path("custom_meta"), CUSTOM_META);
    hasShape(body.path("payloadResponse"), RESOLVED);
    hasShape(body.at("/payloadResponse/return_url"), "app s?, web s?");
    hasShape(body.path("userToken"), "user_token s, token_issued n, token_expiration n");
  }
}
