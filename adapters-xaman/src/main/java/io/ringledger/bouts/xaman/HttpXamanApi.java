package io.ringledger.bouts.xaman;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.ringledger.bouts.xaman.XamanFailureException.Kind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Xaman's platform API over HTTP: one request, one answer, of bounded size. How long a call may
 * take is up to the caller, who interrupts it. Redirects are not followed, since our credentials
 * are for Xaman alone.
 */
final class HttpXamanApi implements XamanApi, AutoCloseable {

  // Fields we do not know are ignored, those we know must be of their type.
  private static final JsonMapper JSON =
      StrictJson.mapper()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  texts
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private final XamanSettings settings;
  private final RateGate creations;
  private final RateGate others;
  private final InstantSource clock;
  private final HttpClient http;

  /** Tells the gates of its answers' rate limits. */
  HttpXamanApi(XamanSettings settings, RateGate creations, RateGate others, InstantSource clock) {
    this.settings = settings;
    this.creations = creations;
    this.others = others;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.calls().timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public CreatedPayload create(NewPayload payload) throws XamanFailureException {
    try {
      return send(
          request("payload")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(payload)))
              .build(),
          creations,
          CreatedPayload.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a signing request cannot be written as JSON", e);
    }
  }

  @Override
  public PayloadDetails payload(UUID uuid) throws XamanFailureException {
    return send(request("payload/" + uuid).GET().build(), others, PayloadDetails.class);
  }

  @Override
  public PayloadDetails payload(String identifier) throws XamanFailureException {
    return send(request("payload/ci/" + identifier).GET().build(), others, PayloadDetails.class);
  }

  @Override
  public CancelledPayload cancel(UUID uuid) throws XamanFailureException {
    return send(request("payload/" + uuid).DELETE().build(), others, CancelledPayload.class);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(settings.baseUrl().resolve(path))
        .header("Accept", "application/json")
        .header("x-api-key", settings.apiKey())
        .header("x-api-secret", settings.apiSecret());
  }

  private <T> T send(HttpRequest request, RateGate gate, Class<T> type)
      throws XamanFailureException {
    HttpResponse<byte[]> response = exchange(request);
    int status = response.statusCode();
    RateLimitHeaders.of(response.headers())
        .closure(status == 429, clock.instant())
        .ifPresent(gate::closeFor);
    if (status != 200) {
      throw failure(response);
    }
    try {
      JsonNode answer = JSON.readTree(response.body());
      if (!answer.isObject()) {
        throw XamanFailureException.malformed();
      }
      if (answer.has("error")) {
        throw XamanFailureException.broken("Xaman answered with an error" + code(answer));
      }
      return JSON.treeToValue(answer, type);
    } catch (IOException e) {
      throw XamanFailureException.broken("Xaman's answer is malformed", e);
    }
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) throws XamanFailureException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(
            request,
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), settings.calls().maxAnswerBytes()));
    try {
      return exchange.get();
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw XamanFailureException.interrupted(e);
    } catch (ExecutionException e) {
      throw XamanFailureException.broken(
          "Xaman cannot be reached, or its answer broke off or is too long", e);
    }
  }

  /**
   * An answer that is no success. Xaman has two forms for it: {@code {"error":{"reference":...,
   * "code":...}}}, and {@code {"error":true,"message":...,"code":...}} where it broke off. Only the
   * first says that there is no such payload; the second comes with 404 as well, for a wrong path.
   */
  private XamanFailureException failure(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    JsonNode answer = errorBody(response.body());
    boolean meant = answer.path("error").isObject();
    if (status == 404 && meant && answer.at("/error/code").asInt() == 404) {
      return XamanFailureException.of(Kind.NOT_FOUND, "Xaman knows no such signing request");
    }
    return switch (status) {
      case 401, 403 -> XamanFailureException.broken("Xaman refused our credentials" + code(answer));
      case 409 ->
          XamanFailureException.of(
              Kind.DUPLICATE, "Xaman has a signing request of that name already");
      case 429 ->
          XamanFailureException.busy(
              RateLimitHeaders.of(response.headers())
                  .closure(true, clock.instant())
                  .orElse(Duration.ZERO));
      default -> {
        String reason = "Xaman answered HTTP " + status + code(answer);
        yield meant && status >= 400 && status < 500
            ? XamanFailureException.of(Kind.REFUSED, reason)
            : XamanFailureException.broken(reason);
      }
    };
  }

  private static JsonNode errorBody(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException _) {
      return JSON.missingNode();
    }
  }

  /** Only the number: what else Xaman says may repeat what we sent. */
  private static String code(JsonNode answer) {
    JsonNode code =
        answer.path("error").isObject() ? answer.at("/error/code") : answer.path("code");
    return code.isInt() ? " (its error " + code.intValue() + ")" : "";
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
