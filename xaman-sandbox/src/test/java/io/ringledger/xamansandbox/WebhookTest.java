package io.ringledger.xamansandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.xamansandbox.Receiver.Hook;
import io.ringledger.xamansandbox.webhook.WebhookFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
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

  private UUID signed() throws IOException {
    UUID id = scene.payment("{}");
    scene.sandbox.wallet().sign(id);
    return id;
  }

  /** As the documentation computes it, with the first hyphen of the secret gone and no other. */
  private boolean isRight(Hook hook) throws GeneralSecurityException {
    String secret = scene.sandbox.apiSecret();
    int hyphen = secret.indexOf('-');
    String key = secret.substring(0, hyphen) + secret.substring(hyphen + 1);
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    byte[] sum = mac.doFinal((hook.timestamp() + hook.body()).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sum).equals(hook.signature());
  }

  @Test
  void a_signature_is_told_with_a_right_hmac_and_the_documented_body() throws Exception {
    UUID id =
        scene.client.create(
            "{'txjson':"
                + Scene.PAYMENT
                + ",'options':{'return_url':{'app':'https://a.example/{id}/{txid}'}}"
                + ",'custom_meta':{'identifier':'mine','instruction':'Pay ❤'}}");
    scene.sandbox.wallet().sign(id);
    Hook hook = receiver.next();
    assertThat(isRight(hook)).isTrue();
    assertThat(hook.timestamp()).isEqualTo(Long.toString(Scene.START.getEpochSecond()));
    assertThat(hook.attempt()).isEqualTo("1");
    assertThat(hook.payload()).isEqualTo(id.toString());

    JsonNode body = Client.json(hook.body());
    String txid = scene.client.get(id).at("/response/txid").asText();
    assertThat(body.at("/meta/url").asText()).isEqualTo(receiver.url().toString());
    assertThat(body.at("/meta/application_uuidv4").asText()).isEqualTo(scene.sandbox.apiKey());
    assertThat(body.at("/meta/payload_uuidv4").asText()).isEqualTo(id.toString());
    assertThat(body.at("/meta/opened_by_deeplink").isBoolean()).isTrue();
    assertThat(body.at("/custom_meta/identifier").asText()).isEqualTo("mine");
    assertThat(body.at("/custom_meta/instruction").asText()).isEqualTo("Pay ❤");
    assertThat(body.at("/payloadResponse/payload_uuidv4").asText()).isEqualTo(id.toString());
    assertThat(body.at("/payloadResponse/signed").asBoolean()).isTrue();
    assertThat(body.at("/payloadResponse/txid").asText()).isEqualTo(txid);
    assertThat(body.at("/payloadResponse/return_url/app").asText())
        .isEqualTo("https://a.example/" + id + "/" + txid);
    assertThat(body.at("/userToken/token_expiration").asLong())
        .isEqualTo(Scene.START.plus(Duration.ofDays(30)).getEpochSecond());
  }

  @Test
  void a_decline_is_told_too_and_an_expiry_or_cancellation_is_not() throws Exception {
    UUID cancelled = scene.payment("{}");
    scene.client.cancel(cancelled);
    UUID expired = scene.payment("{'expire':1}");
    scene.sandbox.advanceTime(Duration.ofMinutes(5));
    UUID declined = scene.payment("{}");
    scene.sandbox.wallet().decline(declined);

    JsonNode body = Client.json(receiver.next().body());
    assertThat(body.at("/payloadResponse/payload_uuidv4").asText()).isEqualTo(declined.toString());
    assertThat(body.at("/payloadResponse/signed").asBoolean()).isFalse();
    assertThat(body.path("userToken").isNull()).isTrue();
    assertThat(receiver.isQuiet()).isTrue();
    assertThat(expired).isNotEqualTo(declined);
  }

  @Test
  void it_is_sent_five_times_at_most_until_it_is_well_received() throws Exception {
    receiver.answer(500);
    signed();
    int[] pauses = {10, 60, 600, 600};
    assertThat(receiver.next().attempt()).isEqualTo("1");
    for (int i = 0; i < pauses.length; i++) {
      int known = i + 1;
      awaitSent(known);
      scene.sandbox.advanceTime(Duration.ofSeconds(pauses[i] - 1));
      assertThat(scene.sandbox.webhooks().sent()).hasSize(known);
      scene.sandbox.advanceTime(Duration.ofSeconds(1));
      Hook again = receiver.next();
      assertThat(again.attempt()).isEqualTo(Integer.toString(known + 1));
      assertThat(isRight(again)).isTrue();
    }
    awaitSent(5);
    scene.sandbox.advanceTime(Duration.ofDays(1));
    receiver.answer(204);
    signed();
    assertThat(receiver.next().attempt()).isEqualTo("1");
    awaitSent(6);
    assertThat(scene.sandbox.webhooks().sent().getLast().status()).isEqualTo(204);
  }

  private void awaitSent(int count) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          while (scene.sandbox.webhooks().sent().size() < count) {
            Thread.onSpinWait();
          }
        });
  }

  @Test
  void webhooks_are_lost_duplicated_and_overtaken_on_demand() throws Exception {
    scene.sandbox.webhooks().next(new WebhookFault.Lost());
    scene.sandbox.webhooks().next(new WebhookFault.Duplicated());
    scene.sandbox.webhooks().next(new WebhookFault.Overtaken());
    signed();
    UUID twice = signed();
    assertThat(receiver.next().payload()).isEqualTo(twice.toString());
    assertThat(receiver.next().payload()).isEqualTo(twice.toString());
    UUID first = signed();
    UUID second = signed();
    assertThat(receiver.next().payload()).isEqualTo(second.toString());
    assertThat(receiver.next().payload()).isEqualTo(first.toString());
    assertThat(receiver.isQuiet()).isTrue();
  }

  @Test
  void webhooks_are_delayed_forged_backdated_and_replayed_on_demand() throws Exception {
    scene.sandbox.webhooks().next(new WebhookFault.Delayed(Duration.ofMinutes(3)));
    UUID late = signed();
    UUID prompt = signed();
    assertThat(receiver.next().payload()).isEqualTo(prompt.toString());
    scene.sandbox.advanceTime(Duration.ofMinutes(3));
    assertThat(receiver.next().payload()).isEqualTo(late.toString());

    scene.sandbox.webhooks().next(new WebhookFault.Forged());
    signed();
    assertThat(isRight(receiver.next())).isFalse();

    scene.sandbox.webhooks().next(new WebhookFault.Backdated(Duration.ofHours(2)));
    signed();
    Hook old = receiver.next();
    assertThat(isRight(old)).isTrue();
    assertThat(Long.parseLong(old.timestamp()))
        .isEqualTo(scene.sandbox.now().minus(Duration.ofHours(2)).getEpochSecond());

    awaitSent(4);
    scene.sandbox.webhooks().replayLast();
    assertThat(receiver.next()).isEqualTo(old);
  }
}
