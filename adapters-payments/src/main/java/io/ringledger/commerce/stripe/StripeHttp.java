package io.ringledger.commerce.stripe;

import com.stripe.Stripe;
import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Carries stripe-java's requests: one request, one answer, of bounded size. What stripe-java brings
 * itself reads answers of any size and follows redirects, with our key; this does neither. How long
 * a call may take is up to the caller, who interrupts it.
 */
final class StripeHttp extends HttpClient implements AutoCloseable {

  private static final String REQUEST_ID = "Request-Id";
  private static final String AGENT = "Stripe/v1 JavaBindings/" + Stripe.VERSION + " RingLedger";

  private final int maxAnswerBytes;
  private final java.net.http.HttpClient http;

  StripeHttp(StripeSettings.Calls calls) {
    this.maxAnswerBytes = calls.maxAnswerBytes();
    this.http =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .connectTimeout(calls.connectTimeout())
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public StripeResponse request(StripeRequest request) throws ApiConnectionException {
    HttpResponse<byte[]> response = exchange(written(request));
    // Of the headers only this one: stripe-java would write others to the log.
    Optional<String> id = response.headers().firstValue(REQUEST_ID);
    return new StripeResponse(
        response.statusCode(),
        HttpHeaders.of(id.map(text -> Map.of(REQUEST_ID, List.of(text))).orElse(Map.of())),
        new String(response.body(), StandardCharsets.UTF_8));
  }

  private static HttpRequest written(StripeRequest request) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.url().toString()));
    request
        .headers()
        .map()
        .forEach((name, values) -> builder.setHeader(name, String.join(",", values)));
    builder.setHeader("User-Agent", AGENT);
    if (request.content() == null) {
      return builder.method(request.method().name(), BodyPublishers.noBody()).build();
    }
    return builder
        .setHeader("Content-Type", request.content().contentType())
        .method(
            request.method().name(),
            BodyPublishers.ofByteArray(request.content().byteArrayContent()))
        .build();
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) throws ApiConnectionException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxAnswerBytes));
    try {
      return exchange.get();
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new ApiConnectionException("interrupted while waiting for Stripe", e);
    } catch (ExecutionException e) {
      throw new ApiConnectionException(
          "Stripe cannot be reached, or its answer broke off or is too long", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
