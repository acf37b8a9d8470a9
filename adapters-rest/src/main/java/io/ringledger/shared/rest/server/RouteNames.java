package io.ringledger.shared.rest.server;

import io.ringledger.shared.rest.LogFields;
import io.ringledger.shared.rest.WireForm;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Notes which route a request took, and which bout, site or order it is about, for the logs. */
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
    UriInfo uri = request.getUriInfo();
    note(LogFields.BOUT, uri.getPathParameters().getFirst(LogFields.BOUT));
    note(LogFields.SITE, uri.getQueryParameters().getFirst(LogFields.SITE));
    note(LogFields.SITE, uri.getPathParameters().getFirst(LogFields.SITE));
    note(LogFields.ORDER, uri.getQueryParameters().getFirst(LogFields.ORDER));
    note(LogFields.ORDER, uri.getPathParameters().getFirst(LogFields.ORDER));
  }

  private static void note(String field, @Nullable String id) {
    // What is no id is a stranger's text, and has no place in the log.
    if (id != null && WireForm.UUID.admits(id)) {
      MDC.put(field, id);
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
