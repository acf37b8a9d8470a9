package io.ringledger.shared.rest.problems;

import io.quarkus.security.UnauthorizedException;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.ProtocolFailure;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers a missing token. The mapper of the problem extension asks the server for a challenge in a
 * form that this version of Quarkus no longer has.
 */
@Provider
@Priority(1)
public class UnauthorizedMapper implements ExceptionMapper<UnauthorizedException> {

  @Override
  public Response toResponse(UnauthorizedException fault) {
    return OutcomeAnswers.refuse(ProtocolFailure.UNAUTHENTICATED);
  }
}
