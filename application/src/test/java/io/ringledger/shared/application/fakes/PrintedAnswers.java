package io.ringledger.shared.application.fakes;

import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.domain.FailureCode.Category;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.util.concurrent.atomic.AtomicInteger;

/** Prints outcomes, each with a number of its own: what is printed anew is never the same. */
public final class PrintedAnswers<T> implements AnswerFormat<T> {

  private final AtomicInteger printed = new AtomicInteger();

  @Override
  public Answer format(Outcome<T> outcome) {
    String number = "#" + printed.incrementAndGet() + " ";
    return switch (outcome) {
      case Success<T>(var value) -> new Answer(200, number + value);
      case Rejected<T>(var code, var reason, _) ->
          new Answer(status(code.category()), number + code.code() + ": " + reason);
    };
  }

  /** How many outcomes were printed. */
  public int printed() {
    return printed.get();
  }

  private static int status(Category category) {
    return switch (category) {
      case BAD_REQUEST -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case UNPROCESSABLE -> 422;
      case RATE_LIMITED -> 429;
      case DEPENDENCY_FAILED -> 502;
      case DEPENDENCY_BUSY -> 503;
    };
  }
}
