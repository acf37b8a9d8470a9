package io.ringledger.vault.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a payment channel on the XRP Ledger: the id of its entry.
 *
 * @param value 64 hexadecimal digits, folded to upper case
 */
public record ChannelId(String value) {

  private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f]{64}");

  public ChannelId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a channel id has 64 hexadecimal digits");
    }
    value = value.toUpperCase(Locale.ROOT);
  }

  /** Returns the id, empty where the text is none. */
  public static Optional<ChannelId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new ChannelId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
