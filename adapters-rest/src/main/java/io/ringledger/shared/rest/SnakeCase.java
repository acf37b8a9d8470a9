package io.ringledger.shared.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.Locale;

/**
 * How names of record components become names on the wire: every upper-case letter begins a word.
 * Jackson's own strategy keeps runs of capitals together and would write {@code show_adrops}.
 */
public final class SnakeCase extends PropertyNamingStrategies.NamingBase {

  private static final long serialVersionUID = 1L;

  @Override
  public String translate(String name) {
    return of(name);
  }

  /** {@code showADrops} is {@code show_a_drops}. */
  public static String of(String name) {
    StringBuilder wire = new StringBuilder(name.length() + 8);
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (Character.isUpperCase(letter) && i > 0) {
        wire.append('_');
      }
      wire.append(letter);
    }
    return wire.toString().toLowerCase(Locale.ROOT);
  }
}
