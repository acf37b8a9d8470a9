package io.ringledger.shared.rest.server;

import io.ringledger.shared.rest.Problem;
import io.ringledger.shared.rest.ProtocolFailure;
import io.ringledger.shared.rest.WireJson;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Answers what fails before or beside the resources, in the same form as they do. */
@ApplicationScoped
public class RouterFailures {

  private static final Logger LOG = Logger.getLogger(RouterFailures.class);

  /** After every other route, before the server's own last resort, which shows a trace. */
  private static final int ALMOST_LAST = Integer.MAX_VALUE - 1;

  void register(@Observes Router router) {
    router.route().order(ALMOST_LAST).failureHandler(RouterFailures::answer);
  }

  private static void answer(RoutingContext context) {
    if (context.response().ended()) {
      return;
    }
    ProtocolFailure failure = ProtocolFailure.ofStatus(context.statusCode());
    if (failure == ProtocolFailure.INTERNAL_ERROR) {
      LOG.error("request failed outside the resources", context.failure());
    }
    if (failure == ProtocolFailure.UNAUTHENTICATED) {
      context.response().putHeader("WWW-Authenticate", "Bearer");
    }
    context
        .response()
        .setStatusCode(failure.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(WireJson.write(Problem.of(failure)));
  }
}
