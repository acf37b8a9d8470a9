package io.ringledger.vault.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a thing that is traded, for example a fighter's card.
 *
 * @param value 1 to 64 ASCII letters, digits, dots, colons, hyphens and underscores
 */
public record ItemId(String value) implements Comparable<ItemId> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  public ItemId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not the id of an item");
    }
  }

  /** Returns the id, empty where the text is none. */
  public static Optional<ItemId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new ItemId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(ItemId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
