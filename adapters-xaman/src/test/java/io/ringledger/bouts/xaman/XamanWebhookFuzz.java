package io.ringledger.bouts.xaman;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ringledger.bouts.application.outbound.WebhookSignatures.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whatever is delivered: who does not know the secret is not believed, and nothing breaks. */
class XamanWebhookFuzz {

  private static final String SECRET = "0a6f3c1e-8d52-4b7a-9c3d-2f1e5a7b9c04";
  private static final Instant NOW = Instant.ofEpochSecond(1_780_000_000L);
  private static final String TIMESTAMP = "1780000000";

  private final XamanWebhookSignatures signatures =
      new XamanWebhookSignatures(SECRET, XamanWebhookSignatures.USUAL_WINDOW);

  /** Xaman itself sends what makes no sense. */
  @FuzzTest
  void aSignedBodyIsReadOrRefused(byte[] body) {
    assertThat(signatures.verify(TIMESTAMP, sign(body), body, NOW))
        .isInstanceOfAny(Verdict.Genuine.class, Verdict.Malformed.class);
  }

  /** Two lines for the headers, and the rest for the body. */
  @FuzzTest
  void whoDoesNotKnowTheSecretIsNotBelieved(byte[] delivery) {
    String[] lines = new String(delivery, StandardCharsets.ISO_8859_1).split("\n", 3);
    if (lines.length == 3) {
      byte[] body = lines[2].getBytes(StandardCharsets.ISO_8859_1);
      assertThat(signatures.verify(lines[0], lines[1], body, NOW))
          .isInstanceOfAny(Verdict.Forged.class, Verdict.Malformed.class);
    }
  }

  private static String sign(byte[] body) {
    byte[] signed =
        Arrays.copyOf(
            TIMESTAMP.getBytes(StandardCharsets.US_ASCII), TIMESTAMP.length() + body.length);
    System.arraycopy(body, 0, signed, TIMESTAMP.length(), body.length);
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(
          new SecretKeySpec(
              SECRET.replaceFirst("-", "").getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return HexFormat.of().formatHex(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA1", e);
    }
  }
}
