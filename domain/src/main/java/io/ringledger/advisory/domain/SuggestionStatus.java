package io.ringledger.advisory.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a suggestion has got. There is no way back from the last two. */
public enum SuggestionStatus {
  PENDING,
  APPROVED,
  REJECTED;

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that wire text, or empty where there is none. */
  public static Optional<SuggestionStatus> ofWire(String text) {
    return Arrays.stream(values()).filter(status -> status.wire().equals(text)).findFirst();
  }
}
