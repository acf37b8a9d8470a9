package io.ringledger.shared.rest.server;

import io.ringledger.shared.rest.LogFields;
import io.ringledger.shared.rest.WireForm;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Notes which route a request took, and which bout it is about, for the logs. */
@Provider
@Priority(0)
public class RouteNames implements ContainerRequestFilter {

  private final ResourceInfo resource;
  private final RoutingContext routing;

  public RouteNames(ResourceInfo resource, RoutingContext routing) {
    this.resource = resource;
    this.routing = routing;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String route = pathOf(resource.getResourceClass()) + pathOf(resource.getResourceMethod());
    routing.put(RequestEnvelope.ROUTE, route.isEmpty() ? "/" : route);
    MDC.put(LogFields.ROUTE, route.isEmpty() ? "/" : route);
    String bout = request.getUriInfo().getPathParameters().getFirst(LogFields.BOUT);
    // What is no id is a stranger's text, and has no place in the log.
    if (bout != null && WireForm.UUID.admits(bout)) {
      MDC.put(LogFields.BOUT, bout);
    }
  }

  private static String pathOf(@Nullable AnnotatedElement element) {
    Path path = element == null ? null : element.getAnnotation(Path.class);
    if (path == null || path.value().equals("/")) {
      return "";
    }
    return path.value().startsWith("/") ? path.value() : "/" + path.value();
  }
}
