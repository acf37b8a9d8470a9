package io.ringledger.app.observation;

import io.opentelemetry.api.trace.Span;
import io.ringledger.shared.rest.LogFields;
import io.ringledger.shared.rest.RequestIds;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Writes the id of the request into its trace, so that a log line leads to it. */
@Provider
public class RequestSpans implements ContainerRequestFilter {

  private final RoutingContext routing;

  public RequestSpans(RoutingContext routing) {
    this.routing = routing;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Span.current().setAttribute(LogFields.REQUEST, RequestIds.of(routing).value());
  }
}
