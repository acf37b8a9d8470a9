package io.ringledger.shared.rest.problems;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.ringledger.shared.rest.Problem;
import io.ringledger.shared.rest.ProtocolFailure;
import io.ringledger.shared.rest.problems.FaultTranslation.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.logging.Logger;

/**
 * Gives every problem of the framework our form. It runs last and takes nothing over but headers,
 * so that no text of the framework, which may tell what is inside, reaches a client.
 */
@ApplicationScoped
public class UniformProblems implements ProblemPostProcessor {

  private static final Logger LOG = Logger.getLogger(UniformProblems.class);

  @Override
  public int priority() {
    return Integer.MIN_VALUE;
  }

  @Override
  public HttpProblem apply(HttpProblem framework, ProblemContext context) {
    Verdict verdict = FaultTranslation.translate(context.cause, framework.getStatusCode());
    log(verdict.failure(), context.cause);
    Problem problem = verdict.problem();
    HttpProblem.Builder builder =
        HttpProblem.builder()
            .withType(URI.create(problem.type()))
            .withTitle(problem.title())
            .withStatus(problem.status())
            .withDetail(problem.detail())
            .with("code", problem.code());
    if (!problem.errors().isEmpty()) {
      builder.with("errors", problem.errors());
    }
    framework.getHeaders().forEach(builder::withHeader);
    verdict.failure().retryAfter().ifPresent(s -> builder.withHeader(HttpHeaders.RETRY_AFTER, s));
    if (verdict.failure() == ProtocolFailure.UNAUTHENTICATED
        && !framework.getHeaders().containsKey(HttpHeaders.WWW_AUTHENTICATE)) {
      builder.withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return builder.build();
  }

  /**
   * A bug with its trace, an outage with its cause in one line; what the client did wrong stands in
   * the access log, and nothing of what it sent stands anywhere.
   */
  private static void log(ProtocolFailure failure, Throwable cause) {
    if (failure == ProtocolFailure.INTERNAL_ERROR) {
      LOG.error("request failed", cause);
    } else if (failure == ProtocolFailure.SERVICE_UNAVAILABLE) {
      LOG.warnf("service unavailable: %s", FaultTranslation.outage(cause));
    }
  }
}
