package io.ringledger.shared.domain;

/** A reason for a refusal. Each context lists its own in one enum, in order of precedence. */
public interface FailureCode {

  /** Stable text in {@code snake_case} that clients may switch on. */
  String code();

  /** The sentence shown to people where the refusal has no more exact one. */
  String detail();

  Category category();

  /** What kind of refusal it is, from which an adapter chooses how to say it. */
  enum Category {
    /** The request itself is wrong; repeating it cannot help. */
    BAD_REQUEST,
    /** The caller is not known. */
    UNAUTHENTICATED,
    /** The caller is known and may not. */
    FORBIDDEN,
    /** It does not exist, or not for this caller. */
    NOT_FOUND,
    /** It exists and its state does not allow this. */
    CONFLICT,
    /** Understood, and refused by a rule of the business. */
    UNPROCESSABLE,
    /** Too many attempts; later may do. */
    RATE_LIMITED,
    /** An outside system failed; nothing moved, and the same request may be repeated. */
    DEPENDENCY_FAILED,
    /** An outside system takes no more for the moment; nothing moved, and later may do. */
    DEPENDENCY_BUSY
  }
}
