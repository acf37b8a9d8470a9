package io.ringledger.paymentsandbox.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code Stripe-Signature}: {@code t=<seconds>,v1=<signature>}, with a signature for
 * each secret that is in force. Each is an HMAC with SHA-256 over the seconds, a dot and the body.
 */
public final class WebhookSignature {
  private WebhookSignature() {}

  /**
   * Returns the header.
   *
   * @param secrets the secrets, whole, {@code whsec_} included
   * @param seconds the time, in seconds since 1970
   * @param body the raw body
   */
  public static String header(List<String> secrets, long seconds, String body) {
    StringBuilder header = new StringBuilder("t=").append(seconds);
    for (String secret : secrets) {
      header.append(",v1=").append(of(secret, seconds, body));
    }
    return header.toString();
  }

  /** Returns one signature, lower-case hexadecimal. */
  public static String of(String secret, long seconds, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of()
          .formatHex(mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
