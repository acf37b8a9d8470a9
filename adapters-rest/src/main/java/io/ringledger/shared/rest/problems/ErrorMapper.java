package io.ringledger.shared.rest.problems;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Keeps what is worse than an exception, such as a stack overflow, from showing its trace. */
@Provider
public class ErrorMapper extends ExceptionMapperBase<Error> {

  @Override
  protected HttpProblem toProblem(Error fault) {
    return HttpProblem.valueOf(Response.Status.INTERNAL_SERVER_ERROR);
  }
}
