package io.ringledger.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** RingLedger's HTTP API, as a client somewhere else sees it. */
public final class ApiClient implements AutoCloseable {

  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

  private final URI base;
  private final Duration patience;
  private final HttpClient http;

  public ApiClient(URI base) {
    this(base, USUAL_PATIENCE);
  }

  /**
   * A client that waits only so long.
   *
   * @param patience for a connection, and again for each answer
   */
  public ApiClient(URI base, Duration patience) {
    this.base = base;
    this.patience = patience;
    // One request at a time on a connection, in words that whoever sits in between can read.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .build();
  }

  /**
   * An answer, whatever it is.
   *
   * @param body byte for byte as it came
   * @param retryAfter when to come back, if the answer says so
   */
  public record Answer(String request, int status, String body, Optional<String> retryAfter) {

    /** The body as it came, if it was answered; throws {@link PlayException} otherwise. */
    public String text() {
      if (status != 200) {
        throw new PlayException("%s answered %d: %s".formatted(request, status, body));
      }
      return body;
    }

    /** The body's JSON, if the status is that one; throws {@link PlayException} otherwise. */
    public JsonNode expect(int wanted) {
      if (status != wanted) {
        throw new PlayException(
            "%s answered %d instead of %d: %s".formatted(request, status, wanted, body));
      }
      return Json.parse(body);
    }
  }

  /** Asks. */
  public Answer get(String path, Optional<String> token) throws InterruptedException {
    return send("GET", path, token, Optional.empty(), Map.of());
  }

  /** Asks for something to be done. */
  public Answer post(
      String path, Optional<String> token, JsonNode body, Map<String, String> headers)
      throws InterruptedException {
    return send("POST", path, token, Optional.of(body), headers);
  }

  /** Asks for something to be so. */
  public Answer put(String path, Optional<String> token, JsonNode body)
      throws InterruptedException {
    return send("PUT", path, token, Optional.of(body), Map.of());
  }

  /** Asks for something to be gone. */
  public Answer delete(String path, Optional<String> token) throws InterruptedException {
    return send("DELETE", path, token, Optional.empty(), Map.of());
  }

  /** Where it asks. */
  public URI base() {
    return base;
  }

  private Answer send(
      String method,
      String path,
      Optional<String> token,
      Optional<JsonNode> body,
      Map<String, String> headers)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(patience)
            .header("Accept", "application/json, application/problem+json")
            .method(
                method,
                body.map(json -> HttpRequest.BodyPublishers.ofString(json.toString()))
                    .orElseGet(HttpRequest.BodyPublishers::noBody));
    if (body.isPresent() && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          method + " " + path,
          response.statusCode(),
          response.body(),
          response.headers().firstValue("Retry-After"));
    } catch (IOException e) {
      throw new UnansweredException("%s %s got no answer: %s".formatted(method, path, e), e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
