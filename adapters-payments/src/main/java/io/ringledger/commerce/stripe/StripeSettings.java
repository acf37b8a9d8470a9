package io.ringledger.commerce.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How Stripe is reached and asked.
 *
 * @param apiKey secret or restricted key of the account
 * @param apiBase of the API, {@code http} or {@code https}, without a path
 * @param returnUrl where a buyer goes whom the bank asked something. Empty: what needs to ask is
 *     declined
 * @param webhookEndpoint the endpoint at Stripe that missed events are asked for; empty: all
 */
public record StripeSettings(
    String apiKey,
    URI apiBase,
    Optional<URI> returnUrl,
    Optional<String> webhookEndpoint,
    Calls calls) {

  /** Where Stripe really is. */
  public static final URI API = URI.create("https://api.stripe.com");

  private static final Pattern KEY = Pattern.compile("[sr]k_(test|live)_[A-Za-z0-9_]{8,250}");
  private static final Pattern ENDPOINT = Pattern.compile("we_[A-Za-z0-9_]{1,250}");
  private static final int LONGEST_URL = 1000;

  /** Refuses what could not work, in words for the person who configures it. */
  public StripeSettings {
    if (!KEY.matcher(apiKey).matches()) {
      throw new IllegalArgumentException(
          "the API key must begin with sk_test_, sk_live_, rk_test_ or rk_live_");
    }
    if (!isHttp(apiBase)
        || !(apiBase.getPath().isEmpty() || apiBase.getPath().equals("/"))
        || apiBase.getQuery() != null
        || apiBase.getUserInfo() != null) {
      throw new IllegalArgumentException("the base must be http:// or https:// and a host alone");
    }
    if (returnUrl
        .filter(url -> !isHttp(url) || url.toString().length() > LONGEST_URL)
        .isPresent()) {
      throw new IllegalArgumentException(
          "the return URL must be http:// or https://, of at most 1,000 characters");
    }
    if (webhookEndpoint.filter(id -> !ENDPOINT.matcher(id).matches()).isPresent()) {
      throw new IllegalArgumentException("the webhook endpoint must be an id such as we_1abc");
    }
  }

  /** Whether the text has the form of Stripe's secret keys. */
  public static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  /** Whether the key only moves money that does not exist. */
  public static boolean isTestKey(String key) {
    return key.startsWith("sk_test_") || key.startsWith("rk_test_");
  }

  private static boolean isHttp(URI url) {
    return url.getHost() != null
        && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
  }

  /** As stripe-java wants it. */
  String base() {
    String text = apiBase.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** Everything but the key. */
  @Override
  public String toString() {
    return "StripeSettings[apiBase=" + apiBase + ", " + calls + "]";
  }

  /**
   * How Stripe is called.
   *
   * @param timeout for one call, from its start to the end of its answer
   * @param connectTimeout the part of it until there is a connection
   * @param maxAnswerBytes larger answers are not read
   * @param atOnce calls under way at the same time
   * @param breakerCalls of so many calls in a row half must fail before none is made any more
   * @param breakerDelay for how long then none is made
   * @param lookupPages pages of a hundred that are read to find one payment
   */
  public record Calls(
      Duration timeout,
      Duration connectTimeout,
      int maxAnswerBytes,
      int atOnce,
      int breakerCalls,
      Duration breakerDelay,
      int lookupPages) {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Twenty seconds, since a bank may take its time; four megabytes for a hundred payments. */
    public static final Calls USUAL =
        new Calls(
            Duration.ofSeconds(20),
            Duration.ofSeconds(3),
            4 * 1024 * 1024,
            32,
            10,
            Duration.ofSeconds(10),
            50);

    public Calls {
      requireShort(timeout, "timeout");
      requireShort(connectTimeout, "connect timeout");
      requireShort(breakerDelay, "breaker's delay");
      if (maxAnswerBytes < 1 || atOnce < 1 || breakerCalls < 2 || lookupPages < 1) {
        throw new IllegalArgumentException("Stripe's limits must be positive");
      }
    }

    /** The usual ones with what is configured. */
    public static Calls of(Duration timeout, Duration connectTimeout) {
      return new Calls(
          timeout,
          connectTimeout,
          USUAL.maxAnswerBytes,
          USUAL.atOnce,
          USUAL.breakerCalls,
          USUAL.breakerDelay,
          USUAL.lookupPages);
    }

    private static void requireShort(Duration duration, String name) {
      if (duration.toMillis() < 1 || duration.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("the " + name + " must be 1 ms to 60 seconds");
      }
    }
  }
}
