package io.ringledger.events.domain;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What signs the events of a subscription, as Standard Webhooks writes it. It is shown once, and
 * kept sealed. Never printed.
 *
 * @param text {@value #PREFIX} and base64 of 32 bytes
 */
public record SigningSecret(String text) {

  public static final String PREFIX = "whsec_";

  /** Random bytes in it. */
  public static final int BYTES = 32;

  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9+/]{43}=");

  public SigningSecret {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a signing secret");
    }
  }

  /** The secret of these {@value #BYTES} random bytes. */
  public static SigningSecret of(byte[] random) {
    if (random.length != BYTES) {
      throw new IllegalArgumentException("a signing secret has " + BYTES + " random bytes");
    }
    return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(random));
  }

  /** The random bytes. */
  public byte[] bytes() {
    return Base64.getDecoder().decode(text.substring(PREFIX.length()));
  }

  @Override
  public String toString() {
    return "SigningSecret[redacted]";
  }
}
