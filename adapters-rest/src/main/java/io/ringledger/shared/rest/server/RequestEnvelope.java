package io.ringledger.shared.rest.server;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.rest.LogFields;
import io.ringledger.shared.rest.RequestIds;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * What every request gets, whoever answers it: an id in the answer and in all log lines, one line
 * in the access log, and headers that keep browsers careful. The access log names the route and not
 * the path, and neither query, body nor headers, so nothing secret can get into it. Probes come
 * every few seconds and are logged only where somebody wants to debug.
 */
@ApplicationScoped
public class RequestEnvelope {

  /** Where the matched route is noted. */
  static final String ROUTE = "ringledger.route";

  private static final Logger ACCESS = Logger.getLogger("io.ringledger.access");
  private static final int FIRST = 10_000;
  private static final String API_POLICY =
      "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

  /** Two years, as the lists that browsers bring along want it. */
  private static final String ONLY_WITH_TLS = "max-age=63072000; includeSubDomains";

  /** Swagger UI brings its own scripts and styles, some of them inline; nothing else may load. */
  private static final String DOCS_POLICY =
      "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
          + "form-action 'none'; frame-ancestors 'none'";

  void register(@Observes Filters filters) {
    filters.register(this::open, FIRST);
  }

  private void open(RoutingContext context) {
    RequestId id = RequestIds.assign(context);
    MDC.put(LogFields.REQUEST, id.value());
    long start = System.nanoTime();
    context.addHeadersEndHandler(_ -> addHeaders(context, id));
    context.addEndHandler(_ -> log(context, id, System.nanoTime() - start));
    context.next();
  }

  private static void addHeaders(RoutingContext context, RequestId id) {
    boolean docs = context.normalizedPath().startsWith("/docs");
    MultiMap headers = context.response().headers();
    headers.set(RequestIds.HEADER, id.value());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Content-Security-Policy", docs ? DOCS_POLICY : API_POLICY);
    // Only a published document says of itself that it may be kept.
    if (!docs && !headers.contains("Cache-Control")) {
      headers.set("Cache-Control", "no-store");
    }
    // Without TLS the header says nothing (RFC 6797, section 7.2); behind a proxy that ends it, the
    // proxy's word counts where the settings trust it.
    if ("https".equals(context.request().scheme())) {
      headers.set("Strict-Transport-Security", ONLY_WITH_TLS);
    }
  }

  private static void log(RoutingContext context, RequestId id, long nanos) {
    String route = context.get(ROUTE);
    boolean probe = route != null && route.startsWith("/healthz");
    ACCESS.logf(
        probe ? Logger.Level.DEBUG : Logger.Level.INFO,
        "method=%s route=%s status=%d duration_ms=%.1f request_id=%s user_id=%s%s",
        context.request().method().name(),
        route == null ? "-" : route,
        context.response().getStatusCode(),
        nanos / (double) TimeUnit.MILLISECONDS.toNanos(1),
        id.value(),
        userOf(context),
        siteNoted());
  }

  /** Named in plain lines too, where the request is about a site. */
  private static String siteNoted() {
    Object site = MDC.get(LogFields.SITE);
    return site == null ? "" : " %s=%s".formatted(LogFields.SITE, site);
  }

  private static String userOf(RoutingContext context) {
    return context.user() instanceof QuarkusHttpUser user
            && !user.getSecurityIdentity().isAnonymous()
        ? user.getSecurityIdentity().getPrincipal().getName()
        : "-";
  }
}
