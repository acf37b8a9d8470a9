package io.ringledger.shared.domain;

import java.util.List;
import java.util.function.Function;

/**
 * What a verb of the business answers: its success, or why it was refused. Expected refusals are
 * values; exceptions are for bugs and broken infrastructure.
 */
public sealed interface Outcome<T> {

  /** It was done. */
  record Success<T>(T value) implements Outcome<T> {}

  /**
   * It was refused and nothing moved, except that the refusal may have been written down.
   *
   * @param reason what exactly was wrong, for people and the audit trail; never a secret
   * @param particulars one for each part of the request that has its own reason; mostly none
   */
  record Rejected<T>(FailureCode code, String reason, List<Particular> particulars)
      implements Outcome<T> {

    public Rejected {
      particulars = List.copyOf(particulars);
    }

    public Rejected(FailureCode code, String reason) {
      this(code, reason, List.of());
    }

    /** The same refusal of something else. */
    public <R> Rejected<R> as() {
      return new Rejected<>(code, reason, particulars);
    }
  }

  /**
   * Why one part was refused.
   *
   * @param subject which part, in the words of the wire
   * @param code stable text in {@code snake_case} that clients may switch on
   */
  record Particular(String subject, String code, String detail) {}

  static <T> Outcome<T> success(T value) {
    return new Success<>(value);
  }

  /** A refusal with no more to say than its code's own sentence. */
  static <T> Outcome<T> rejected(FailureCode code) {
    return new Rejected<>(code, code.detail());
  }

  static <T> Outcome<T> rejected(FailureCode code, String reason) {
    return new Rejected<>(code, reason);
  }

  /** The success transformed; a refusal stays what it is. */
  default <R> Outcome<R> map(Function<? super T, ? extends R> transform) {
    return switch (this) {
      case Success<T>(var value) -> new Success<>(transform.apply(value));
      case Rejected<T> refusal -> refusal.as();
    };
  }

  /** The success taken one step further; a refusal stays what it is. */
  default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
    return switch (this) {
      case Success<T>(var value) -> next.apply(value);
      case Rejected<T> refusal -> refusal.as();
    };
  }
}
