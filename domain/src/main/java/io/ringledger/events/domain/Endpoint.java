package io.ringledger.events.domain;

import java.util.regex.Pattern;

/**
 * Where events are sent to. Whether that address may be used is for whoever sends to say.
 *
 * @param url absolute, http or https, of at most {@value #MAX_LENGTH} visible ASCII characters,
 *     without user, password or fragment
 */
public record Endpoint(String url) {

  public static final int MAX_LENGTH = 500;

  private static final Pattern FORM =
      Pattern.compile(
          "https?://([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?"
              + "(/[\\x21-\\x7E&&[^#\"<>\\\\^`{|}]]*)?");

  public Endpoint {
    if (!isEndpoint(url)) {
      throw new IllegalArgumentException("not an address that events could be sent to");
    }
  }

  /** Whether it has the form of one. */
  public static boolean isEndpoint(String text) {
    return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
  }
}
