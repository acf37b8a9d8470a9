package io.ringledger.shared.application;

import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Gives each intent one effect and one answer. The answer is stored in the unit of work of the
 * effect, so a crash leaves either both or neither, and there is no claim that could be left
 * behind.
 */
public final class Idempotency {

  private final IdempotentAnswers answers;

  public Idempotency(IdempotentAnswers answers) {
    this.answers = answers;
  }

  /**
   * The answer this intent already has: its own, or a refusal where the body differs.
   *
   * @param collided writes such a refusal down
   */
  public <T> Optional<Answer> replay(
      IdempotentRequest request, AnswerFormat<T> format, Consumer<Rejected<T>> collided) {
    return answers
        .find(request)
        .map(
            stored -> {
              if (stored.fingerprint().equals(request.fingerprint())) {
                return stored.answer();
              }
              FailureCode code = IdempotencyFailure.KEY_REUSED;
              Rejected<T> refusal = new Rejected<>(code, code.detail());
              collided.accept(refusal);
              return format.format(refusal);
            });
  }

  /**
   * Replays, or runs the effect and stores its answer. Call it inside a unit of work that holds the
   * lock on what the effect changes: the lock is what makes two requests with one key take turns.
   */
  public <T> Answer once(
      IdempotentRequest request,
      AnswerFormat<T> format,
      Consumer<Rejected<T>> collided,
      Supplier<Outcome<T>> effect) {
    return replay(request, format, collided)
        .orElseGet(() -> keep(request, format, collided, effect.get()));
  }

  /**
   * Stores the answer to what has been done, after {@link #replay} found none: in the unit of work
   * that did it, or the last of them.
   */
  public <T> Answer keep(
      IdempotentRequest request,
      AnswerFormat<T> format,
      Consumer<Rejected<T>> collided,
      Outcome<T> outcome) {
    Answer answer = format.format(outcome);
    if (answers.store(request, answer)) {
      return answer;
    }
    // Of two requests that had no object to lock, this one has had no effect; of two that went on
    // with the same intent after a crash, both had the same.
    return replay(request, format, collided)
        .orElseThrow(() -> new IllegalStateException("stored answer vanished"));
  }
}
