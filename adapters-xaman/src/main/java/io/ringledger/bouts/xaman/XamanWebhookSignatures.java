package io.ringledger.bouts.xaman;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringledger.bouts.application.outbound.WebhookSignatures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of Xaman's webhooks (docs.xaman.dev, Webhooks, Signature verification): HMAC-SHA1
 * in hexadecimal over the timestamp and the body, with the application's secret as key. Of the
 * secret the documented {@code replace('-', '')} takes only the first hyphen away; that form comes
 * first, and the two that others accept besides, without any hyphen and with all, after it.
 *
 * <p>The timestamp is in seconds since 1970, which the documentation leaves open and the sender
 * shows (XRPL-Labs/XummAPI-Webhook-Proxy). A repeated delivery is signed anew.
 */
public final class XamanWebhookSignatures implements WebhookSignatures {

  /** The usual bound on a delivery's age. */
  public static final Duration USUAL_WINDOW = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA1";
  private static final int MAX_BODY = 64 * 1024;

  /** Eleven digits of seconds reach beyond the year 5000. */
  private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,11}");

  private static final Pattern SIGNATURE = Pattern.compile("[0-9A-Fa-f]{40}");
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final JsonMapper JSON = StrictJson.mapper().build();

  private final List<SecretKeySpec> keys;
  private final Duration window;

  /**
   * Takes the application's secret.
   *
   * @param window how far a delivery's timestamp may be from now, on either side
   */
  public XamanWebhookSignatures(String apiSecret, Duration window) {
    if (!XamanSettings.isCredential(apiSecret)) {
      throw new IllegalArgumentException("the Xaman API secret must be a UUID");
    }
    if (window.compareTo(Duration.ZERO) <= 0) {
      throw new IllegalArgumentException("the age of a webhook must be positive");
    }
    this.keys =
        Stream.of(apiSecret.replaceFirst("-", ""), apiSecret.replace("-", ""), apiSecret)
            .map(key -> new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM))
            .toList();
    this.window = window;
  }

  @Override
  public Verdict verify(String timestamp, String signature, byte[] rawBody, Instant now) {
    if (!TIMESTAMP.matcher(timestamp).matches()) {
      return new Verdict.Malformed("the timestamp is not in seconds");
    }
    if (!SIGNATURE.matcher(signature).matches()) {
      return new Verdict.Malformed("the signature is not 40 hexadecimal digits");
    }
    if (rawBody.length > MAX_BODY) {
      return new Verdict.Malformed("the body is longer than " + MAX_BODY + " bytes");
    }
    byte[] given = HexFormat.of().parseHex(signature);
    if (keys.stream().noneMatch(key -> isEqual(given, mac(key, timestamp, rawBody)))) {
      return new Verdict.Forged();
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(sent, now).abs().compareTo(window) > 0) {
      return new Verdict.OutOfTime();
    }
    return genuine(timestamp, signature, rawBody);
  }

  /** In constant time, so that a forger learns nothing from how long it takes. */
  private static boolean isEqual(byte[] given, byte[] expected) {
    return MessageDigest.isEqual(given, expected);
  }

  private static Verdict genuine(String timestamp, String signature, byte[] rawBody) {
    try {
      JsonNode body = JSON.readTree(rawBody);
      if (!body.isObject()) {
        return new Verdict.Malformed("the body is not a JSON object");
      }
      JsonNode meta = body.at("/meta/payload_uuidv4");
      JsonNode response = body.at("/payloadResponse/payload_uuidv4");
      if (!isUuidOrNothing(meta) || !isUuidOrNothing(response)) {
        return new Verdict.Malformed("the payload's id is not a UUID");
      }
      Optional<UUID> payload = uuid(meta).or(() -> uuid(response));
      if (uuid(response).filter(id -> !payload.equals(Optional.of(id))).isPresent()) {
        return new Verdict.Malformed("the body names two payloads");
      }
      return new Verdict.Genuine(payload, deliveryId(timestamp, signature, rawBody));
    } catch (IOException _) {
      return new Verdict.Malformed("the body is not JSON");
    }
  }

  private static boolean isUuidOrNothing(JsonNode text) {
    return text.isMissingNode()
        || text.isNull()
        || (text.isTextual() && UUID_FORM.matcher(text.textValue()).matches());
  }

  private static Optional<UUID> uuid(JsonNode text) {
    return text.isTextual() ? Optional.of(UUID.fromString(text.textValue())) : Optional.empty();
  }

  private static byte[] mac(SecretKeySpec key, String timestamp, byte[] rawBody) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(timestamp.getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(rawBody);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** A signature in other letters is the same signature, and so the same delivery. */
  private static String deliveryId(String timestamp, String signature, byte[] rawBody) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(timestamp.getBytes(StandardCharsets.US_ASCII));
      sha256.update(signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(sha256.digest(rawBody));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
