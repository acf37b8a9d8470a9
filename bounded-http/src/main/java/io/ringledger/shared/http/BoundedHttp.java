package io.ringledger.shared.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP exchanges that end in time and stay small. Redirects are not followed: what is sent may hold
 * a secret that is for one server alone. Safe for many threads.
 */
public final class BoundedHttp implements AutoCloseable {

  private final HttpClient http;
  private final Duration longest;
  private final int maxAnswerBytes;

  /**
   * Connects to nothing yet.
   *
   * @param connect for opening a connection
   * @param longest for one exchange, from its start to the end of its answer
   * @param maxAnswerBytes larger answers are not read
   */
  public BoundedHttp(Duration connect, Duration longest, int maxAnswerBytes) {
    this.longest = longest;
    this.maxAnswerBytes = maxAnswerBytes;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connect)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Sends the request and reads the answer. The client's own timeout ends with the headers, so the
   * whole exchange is waited for with a timeout of its own: a server that drips its answer must not
   * hold the caller.
   */
  public Exchange exchange(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxAnswerBytes));
    try {
      HttpResponse<byte[]> response = exchange.get(longest.toNanos(), TimeUnit.NANOSECONDS);
      return new Exchange.Answered(response.statusCode(), response.body());
    } catch (TimeoutException e) {
      exchange.cancel(true);
      return tooSlow(e);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      return new Exchange.Failed("interrupted", e);
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case HttpConnectTimeoutException timeout ->
            new Exchange.Failed("it cannot be reached in time", timeout);
        case HttpTimeoutException timeout -> tooSlow(timeout);
        case ConnectException refused -> new Exchange.Failed("it cannot be reached", refused);
        case IOException broken ->
            new Exchange.Failed(
                "its answer broke off or is longer than " + maxAnswerBytes + " bytes", broken);
        case null, default -> new Exchange.Failed("it could not be asked", e);
      };
    }
  }

  private Exchange tooSlow(Exception cause) {
    return new Exchange.Failed("no answer within " + longest.toMillis() + " ms", cause);
  }

  /** Drops the connections. */
  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
