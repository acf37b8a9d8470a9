package io.ringledger.advisory.langchain;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.ringledger.advisory.langchain.ModelTroubleException.Kind;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * LangChain4j's exchange with a model, over the HTTP client of the JDK: one request, one answer, of
 * bounded size, checked before the library sees it. How long a call may take is up to the caller,
 * who interrupts it. Redirects are not followed, since the key is for the model alone, and nothing
 * that is sent or received is logged.
 */
final class BoundedExchange implements HttpClient, HttpClientBuilder, AutoCloseable {

  private final java.net.http.HttpClient http;
  private final ModelSettings.Calls calls;

  BoundedExchange(ModelSettings.Calls calls) {
    this.calls = calls;
    this.http =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .connectTimeout(calls.timeout())
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    HttpResponse<byte[]> response = exchange(wired(request));
    int status = response.statusCode();
    if (status != 200) {
      throw failure(status);
    }
    String body = text(response.body());
    ChatWire.check(body);
    return SuccessfulHttpResponse.builder()
        .statusCode(status)
        .headers(response.headers().map())
        .body(body)
        .build();
  }

  private java.net.http.HttpRequest wired(HttpRequest request) {
    java.net.http.HttpRequest.Builder wired =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .timeout(calls.timeout())
            .method(
                request.method().name(),
                request.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(request.body()));
    request.headers().forEach((name, values) -> values.forEach(value -> wired.header(name, value)));
    return wired.build();
  }

  private HttpResponse<byte[]> exchange(java.net.http.HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), calls.maxAnswerBytes()));
    try {
      return exchange.get();
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new ModelTroubleException(
          Kind.INTERRUPTED, "Nobody waits for the advisory model any more.", e);
    } catch (ExecutionException _) {
      // Its message may hold what was sent.
      throw new ModelTroubleException(
          Kind.BROKEN,
          "The advisory model cannot be reached, or its answer broke off or is too long.");
    }
  }

  private static ModelTroubleException failure(int status) {
    return switch (status) {
      case 401, 403 ->
          new ModelTroubleException(Kind.BROKEN, "The advisory model refused our credentials.");
      case 429 ->
          new ModelTroubleException(Kind.BUSY, "The advisory model is asked too often just now.");
      default ->
          new ModelTroubleException(
              Kind.BROKEN, "The advisory model answered HTTP " + status + ".");
    };
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new ModelTroubleException(
          Kind.UNUSABLE, "The advisory model's answer is not UTF-8.", e);
    }
  }

  /** Answers are not streamed: what is not whole cannot be checked. */
  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("answers are not streamed");
  }

  @Override
  public Duration connectTimeout() {
    return calls.timeout();
  }

  /** Stays what the settings say. */
  @Override
  public HttpClientBuilder connectTimeout(Duration timeout) {
    return this;
  }

  @Override
  public Duration readTimeout() {
    return calls.timeout();
  }

  /** Stays what the settings say. */
  @Override
  public HttpClientBuilder readTimeout(Duration timeout) {
    return this;
  }

  @Override
  public HttpClient build() {
    return this;
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
