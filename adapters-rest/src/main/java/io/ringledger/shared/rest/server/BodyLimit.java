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
 * Refuses bodies over {@code quarkus.http.limits.max-body-size} with a problem document. The
 * server's own limit stays behind it, but answers without a body.
 */
@ApplicationScoped
public class BodyLimit {

  private static final int BEFORE_THE_SERVERS_OWN = 9_000;
  private static final int PAYLOAD_TOO_LARGE = ProtocolFailure.BODY_TOO_LARGE.status();
  private static final Set<HttpMethod> WITHOUT_BODY =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.DELETE);

  private final long limit;
  private final BodyHandler counting;

  public BodyLimit(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "64K")
          MemorySize size) {
    this.limit = size.asLongValue();
    this.counting = BodyHandler.create(false).setBodyLimit(limit);
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_THE_SERVERS_OWN);
  }

  private void check(RoutingContext context) {
    String announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (announced == null && !WITHOUT_BODY.contains(context.request().method())) {
      // Sent in chunks: its length shows only as it comes.
      counting.handle(context);
    } else if (exceeds(announced)) {
      context.response().putHeader(HttpHeaders.CONNECTION, "close");
      context.fail(PAYLOAD_TOO_LARGE);
    } else {
      context.next();
    }
  }

  private boolean exceeds(@Nullable String announced) {
    try {
      return announced != null && Long.parseLong(announced) > limit;
    } catch (NumberFormatException _) {
      return false;
    }
  }
}
