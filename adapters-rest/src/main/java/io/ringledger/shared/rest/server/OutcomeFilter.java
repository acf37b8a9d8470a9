package io.ringledger.shared.rest.server;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ringledger.shared.rest.Problem;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Tells how each operation ended to whoever counts. Repeats are counted like first answers. */
@Provider
public class OutcomeFilter implements ContainerResponseFilter {

  private static final int FIRST_REFUSAL = 400;

  private final ResourceInfo resource;
  private final Instance<OutcomeMeter> meters;

  public OutcomeFilter(ResourceInfo resource, Instance<OutcomeMeter> meters) {
    this.resource = resource;
    this.meters = meters;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Method method = resource.getResourceMethod();
    Operation operation = method == null ? null : method.getAnnotation(Operation.class);
    if (operation != null && !operation.hidden()) {
      String outcome =
          response.getStatus() < FIRST_REFUSAL ? "success" : codeIn(response.getEntity());
      meters.forEach(meter -> meter.count(operation.operationId(), outcome));
    }
  }

  private static String codeIn(@Nullable Object entity) {
    return switch (entity) {
      case String body -> Problem.codeIn(body).orElse("unknown");
      case HttpProblem problem -> String.valueOf(problem.getParameters().get("code"));
      case null, default -> "unknown";
    };
  }
}
