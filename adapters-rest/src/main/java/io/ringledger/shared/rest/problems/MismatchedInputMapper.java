package io.ringledger.shared.rest.problems;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Takes bodies of the wrong type away from the framework's own mapper. */
@Provider
@Priority(Priorities.USER - 1)
public class MismatchedInputMapper extends ExceptionMapperBase<MismatchedInputException> {

  @Override
  protected HttpProblem toProblem(MismatchedInputException fault) {
    return HttpProblem.valueOf(Response.Status.BAD_REQUEST);
  }
}
