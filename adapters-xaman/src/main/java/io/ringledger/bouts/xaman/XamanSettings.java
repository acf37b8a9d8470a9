package io.ringledger.bouts.xaman;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How Xaman is reached and asked.
 *
 * @param baseUrl of the platform API, {@code http} or {@code https}
 * @param apiKey of our application at Xaman, a UUID
 * @param apiSecret of our application at Xaman, a UUID
 */
public record XamanSettings(
    URI baseUrl, String apiKey, String apiSecret, Requests requests, Calls calls) {

  /** Where Xaman really is. */
  public static final URI PLATFORM = URI.create("https://xumm.app/api/v1/platform/");

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** Refuses what could not work, in words for the person who configures it. */
  public XamanSettings {
    String scheme = baseUrl.getScheme();
    if (baseUrl.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException("the Xaman base URL must be http:// or https://");
    }
    if (!baseUrl.getPath().endsWith("/")) {
      baseUrl = URI.create(baseUrl + "/");
    }
    if (!isCredential(apiKey) || !isCredential(apiSecret)) {
      throw new IllegalArgumentException("the Xaman API key and secret must be UUIDs");
    }
  }

  /** Whether the text has the form of Xaman's keys and secrets. */
  public static boolean isCredential(String text) {
    return UUID_FORM.matcher(text).matches();
  }

  /** Everything but the credentials. */
  @Override
  public String toString() {
    return "XamanSettings[baseUrl=" + baseUrl + ", " + requests + ", " + calls + "]";
  }

  /**
   * What signing requests are like.
   *
   * @param expiryMinutes how long a person has to open one, from a minute to thirty days
   * @param forceNetwork the network a wallet must be on to sign, for example {@code TESTNET};
   *     empty: whichever it is on
   * @param returnUrl where the person goes afterwards; it may hold Xaman's {@code {id}}, {@code
   *     {cid}} and {@code {txid}}. Empty: nowhere
   */
  public record Requests(
      int expiryMinutes, Optional<String> forceNetwork, Optional<String> returnUrl) {

    private static final int A_DAY = 24 * 60;
    private static final int MOST_MINUTES = 30 * A_DAY;
    private static final Pattern NETWORK = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Pattern URL =
        Pattern.compile("[a-z][a-z0-9+.-]{1,30}://[\\x21-\\x7E&&[^\"<>\\\\^`|]]{1,1000}");

    /** A day to open it, on whichever network the wallet is, and nowhere to go afterwards. */
    public static final Requests USUAL = new Requests(A_DAY, Optional.empty(), Optional.empty());

    public Requests {
      if (expiryMinutes < 1 || expiryMinutes > MOST_MINUTES) {
        throw new IllegalArgumentException("the expiry must be 1 to " + MOST_MINUTES + " minutes");
      }
      if (forceNetwork.filter(name -> !NETWORK.matcher(name).matches()).isPresent()) {
        throw new IllegalArgumentException("the network must be a name such as TESTNET");
      }
      if (returnUrl.filter(url -> !URL.matcher(url).matches()).isPresent()) {
        throw new IllegalArgumentException(
            "the return URL must be one, of at most 1,000 characters");
      }
    }
  }

  /**
   * How Xaman is called.
   *
   * @param timeout for one call, from its start to the end of its answer
   * @param maxAnswerBytes larger answers are not read
   * @param atOnce calls under way at the same time
   * @param repeats how often a call that is safe to repeat is repeated
   * @param repeatDelay before each repeat
   * @param breakerCalls of so many calls in a row half must fail before none is made any more
   * @param breakerDelay for how long then none is made
   * @param creationsPerMinute of this process; Xaman counts all processes together
   * @param longestWait for a pass before a call is refused
   */
  public record Calls(
      Duration timeout,
      int maxAnswerBytes,
      int atOnce,
      int repeats,
      Duration repeatDelay,
      int breakerCalls,
      Duration breakerDelay,
      int creationsPerMinute,
      Duration longestWait) {

    /**
     * Xaman documents 30 creations a minute on average, and 60 to 200 other calls (docs.xaman.dev,
     * Rate limits).
     */
    static final int OTHERS_PER_MINUTE = 200;

    private static final int MOST_CREATIONS = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Ten seconds and half a megabyte for a call; 25 creations a minute. */
    public static final Calls USUAL =
        new Calls(
            Duration.ofSeconds(10),
            512 * 1024,
            32,
            2,
            Duration.ofMillis(200),
            10,
            Duration.ofSeconds(15),
            25,
            Duration.ofSeconds(8));

    public Calls {
      requireShort(timeout, "timeout");
      if (longestWait.isNegative() || longestWait.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("the longest wait must be 0 to 60 seconds");
      }
      if (creationsPerMinute < 1 || creationsPerMinute > MOST_CREATIONS) {
        throw new IllegalArgumentException("creations a minute must be 1 to " + MOST_CREATIONS);
      }
      requireShort(breakerDelay, "breaker's delay");
      if (maxAnswerBytes < 1 || atOnce < 1 || repeats < 0 || breakerCalls < 2) {
        throw new IllegalArgumentException("Xaman's limits must be positive");
      }
    }

    /** The usual ones with what is configured. */
    public static Calls of(Duration timeout, int creationsPerMinute, Duration longestWait) {
      return new Calls(
          timeout,
          USUAL.maxAnswerBytes,
          USUAL.atOnce,
          USUAL.repeats,
          USUAL.repeatDelay,
          USUAL.breakerCalls,
          USUAL.breakerDelay,
          creationsPerMinute,
          longestWait);
    }

    private static void requireShort(Duration duration, String name) {
      if (duration.toMillis() < 1 || duration.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("the " + name + " must be 1 ms to 60 seconds");
      }
    }
  }
}
