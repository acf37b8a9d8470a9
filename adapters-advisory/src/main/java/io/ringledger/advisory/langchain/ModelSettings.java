package io.ringledger.advisory.langchain;

import io.ringledger.advisory.domain.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a model is reached and asked.
 *
 * @param baseUrl what stands before {@code /chat/completions}, {@code http} or {@code https}
 * @param apiKey sent as bearer; empty: none is sent
 * @param model its name there: 1 to 100 visible ASCII characters
 */
public record ModelSettings(URI baseUrl, Optional<String> apiKey, String model, Calls calls) {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,500}");

  /** Refuses what could not work, in words for the person who configures it; none repeats a key. */
  public ModelSettings {
    String scheme = baseUrl.getScheme();
    if (baseUrl.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException("the base URL must be http:// or https://");
    }
    if (baseUrl.getRawUserInfo() != null
        || baseUrl.getRawQuery() != null
        || baseUrl.getRawFragment() != null) {
      throw new IllegalArgumentException("the base URL must hold no user, query or fragment");
    }
    if (apiKey.filter(key -> !KEY.matcher(key).matches()).isPresent()) {
      throw new IllegalArgumentException("the API key must be visible ASCII characters");
    }
    if (!Origin.isVersion(model)) {
      throw new IllegalArgumentException("the model must have 1 to 100 visible ASCII characters");
    }
  }

  /** Everything but the key. */
  @Override
  public String toString() {
    return "ModelSettings[baseUrl=%s, model=%s, %s]".formatted(baseUrl, model, calls);
  }

  /**
   * How it is called.
   *
   * @param timeout for one call, from its start to the end of its answer
   * @param maxTokens the longest answer it is asked for
   * @param maxAnswerBytes larger answers are not read
   * @param atOnce calls under way at the same time
   * @param breakerCalls of so many calls in a row half must fail before none is made any more
   * @param breakerDelay for how long then none is made
   */
  public record Calls(
      Duration timeout,
      int maxTokens,
      int maxAnswerBytes,
      int atOnce,
      int breakerCalls,
      Duration breakerDelay) {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int MOST_TOKENS = 32_000;

    /** Thirty seconds, 4,096 tokens and a quarter of a megabyte; four at once. */
    public static final Calls USUAL =
        new Calls(Duration.ofSeconds(30), 4_096, 256 * 1024, 4, 10, Duration.ofSeconds(30));

    public Calls {
      if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("the timeout must be 1 ms to 2 minutes");
      }
      if (maxTokens < 1 || maxTokens > MOST_TOKENS) {
        throw new IllegalArgumentException("the tokens must be 1 to " + MOST_TOKENS);
      }
      if (maxAnswerBytes < 1 || atOnce < 1 || breakerCalls < 2 || breakerDelay.toMillis() < 1) {
        throw new IllegalArgumentException("the limits of a model must be positive");
      }
    }

    /** The usual ones with what is configured. */
    public static Calls of(Duration timeout, int maxTokens) {
      return new Calls(
          timeout,
          maxTokens,
          USUAL.maxAnswerBytes,
          USUAL.atOnce,
          USUAL.breakerCalls,
          USUAL.breakerDelay);
    }
  }
}
