package io.ringledger.app.advisory;

import io.ringledger.advisory.langchain.ModelSettings;
import io.ringledger.app.Addresses;
import io.ringledger.app.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which model the settings choose, if any, and what is wrong with the choice. */
public final class ModelChoice {

  private ModelChoice() {}

  /** The model; none where suggestions follow the rules. */
  static Optional<ModelSettings> of(Settings.Advisory advisory) {
    return advisory
        .baseUrl()
        .map(
            url ->
                new ModelSettings(
                    url,
                    advisory.apiKey(),
                    advisory.model().orElse(""),
                    ModelSettings.Calls.of(advisory.timeout(), advisory.maxTokens())));
  }

  /** What cannot work, each with its variable; without the values, which may be secret. */
  public static List<String> unusable(Settings.Advisory advisory) {
    List<String> problems = new ArrayList<>();
    if (advisory.baseUrl().isEmpty()) {
      if (advisory.apiKey().isPresent() || advisory.model().isPresent()) {
        problems.add("ADVISORY_BASE_URL is not set, but ADVISORY_API_KEY or ADVISORY_MODEL is");
      }
      return problems;
    }
    if (advisory.model().isEmpty()) {
      problems.add("ADVISORY_MODEL is not set, but ADVISORY_BASE_URL is");
      return problems;
    }
    try {
      of(advisory);
    } catch (IllegalArgumentException refused) {
      problems.add(
          "ADVISORY_BASE_URL, ADVISORY_API_KEY, ADVISORY_MODEL, ADVISORY_TIMEOUT or"
              + " ADVISORY_MAX_TOKENS: "
              + refused.getMessage());
    }
    return problems;
  }

  /** What is unsafe in production: sending texts, or the key, where others listen. */
  public static List<String> unsafe(Settings.Advisory advisory) {
    List<String> problems = new ArrayList<>();
    Optional<URI> elsewhere = advisory.baseUrl().filter(url -> !Addresses.isLoopback(url));
    if (elsewhere.filter(url -> !"https".equals(url.getScheme())).isPresent()) {
      problems.add(
          "ADVISORY_BASE_URL must begin with https:// in production, or name this machine");
    }
    if (elsewhere.isPresent() && advisory.apiKey().isEmpty()) {
      problems.add(
          "ADVISORY_API_KEY is not set, but ADVISORY_BASE_URL names another machine: whoever"
              + " answers without a key answers everybody");
    }
    return problems;
  }
}
