package io.ringledger.commerce.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.ringledger.commerce.gateways.SignedNotice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signatures of Stripe's webhooks: {@code t=<seconds>,v1=<hex>,...}, HMAC-SHA256 over time and
 * body. stripe-java computes and compares them, in constant time. The form of the header is checked
 * before, since it stumbles over some and takes the first of two times; and the time here, since it
 * lets any in the future pass.
 */
final class StripeSignatures {

  private static final int MOST_ITEMS = 20;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,15}");
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

  /** stripe-java's word for: do not look at the time. */
  private static final long NO_TOLERANCE = 0;

  private final List<String> secrets;

  StripeSignatures(List<String> secrets) {
    if (secrets.isEmpty() || secrets.size() > SignedNotice.MOST_SECRETS) {
      throw new IllegalArgumentException("one secret, or the present one and the one before");
    }
    for (String secret : secrets) {
      int own = secret.replaceFirst("^whsec_", "").getBytes(StandardCharsets.UTF_8).length;
      if (own < SignedNotice.MIN_SECRET_BYTES) {
        throw new IllegalArgumentException(
            "a secret must have " + SignedNotice.MIN_SECRET_BYTES + " bytes at least");
      }
    }
    this.secrets = List.copyOf(secrets);
  }

  /** Whether one of the secrets signed that body, at about this time. */
  boolean verify(String header, String body, Instant now) {
    return sentAt(header).filter(sent -> SignedNotice.isTimely(sent, now)).isPresent()
        && secrets.stream().anyMatch(secret -> isSigned(header, body, secret));
  }

  private static boolean isSigned(String header, String body, String secret) {
    try {
      return Webhook.Signature.verifyHeader(body, header, secret, NO_TOLERANCE);
    } catch (SignatureVerificationException _) {
      return false;
    }
  }

  /** The time of a header that has exactly one, and signatures of their form; otherwise empty. */
  private static Optional<Instant> sentAt(String header) {
    String[] items = header.split(",", -1);
    if (items.length > MOST_ITEMS) {
      return Optional.empty();
    }
    Optional<Instant> sent = Optional.empty();
    for (String item : items) {
      int equals = item.indexOf('=');
      if (equals < 0 || !NAME.matcher(item.substring(0, equals)).matches()) {
        return Optional.empty();
      }
      String name = item.substring(0, equals);
      String value = item.substring(equals + 1);
      if (name.equals("t")) {
        Optional<Instant> moment = SignedNotice.moment(value);
        if (sent.isPresent() || moment.isEmpty()) {
          return Optional.empty();
        }
        sent = moment;
      } else if (name.equals(Webhook.Signature.EXPECTED_SCHEME)
          && !SIGNATURE.matcher(value).matches()) {
        return Optional.empty();
      }
    }
    return sent;
  }
}
