package io.ringledger.shared.cloudevents;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The types that CloudEvents 1.0 gives to context attributes, within our limits. */
public final class Attributes {

  private static final int MAX_URI_LENGTH = 512;

  private static final Pattern EXTENSION_NAME = Pattern.compile("[a-z0-9]{1,64}");
  private static final Pattern JSON_MEDIA_TYPE =
      Pattern.compile(
          "(?i)(application|text)/(json|[a-z0-9!#$&^_.+-]{1,64}\\+json)"
              + "(;[\\x20-\\x7e]{1,128})?");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

  private Attributes() {}

  /**
   * Whether a text is a {@code String} of CloudEvents: no control characters, no halves of
   * surrogate pairs, no code points that are no characters.
   */
  public static boolean isText(String text) {
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (Character.isISOControl(point)
          || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
          || (point & 0xFFFE) == 0xFFFE
          || (point >= 0xFDD0 && point <= 0xFDEF)) {
        return false;
      }
      i += Character.charCount(point);
    }
    return true;
  }

  /** Whether a text is a URI reference (RFC 3986) of 1 to 512 characters. */
  public static boolean isUriReference(String text) {
    return uri(text).isPresent();
  }

  /** Whether a text is an absolute URI of at most 512 characters. */
  public static boolean isUri(String text) {
    return uri(text).filter(URI::isAbsolute).isPresent();
  }

  private static Optional<URI> uri(String text) {
    if (text.isEmpty()
        || text.length() > MAX_URI_LENGTH
        || !text.chars().allMatch(letter -> letter > ' ' && letter < 0x7F)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  /** Whether an extension may be called so: 1 to 64 lower-case letters and digits. */
  public static boolean isExtensionName(String name) {
    return EXTENSION_NAME.matcher(name).matches();
  }

  /** Whether data of that media type is JSON. */
  public static boolean isJson(String mediaType) {
    return JSON_MEDIA_TYPE.matcher(mediaType).matches();
  }

  /** The instant of an RFC 3339 timestamp, in whole microseconds; empty where it is none. */
  public static Optional<Instant> instant(String text) {
    if (!TIMESTAMP.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          OffsetDateTime.parse(text.toUpperCase(Locale.ROOT))
              .toInstant()
              .truncatedTo(ChronoUnit.MICROS));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
