package io.ringledger.xamansandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlTest {
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
  void curl_adds_wallets_opens_signs_and_declines() throws IOException {
    String other =
        client.control("wallets", "{'seed':'" + Scene.OTHER_SEED + "'}").at("/address").asText();
    assertThat(other).startsWith("r");
    String fresh = client.control("wallets", "{}").path("address").asText();
    assertThat(client.look("wallets").toString()).contains(scene.promoter, other, fresh);
    assertThat(client.look("wallets").toString()).doesNotContain(Scene.SEED);

    UUID id = scene.payment("{}");
    assertThat(
            client
                .control("payloads/" + id + "/open", "{'by':'DEEP_LINK'}")
                .at("/meta/opened_by_deeplink")
                .asBoolean())
        .isTrue();
    JsonNode signed = client.control("payloads/" + id + "/sign", "");
    assertThat(signed.at("/response/dispatched_result").asText()).isEqualTo("tesSUCCESS");
    assertThat(signed).isEqualTo(client.look("payloads/" + id));

    UUID declined = scene.payment("{}");
    assertThat(
            client
                .control("payloads/" + declined + "/decline", "")
                .at("/meta/resolved")
                .asBoolean())
        .isTrue();
    JsonNode list = client.look("payloads").path("payloads");
    assertThat(list).hasSize(2);
    assertThat(list.get(0).path("signed").asBoolean()).isTrue();
    assertThat(list.get(0).path("uuid").asText()).isEqualTo(id.toString());
  }

  @Test
  void every_way_to_sign_can_be_asked_for() throws IOException {
    UUID id = scene.payment("{'signers':['" + scene.promoter + "']}");
    String other = scene.another();
    HttpResponse<String> refused =
        client.controlled("payloads/" + id + "/sign", "{'account':'" + other + "'}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(Client.json(refused.body()).path("error").asText()).isEqualTo("FORCED_SIGNER");
    JsonNode signed =
        client.control(
            "payloads/" + id + "/sign",
            "{'account':'"
                + other
                + "','unchecked':true,'undispatched':true,'card':true,'ticket':99,"
                + "'network':'DEVNET','network_id':2,'altered':{'Amount':'5','Memos':null}}");
    assertThat(signed.at("/response/signer").asText()).isEqualTo(other);
    assertThat(signed.at("/payload/signmethod").asText()).isEqualTo("TANGEM");
    assertThat(signed.at("/response/approved_with").asText()).isEqualTo("OTHER");
    assertThat(signed.at("/response/environment_networkid").asInt()).isEqualTo(2);
    assertThat(signed.at("/response/dispatched_to_node").asBoolean()).isFalse();
    assertThat(
            client
                .control("payloads/" + id + "/dispatch", "")
                .at("/response/dispatched_nodetype")
                .asText())
        .isEqualTo("DEVNET");
    UUID lost = scene.payment("{}");
    assertThat(
            client
                .control("payloads/" + lost + "/sign", "{'unreported':true}")
                .at("/meta/resolved")
                .asBoolean())
        .isFalse();
  }

  @Test
  void time_moves_and_everything_can_be_cleared() throws IOException {
    UUID id = scene.payment("{'expire':1}");
    assertThat(client.control("advance-time", "{'seconds':61}").path("now").asText())
        .isEqualTo("2026-01-01T00:01:01Z");
    assertThat(client.get(id).at("/meta/expired").asBoolean()).isTrue();
    assertThat(client.control("faults", "{'fault':'status','status':500}").path("fault").asText())
        .isEqualTo("status");
    assertThat(client.call("GET", "ping").statusCode()).isEqualTo(500);
    assertThat(client.control("clear", "").path("cleared").asBoolean()).isTrue();
    assertThat(client.call("GET", "payload/" + id).statusCode()).isEqualTo(404);
    assertThat(scene.sandbox.wallet().accounts()).containsExactly(scene.promoter);
  }

  @Test
  void every_fault_has_a_name() throws IOException {
    UUID id = scene.payment("{}");
    for (String fault :
        List.of(
            "{'fault':'slow','millis':1}",
            "{'fault':'close','operations':['ping'],'times':1}",
            "{'fault':'drop_answer','operations':['ping']}",
            "{'fault':'malformed'}",
            "{'fault':'oversized','bytes':1}",
            "{'fault':'wrong_content'}",
            "{'fault':'lie','field':'/meta/signed','value':true}",
            "{'fault':'cancel_answer','reason':'ALREADY_OPENED'}",
            "{'fault':'hide','uuid':'" + id + "'}",
            "{'fault':'show','uuid':'" + id + "'}",
            "{'fault':'clear'}",
            "{'webhook':'lost'}",
            "{'webhook':'duplicated'}",
            "{'webhook':'overtaken'}",
            "{'webhook':'delayed','seconds':1}",
            "{'webhook':'forged'}",
            "{'webhook':'backdated','seconds':1}")) {
      assertThat(client.controlled("faults", fault).statusCode()).as(fault).isEqualTo(200);
    }
    assertThat(client.look("webhooks").path("sent").isArray()).isTrue();
    assertThat(client.get(id).at("/meta/exists").asBoolean()).isTrue();
  }

  @Test
  void it_can_be_down_for_a_while() throws IOException {
    client.control("faults", "{'fault':'down','millis':300}");
    boolean refused = false;
    long patience = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < patience) {
      try {
        client.call("GET", "ping");
        if (refused) {
          return;
        }
      } catch (IOException _) {
        refused = true;
      }
      scene.sandbox.clear();
    }
    throw new AssertionError("it was " + (refused ? "not back" : "never down"));
  }

  @Test
  void bad_controls_get_a_clear_error() throws IOException {
    assertThat(client.controlled("faults", "{'fault':'nonsense'}").statusCode()).isEqualTo(400);
    assertThat(client.controlled("faults", "{'webhook':'nonsense'}").statusCode()).isEqualTo(400);
    assertThat(client.controlled("faults", "{'webhook':'replay'}").statusCode()).isEqualTo(409);
    assertThat(client.controlled("faults", "{'fault':'slow','operations':['x']}").statusCode())
        .isEqualTo(400);
    assertThat(client.controlled("faults", "no json").statusCode()).isEqualTo(400);
    assertThat(client.controlled("wallets", "{'seed':'x'}").statusCode()).isEqualTo(409);
    assertThat(client.controlled("advance-time", "{'seconds':-1}").statusCode()).isEqualTo(400);
    assertThat(client.controlled("nowhere", "").statusCode()).isEqualTo(404);
    assertThat(client.controlled("payloads/" + UUID.randomUUID() + "/sign", "").statusCode())
        .isEqualTo(404);
    UUID id = scene.payment("{}");
    assertThat(client.controlled("payloads/" + id + "/sign", "{'nonsense':1}").statusCode())
        .isEqualTo(400);
    assertThat(client.controlled("payloads/" + id + "/dispatch", "").statusCode()).isEqualTo(409);
  }

  @Test
  void the_command_line_is_read_and_refused_in_plain_words() {
    XamanSandboxConfig config =
        SandboxMain.configure(
            "--port", "0", "--node", "http://127.0.0.1:5005/", "--network", "DEVNET");
    assertThat(config.port()).isZero();
    assertThat(config.networkKey()).isEqualTo("DEVNET");
    assertThatThrownBy(() -> SandboxMain.configure("--port", "x"))
        .hasMessageContaining("--port needs a number");
    assertThatThrownBy(() -> SandboxMain.configure("--what", "x"))
        .hasMessageContaining("no option --what");
    assertThatThrownBy(() -> SandboxMain.configure("--key", "x")).hasMessageContaining("UUID");
    assertThatThrownBy(() -> SandboxMain.configure("--key")).hasMessageContaining("needs a value");
  }

  @Test
  void a_port_in_use_is_said_in_plain_words() {
    XamanSandboxConfig taken = XamanSandboxConfig.inMemory().withPort(scene.sandbox.port());
    assertThatThrownBy(() -> XamanSandbox.start(taken)).hasMessageContaining("is in use");
  }
}
