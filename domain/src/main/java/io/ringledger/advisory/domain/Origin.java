package io.ringledger.advisory.domain;

import java.util.regex.Pattern;

/**
 * What made a suggestion, and of what.
 *
 * @param provider its name: 1 to 40 lower-case letters, digits and hyphens
 * @param version of the rules, or the name of the model: 1 to 100 visible ASCII characters
 * @param inputHash of the {@link SuggestionInput}: 64 lower-case hexadecimal digits
 */
public record Origin(String provider, String version, String inputHash) {

  private static final Pattern PROVIDER = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern VERSION = Pattern.compile("[\\x21-\\x7E]{1,100}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public Origin {
    if (!PROVIDER.matcher(provider).matches()) {
      throw new IllegalArgumentException("not the name of a provider");
    }
    if (!isVersion(version)) {
      throw new IllegalArgumentException("not the version of a provider");
    }
    if (!HASH.matcher(inputHash).matches()) {
      throw new IllegalArgumentException("not a SHA-256");
    }
  }

  /** Whether a text can be the version of a provider, such as the name of a model. */
  public static boolean isVersion(String text) {
    return VERSION.matcher(text).matches();
  }
}
