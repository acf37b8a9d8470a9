package io.ringledger.xamansandbox.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param status its status
 * @param type its content type
 * @param body its body
 * @param headers further headers
 */
record Reply(int status, String type, String body, Map<String, String> headers) {
  private static final String JSON = "application/json; charset=utf-8";

  static Reply json(int status, ObjectNode body) {
    return new Reply(status, JSON, body.toString(), Map.of());
  }

  static Reply text(int status, String body) {
    return new Reply(status, "text/plain; charset=utf-8", body, Map.of());
  }

  Reply withBody(String newType, String newBody) {
    return new Reply(status, newType, newBody, headers);
  }

  Reply withHeader(String name, int value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, Integer.toString(value));
    return new Reply(status, type, body, more);
  }

  /** Answers; what comes back is done once the answer is written, or the client is gone. */
  Future<Void> sendTo(HttpServerRequest request) {
    if (request.response().ended() || request.response().closed()) {
      return Future.succeededFuture();
    }
    request.response().setStatusCode(status).putHeader("Content-Type", type);
    // Whoever looks at the traffic sees that this is not the real one.
    request.response().putHeader("Server", "xaman-sandbox (simulator)");
    headers.forEach((name, value) -> request.response().putHeader(name, value));
    return request.response().end(body);
  }
}
