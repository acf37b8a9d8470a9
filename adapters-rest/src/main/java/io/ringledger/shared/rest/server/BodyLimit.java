package io.ringledger.shared.rest.server;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.ringledger.shared.rest.ProtocolFailure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that are too large with a problem document: over 64 KiB, or, where batches come
 * in, over {@code quarkus.http.limits.max-body-size}. The server's own limit is the latter and
 * stays behind it, but answers without a body.
 */
@ApplicationScoped
public class BodyLimit {

  private static final int BEFORE_THE_SERVERS_OWN = 9_000;
  private static final int PAYLOAD_TOO_LARGE = ProtocolFailure.BODY_TOO_LARGE.status();
  private static final Set<HttpMethod> WITHOUT_BODY =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.DELETE);

  /** For all routes but those. */
  private static final long USUAL = 64L * 1024;

  /** A batch of 500 events has to fit, and 1,000 intents, listings or items. */
  private static final Set<String> BATCHES =
      Set.of(
          "/reward-events",
          "/reward-events/",
          "/api/intents",
          "/api/intents/",
          "/api/listings",
          "/api/listings/",
          "/api/items",
          "/api/items/");

  private final Limit usual = new Limit(USUAL);
  private final Limit ofBatches;

  public BodyLimit(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "64K")
          MemorySize size) {
    this.ofBatches = new Limit(size.asLongValue());
  }

  /** How much, and what counts bodies that come without a length. */
  private record Limit(long bytes, BodyHandler counting) {

    Limit(long bytes) {
      this(bytes, BodyHandler.create(false).setBodyLimit(bytes));
    }
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_THE_SERVERS_OWN);
  }

  private void check(RoutingContext context) {
    Limit limit = BATCHES.contains(context.normalizedPath()) ? ofBatches : usual;
    String announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (announced == null && !WITHOUT_BODY.contains(context.request().method())) {
      // Sent in chunks: its length shows only as it comes.
      limit.counting().handle(context);
    } else if (exceeds(announced, limit.bytes())) {
      context.response().putHeader(HttpHeaders.CONNECTION, "close");
      context.fail(PAYLOAD_TOO_LARGE);
    } else {
      context.next();
    }
  }

  private static boolean exceeds(@Nullable String announced, long limit) {
    try {
      return announced != null && Long.parseLong(announced) > limit;
    } catch (NumberFormatException _) {
      return false;
    }
  }
}
