package io.ringledger.bouts.xaman;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringledger.bouts.application.outbound.WebhookSignatures.Verdict;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XamanWebhookSignaturesTest {

  private static final String SECRET = "0a6f3c1e-8d52-4b7a-9c3d-2f1e5a7b9c04";
  private static final Instant SENT = Instant.ofEpochSecond(1_780_000_000L);
  private static final String TIMESTAMP = "1780000000";
  private static final UUID PAYLOAD = UUID.fromString("6d8f3a52-7a42-4b0d-9d45-0f1c2b3a4d5e");
  private static final String BODY =
      """
      {"meta":{"url":"https://ringledger.example/webhooks/xaman","payload_uuidv4":"%s"},\
      "custom_meta":{"instruction":"Hey ❤️"},\
      "payloadResponse":{"payload_uuidv4":"%s","signed":true},"userToken":null}"""
          .formatted(PAYLOAD, PAYLOAD);

  private final XamanWebhookSignatures signatures =
      new XamanWebhookSignatures(SECRET, XamanWebhookSignatures.USUAL_WINDOW);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0a6f3c1e8d52-4b7a-9c3d-2f1e5a7b9c04",
        "0a6f3c1e8d524b7a9c3d2f1e5a7b9c04",
        "0a6f3c1e-8d52-4b7a-9c3d-2f1e5a7b9c04"
      })
  void theSecretIsAKeyInEachOfItsThreeForms(String key) {
    assertThat(verify(TIMESTAMP, sign(key, TIMESTAMP, BODY), BODY, SENT))
        .isInstanceOfSatisfying(
            Verdict.Genuine.class, genuine -> assertThat(genuine.payload()).contains(PAYLOAD));
  }

  @Test
  void aSignatureMadeElsewhereIsRecognised() {
    // Made with: printf '1700000000{"meta":{}}' | openssl dgst -sha1 -hmac <secret without its
    // first hyphen>
    assertThat(
            verify(
                "1700000000",
                "7e66309ac22182c953d6a2d5dfb3213cb24de114",
                "{\"meta\":{}}",
                Instant.ofEpochSecond(1_700_000_000L)))
        .isInstanceOf(Verdict.Genuine.class);
  }

  @Test
  void whateverIsAlteredIsForged() {
    String signature = sign(TIMESTAMP, BODY);
    Verdict forged = new Verdict.Forged();

    assertThat(verify("1780000001", signature, BODY, SENT)).isEqualTo(forged);
    assertThat(verify(TIMESTAMP, signature, BODY + " ", SENT)).isEqualTo(forged);
    assertThat(verify(TIMESTAMP, signature, BODY.replace("true", "null"), SENT)).isEqualTo(forged);
    assertThat(verify(TIMESTAMP, "0".repeat(40), BODY, SENT)).isEqualTo(forged);
    assertThat(
            verify(
                TIMESTAMP, sign("0a6f3c1e8d524b7a-9c3d-2f1e5a7b9c04", TIMESTAMP, BODY), BODY, SENT))
        .isEqualTo(forged);
  }

  @ParameterizedTest
  @CsvSource({"-301,false", "-300,true", "0,true", "300,true", "301,false"})
  void itMayBeFiveMinutesOffOnEitherSide(long seconds, boolean inTime) {
    Verdict verdict = verify(TIMESTAMP, sign(TIMESTAMP, BODY), BODY, SENT.plusSeconds(seconds));

    assertThat(verdict instanceof Verdict.Genuine).isEqualTo(inTime);
    assertThat(verdict instanceof Verdict.OutOfTime).isEqualTo(!inTime);
  }

  @Test
  void whoForgesIsNotToldThatItIsLate() {
    assertThat(verify(TIMESTAMP, "0".repeat(40), BODY, SENT.plusSeconds(3600)))
        .isEqualTo(new Verdict.Forged());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "-1780000000", "1780000000.5", "1780000000000", " 1780000000"})
  void theTimestampIsInSeconds(String timestamp) {
    assertThat(verify(timestamp, sign(timestamp, BODY), BODY, SENT))
        .isInstanceOf(Verdict.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "xyz", "0123456789abcdef0123456789abcdef012345678"})
  void theSignatureHasFortyDigits(String signature) {
    assertThat(verify(TIMESTAMP, signature, BODY, SENT)).isInstanceOf(Verdict.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{} {}",
        "{\"meta\":{},\"meta\":{}}",
        "{\"meta\":{\"payload_uuidv4\":\"1-2-3-4-5\"}}",
        "{\"meta\":{\"payload_uuidv4\":5}}",
        "{\"meta\":{\"payload_uuidv4\":\"6d8f3a52-7a42-4b0d-9d45-0f1c2b3a4d5e\"},"
            + "\"payloadResponse\":{\"payload_uuidv4\":\"00000000-7a42-4b0d-9d45-0f1c2b3a4d5e\"}}"
      })
  void aGenuineBodyThatMakesNoSenseIsMalformed(String body) {
    assertThat(verify(TIMESTAMP, sign(TIMESTAMP, body), body, SENT))
        .isInstanceOf(Verdict.Malformed.class);
  }

  @Test
  void aBodyThatIsTooLongIsNotLookedAt() {
    String body = "{\"x\":\"" + "y".repeat(65_536) + "\"}";

    assertThat(verify(TIMESTAMP, sign(TIMESTAMP, body), body, SENT))
        .isInstanceOf(Verdict.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"payloadResponse\":{\"payload_uuidv4\":\"6d8f3a52-7a42-4b0d-9d45-0f1c2b3a4d5e\"}}",
        "{\"meta\":{\"payload_uuidv4\":\"6D8F3A52-7A42-4B0D-9D45-0F1C2B3A4D5E\"}}"
      })
  void thePayloadMayBeNamedOnce(String body) {
    assertThat(verify(TIMESTAMP, sign(TIMESTAMP, body), body, SENT))
        .isInstanceOfSatisfying(
            Verdict.Genuine.class, genuine -> assertThat(genuine.payload()).contains(PAYLOAD));
  }

  @Test
  void aDeliveryThatNamesNoPayloadIsGenuineAllTheSame() {
    assertThat(verify(TIMESTAMP, sign(TIMESTAMP, "{}"), "{}", SENT))
        .isInstanceOfSatisfying(
            Verdict.Genuine.class, genuine -> assertThat(genuine.payload()).isEmpty());
  }

  @Test
  void theSameDeliveryHasTheSameIdInWhateverLettersItsSignatureComes() {
    String signature = sign(TIMESTAMP, BODY);
    String id = idOf(verify(TIMESTAMP, signature, BODY, SENT));

    assertThat(id).hasSize(64);
    assertThat(idOf(verify(TIMESTAMP, signature.toUpperCase(Locale.ROOT), BODY, SENT)))
        .isEqualTo(id);
    assertThat(idOf(verify("1780000010", sign("1780000010", BODY), BODY, SENT)))
        .as("sent again, and signed anew")
        .isNotEqualTo(id);
  }

  @Test
  void aSecretThatIsNoneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new XamanWebhookSignatures("secret", Duration.ofMinutes(5)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new XamanWebhookSignatures(SECRET, Duration.ZERO));
  }

  private Verdict verify(String timestamp, String signature, String body, Instant now) {
    return signatures.verify(timestamp, signature, body.getBytes(UTF_8), now);
  }

  private static String idOf(Verdict verdict) {
    return ((Verdict.Genuine) verdict).deliveryId();
  }

  private static String sign(String timestamp, String body) {
    return sign(SECRET.replaceFirst("-", ""), timestamp, body);
  }

  private static String sign(String key, String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA1"));
      return HexFormat.of().formatHex(mac.doFinal((timestamp + body).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
