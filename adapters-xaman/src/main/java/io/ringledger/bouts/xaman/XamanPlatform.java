package io.ringledger.bouts.xaman;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Xaman's platform API over HTTP: what is sent and what comes back, and nothing of what it means.
 */
final class XamanPlatform implements AutoCloseable {

  private static final Logger LOG = System.getLogger(XamanPlatform.class.getName());
  private static final int MAX_DEPTH = 100;
  private static final int NOT_FOUND = 404;

  // Its own mapper: what Xaman may send is decided here, not by how our own API reads JSON.
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final XamanSettings settings;
  private final HttpClient http;

  XamanPlatform(XamanSettings settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Creates a payload; not repeated, since each time makes another one. */
  JsonNode create(ObjectNode payload) throws XamanFailureException {
    try {
      return send(request("payload")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(payload)))
              .build())
          .orElseThrow(() -> new XamanFailureException("Xaman answered HTTP " + NOT_FOUND));
    } catch (JsonProcessingException e) {
      throw new XamanFailureException("the signing request cannot be written", e);
    }
  }

  /** A payload, or empty where Xaman has none of that id. */
  Optional<JsonNode> find(UUID payload) throws XamanFailureException {
    return send(request("payload/" + payload).GET().build());
  }

  /** The payload that was created with that identifier, or empty. */
  Optional<JsonNode> findByIdentifier(String identifier) throws XamanFailureException {
    return send(request("payload/ci/" + identifier).GET().build());
  }

  /** Cancels a payload and answers what came of it, or empty where Xaman has none of that id. */
  Optional<JsonNode> cancel(UUID payload) throws XamanFailureException {
    return send(request("payload/" + payload).DELETE().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(settings.baseUrl().resolve(path))
        .timeout(settings.timeout())
        .header("Accept", "application/json")
        .header("x-api-key", settings.apiKey())
        .header("x-api-secret", settings.apiSecret());
  }

  private Optional<JsonNode> send(HttpRequest request) throws XamanFailureException {
    HttpResponse<byte[]> response = exchange(request);
    if (response.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    if (response.statusCode() != 200) {
      LOG.log(Level.WARNING, "Xaman answered HTTP {0}", response.statusCode());
      throw new XamanFailureException(
          switch (response.statusCode()) {
            case 401, 403 -> "Xaman refused our credentials";
            case 429 -> "Xaman has had too many requests from us";
            default -> "Xaman answered HTTP " + response.statusCode();
          });
    }
    try {
      JsonNode answer = JSON.readTree(response.body());
      if (!answer.isObject() || answer.has("error")) {
        throw new XamanFailureException("Xaman answered with an error");
      }
      return Optional.of(answer);
    } catch (IOException e) {
      throw new XamanFailureException("Xaman's answer is not JSON", e);
    }
  }

  /**
   * The client's own timeout ends with the headers, so the whole exchange is waited for with a
   * timeout of its own.
   */
  private HttpResponse<byte[]> exchange(HttpRequest request) throws XamanFailureException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), settings.maxAnswerBytes()));
    try {
      return exchange.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw tooSlow(e);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new XamanFailureException("interrupted while waiting for Xaman", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof HttpTimeoutException timeout
          ? tooSlow(timeout)
          : new XamanFailureException(
              "Xaman cannot be reached, or its answer broke off or is too long", e);
    }
  }

  private XamanFailureException tooSlow(Exception cause) {
    return new XamanFailureException(
        "Xaman did not answer within " + settings.timeout().toMillis() + " ms", cause);
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
