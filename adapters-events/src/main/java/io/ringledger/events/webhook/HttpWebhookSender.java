package io.ringledger.events.webhook;

import io.ringledger.events.application.outbound.WebhookSender;
import io.ringledger.events.domain.Endpoint;
import io.ringledger.events.domain.SigningSecret;
import io.ringledger.shared.application.events.PublishedEvent;
import io.ringledger.shared.cloudevents.CloudEventsWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends events by HTTP: Standard Webhooks around a CloudEvent in structured JSON. Redirects are not
 * followed, since the address was allowed and another one was not; of an answer only the status and
 * {@code Retry-After} are read. A name is looked up and judged just before it is used; Java keeps
 * what it found for the connection that follows, so that it cannot be another address by then.
 */
public final class HttpWebhookSender implements WebhookSender, AutoCloseable {

  private final HttpClient http;
  private final CloudEventsWriter writer;
  private final EndpointAddresses addresses;
  private final Duration timeout;
  private final InstantSource clock;

  /**
   * @param timeout for a whole exchange, from looking up the name to the answer
   */
  public HttpWebhookSender(
      CloudEventsWriter writer,
      EndpointAddresses addresses,
      Duration timeout,
      InstantSource clock) {
    if (timeout.compareTo(Duration.ofMillis(1)) < 0
        || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("a send takes 1 ms to 1 minute");
    }
    this.writer = writer;
    this.addresses = addresses;
    this.timeout = timeout;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public Answer send(Endpoint to, List<SigningSecret> secrets, PublishedEvent event) {
    Optional<String> objection = addresses.objection(to);
    if (objection.isPresent()) {
      return failed(objection.get());
    }
    URI uri = URI.create(to.url());
    try {
      for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
        Optional<String> refused = addresses.objection(address);
        if (refused.isPresent()) {
          return failed(refused.get());
        }
      }
    } catch (UnknownHostException _) {
      return failed("the host's name is not known");
    }
    return exchange(request(uri, secrets, event));
  }

  private HttpRequest request(URI uri, List<SigningSecret> secrets, PublishedEvent event) {
    byte[] body = writer.write(event);
    String id = event.id().toString();
    long seconds = clock.instant().getEpochSecond();
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", CloudEventsWriter.MEDIA_TYPE)
        .header("User-Agent", "RingLedger")
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(seconds))
        .header("webhook-signature", WebhookSignatures.header(secrets, id, seconds, body))
        .timeout(timeout)
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private Answer exchange(HttpRequest request) {
    CompletableFuture<HttpResponse<Void>> running = http.sendAsync(request, _ -> new IgnoredBody());
    try {
      return answer(running.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      running.cancel(true);
      return failed("no answer within " + timeout.toMillis() + " ms");
    } catch (InterruptedException _) {
      running.cancel(true);
      Thread.currentThread().interrupt();
      return failed("interrupted");
    } catch (ExecutionException failure) {
      return failed(reason(Optional.ofNullable(failure.getCause()).orElse(failure)));
    }
  }

  private Answer answer(HttpResponse<Void> response) {
    int status = response.statusCode();
    return status >= 200 && status < 300
        ? new Answer.Delivered(status)
        : new Answer.Failed(
            Optional.of(status),
            "answered with " + status,
            response
                .headers()
                .firstValue("Retry-After")
                .flatMap(text -> RetryAfter.parse(text, clock.instant())));
  }

  private String reason(Throwable failure) {
    return switch (failure) {
      case HttpTimeoutException _ -> "no answer within " + timeout.toMillis() + " ms";
      case ConnectException _ -> "no connection";
      case SSLException _ -> "no secure connection";
      default -> "no answer that is HTTP";
    };
  }

  private static Answer failed(String reason) {
    return new Answer.Failed(Optional.empty(), reason, Optional.empty());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
