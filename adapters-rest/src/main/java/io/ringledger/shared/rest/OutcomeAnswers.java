package io.ringledger.shared.rest;

import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Writes outcomes of the business down as HTTP answers. */
public final class OutcomeAnswers {

  /** Limits of outside systems are by the minute; some of it has passed in waiting already. */
  private static final int BUSY_RETRY_SECONDS = 30;

  private OutcomeAnswers() {}

  /**
   * How to write one kind of outcome: a success with that status and body, a refusal as problem.
   */
  public static <T> AnswerFormat<T> format(int successStatus, Function<T, ?> body) {
    return outcome ->
        switch (outcome) {
          case Success<T>(var value) ->
              new Answer(successStatus, WireJson.write(body.apply(value)));
          case Rejected<T> refusal -> refusal(Problem.of(refusal));
        };
  }

  /** The response to an outcome. */
  public static <T> Response respond(Outcome<T> outcome, int successStatus, Function<T, ?> body) {
    return respond(format(successStatus, body).format(outcome));
  }

  /** The response with 200 for a success. */
  public static <T> Response respond(Outcome<T> outcome, Function<T, ?> body) {
    return respond(outcome, Response.Status.OK.getStatusCode(), body);
  }

  /** The response that says what the answer says. */
  public static Response respond(Answer answer) {
    return builder(answer).build();
  }

  /** The response to a refusal, to which headers can be added. */
  public static Response.ResponseBuilder refuse(FailureCode code) {
    return builder(refusal(Problem.of(new Rejected<>(code, code.detail()))));
  }

  /** The response to a request that HTTP's own rules refuse. */
  public static Response refuse(ProtocolFailure failure) {
    Response.ResponseBuilder builder = builder(refusal(Problem.of(failure)));
    failure.retryAfter().ifPresent(after -> builder.header(HttpHeaders.RETRY_AFTER, after));
    if (failure == ProtocolFailure.UNAUTHENTICATED) {
      builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return builder.build();
  }

  private static Answer refusal(Problem problem) {
    return new Answer(problem.status(), WireJson.write(problem));
  }

  private static Response.ResponseBuilder builder(Answer answer) {
    boolean refused = answer.status() >= 400;
    Response.ResponseBuilder builder =
        Response.status(answer.status())
            .type(refused ? Problem.MEDIA_TYPE : MediaType.APPLICATION_JSON)
            .entity(answer.body());
    return answer.status() == Problem.status(FailureCode.Category.DEPENDENCY_BUSY)
        ? builder.header(HttpHeaders.RETRY_AFTER, BUSY_RETRY_SECONDS)
        : builder;
  }
}
