package io.ringledger.api.rest;

import io.ringledger.api.rest.FailureCatalogue.Failure;
import io.ringledger.shared.rest.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Collectors;

/** Explains every failure code where the {@code type} of a problem points. */
@ApplicationScoped
public class FailureCodesPage {

  /** Before the browsable API, which has the rest of the path. */
  private static final int EARLY = 1;

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>RingLedger failure codes</title>
      <style>
      body { font-family: system-ui, sans-serif; margin: 2rem; max-width: 60rem; }
      td, th { text-align: left; padding: 0.3rem 1rem 0.3rem 0; vertical-align: top; }
      tr:target { background: #fff3c4; }
      </style>
      </head>
      <body>
      <h1>Failure codes</h1>
      <p>Every error is an <code>application/problem+json</code> (RFC 9457) with one of these codes.
      The operations are described at <a href="/docs">/docs</a>.</p>
      <table>
      <tr><th>Code</th><th>Status</th><th>Detail</th></tr>
      """;

  private static final String TAIL =
      """
      </table>
      </body>
      </html>
      """;

  private final String page =
      FailureCatalogue.all().stream()
          .map(FailureCodesPage::row)
          .collect(Collectors.joining("\n", HEAD, TAIL));

  void register(@Observes Router router) {
    router.get(Problem.CODES_PAGE).order(EARLY).handler(this::show);
  }

  private void show(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8").end(page);
  }

  private static String row(Failure failure) {
    return "<tr id=\"%s\"><td><code>%s</code></td><td>%d</td><td>%s</td></tr>"
        .formatted(failure.code(), failure.code(), failure.status(), failure.detail());
  }
}
