package io.ringledger.bouts.xaman;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How Xaman is reached and asked.
 *
 * @param baseUrl of the platform API, {@code http} or {@code https}
 * @param apiKey of our application at Xaman
 * @param apiSecret of our application at Xaman
 * @param timeout for one request, from its start to the end of its answer
 * @param expiryMinutes how long a person has to open a signing request
 * @param forceNetwork the network a wallet must be on to sign, for example {@code TESTNET}; empty:
 *     whichever it is on
 * @param maxAnswerBytes larger answers are not read
 */
public record XamanSettings(
    URI baseUrl,
    String apiKey,
    String apiSecret,
    Duration timeout,
    int expiryMinutes,
    Optional<String> forceNetwork,
    int maxAnswerBytes) {

  /** Where Xaman really is. */
  public static final URI PLATFORM = URI.create("https://xumm.app/api/v1/platform/");

  private static final int A_DAY = 24 * 60;
  private static final int USUAL_ANSWER_BYTES = 512 * 1024;

  /** Refuses what could not work, in words for the person who configures it. */
  public XamanSettings {
    String scheme = baseUrl.getScheme();
    if (baseUrl.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException("the Xaman base URL must be http:// or https://");
    }
    if (!baseUrl.getPath().endsWith("/")) {
      baseUrl = URI.create(baseUrl + "/");
    }
    if (!isHeaderText(apiKey) || !isHeaderText(apiSecret)) {
      throw new IllegalArgumentException("the Xaman API key and secret must not be empty");
    }
    if (timeout.compareTo(Duration.ZERO) <= 0 || expiryMinutes < 1 || maxAnswerBytes < 1) {
      throw new IllegalArgumentException("Xaman's timeout, expiry and limit must be positive");
    }
  }

  /** Ten seconds for a request, a day to sign, whichever network the wallet is on, 512 KiB. */
  public static XamanSettings of(URI baseUrl, String apiKey, String apiSecret) {
    return new XamanSettings(
        baseUrl,
        apiKey,
        apiSecret,
        Duration.ofSeconds(10),
        A_DAY,
        Optional.empty(),
        USUAL_ANSWER_BYTES);
  }

  private static boolean isHeaderText(String text) {
    return text.matches("[\\x21-\\x7E]+");
  }

  /** Everything but the credentials. */
  @Override
  public String toString() {
    return "XamanSettings[baseUrl=" + baseUrl + ", timeout=" + timeout + "]";
  }
}
