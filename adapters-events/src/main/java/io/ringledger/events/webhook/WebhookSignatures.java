package io.ringledger.events.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringledger.events.domain.SigningSecret;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures as Standard Webhooks 1.0 writes them: HMAC-SHA256 over id, time and body. */
final class WebhookSignatures {

  private static final String ALGORITHM = "HmacSHA256";

  private WebhookSignatures() {}

  /**
   * The header's value: one signature for each secret, in their order.
   *
   * @param seconds since 1970
   */
  static String header(List<SigningSecret> secrets, String id, long seconds, byte[] body) {
    return secrets.stream()
        .map(secret -> "v1," + signature(secret, id, seconds, body))
        .collect(Collectors.joining(" "));
  }

  private static String signature(SigningSecret secret, String id, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
      mac.update((id + "." + seconds + ".").getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
