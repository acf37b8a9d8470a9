package io.ringledger.app.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler;
import io.quarkus.arc.Arc;
import io.ringledger.shared.application.RequestId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * One pass of a job of the vault, started by a schedule of AWS. What it is invoked with is not
 * looked at: a schedule says when, nothing else. What it could not do it says in its answer; a pass
 * that breaks ends as a failed invocation, for AWS to count and to repeat.
 */
abstract class VaultFunction implements RequestStreamHandler {

  static {
    // Starts the application, as the function of the API does: once, when the function is loaded.
    new QuarkusStreamHandler();
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Makes one pass and returns what came of it, for the log of whoever invoked it. */
  abstract Map<String, Object> pass(RequestId run);

  @Override
  public final void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    event.readAllBytes();
    Map<String, Object> result = pass(new RequestId("lambda-" + context.getAwsRequestId()));
    JSON.writeValue(answer, result);
  }

  /** Returns the application's only object of that type. */
  static <T> T the(Class<T> type) {
    return Arc.container().instance(type).get();
  }
}
