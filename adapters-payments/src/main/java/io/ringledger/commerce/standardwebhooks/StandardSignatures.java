package io.ringledger.commerce.standardwebhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.ringledger.commerce.gateways.SignedNotice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/**
 * Signatures of Standard Webhooks. The library makes the one that is expected, and here it is
 * compared: the library's own verification reads the clock of the machine.
 */
final class StandardSignatures {

  private static final String PREFIX = "whsec_";
  private static final int MOST_SIGNATURES = 20;

  private final List<Webhook> keys;

  StandardSignatures(List<String> secrets) {
    if (secrets.isEmpty() || secrets.size() > SignedNotice.MOST_SECRETS) {
      throw new IllegalArgumentException("one secret, or the present one and the one before");
    }
    this.keys = secrets.stream().map(StandardSignatures::key).toList();
  }

  private static Webhook key(String secret) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(secret.replaceFirst("^" + PREFIX, ""));
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("a secret must be whsec_ and base64");
    }
    if (!secret.startsWith(PREFIX) || bytes.length < SignedNotice.MIN_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "a secret must be whsec_ and base64 of %d bytes at least"
              .formatted(SignedNotice.MIN_SECRET_BYTES));
    }
    try {
      return new Webhook(bytes);
    } catch (EmptyWebhookSecretException e) {
      throw new IllegalStateException("a secret of 24 bytes is not empty", e);
    }
  }

  /** Whether one of the secrets made one of the signatures. */
  boolean verify(String header, String id, long seconds, String body) {
    String[] given = header.split(" ", -1);
    if (given.length > MOST_SIGNATURES) {
      return false;
    }
    boolean signed = false;
    for (Webhook key : keys) {
      byte[] expected = expected(key, id, seconds, body);
      for (String signature : given) {
        signed |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
      }
    }
    return signed;
  }

  private static byte[] expected(Webhook key, String id, long seconds, String body) {
    try {
      return key.sign(id, seconds, body).getBytes(StandardCharsets.UTF_8);
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
