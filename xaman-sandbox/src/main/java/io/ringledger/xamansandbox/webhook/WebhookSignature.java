package io.ringledger.xamansandbox.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a webhook (docs.xaman.dev, Signature verification): an HMAC with SHA-1 over the
 * timestamp and the body. The key is the application's secret without its <em>first</em> hyphen
 * only, since the documented {@code secret.replace('-', '')} takes no more.
 */
public final class WebhookSignature {
  private WebhookSignature() {}

  /**
   * Returns the signature, lower-case hexadecimal.
   *
   * @param secret the application's API secret
   * @param timestamp the header {@code x-xumm-request-timestamp}
   * @param body the raw body
   */
  public static String of(String secret, String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(
          new SecretKeySpec(
              secret.replaceFirst("-", "").getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return HexFormat.of()
          .formatHex(mac.doFinal((timestamp + body).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA1", e);
    }
  }
}
