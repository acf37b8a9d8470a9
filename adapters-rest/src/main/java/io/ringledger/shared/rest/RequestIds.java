package io.ringledger.shared.rest;

import io.ringledger.shared.application.RequestId;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of each request: the client's own where it is a valid one, otherwise a new one. */
public final class RequestIds {

  /** The header in which it comes and goes. */
  public static final String HEADER = "X-Request-Id";

  private RequestIds() {}

  /** Chooses the id of a request that has just come in, and remembers it there. */
  public static RequestId assign(RoutingContext context) {
    RequestId id = choose(context.request().getHeader(HEADER));
    context.put(LogFields.REQUEST, id);
    return id;
  }

  /** The id of the request. */
  public static RequestId of(RoutingContext context) {
    RequestId known = context.get(LogFields.REQUEST);
    return known == null ? assign(context) : known;
  }

  private static RequestId choose(@Nullable String wished) {
    return wished != null && RequestId.isValid(wished)
        ? new RequestId(wished)
        : new RequestId(UUID.randomUUID().toString());
  }
}
