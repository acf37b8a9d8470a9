package io.ringledger.commerce.stripe;

import com.stripe.model.PaymentIntent;
import java.util.Optional;

/** Stripe did not do what it was asked for. What it says is plain and holds no secret. */
final class StripeFailureException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What it means for what was asked. */
  enum Kind {
    /** The bank would not: 402. */
    DECLINED,
    /** This request was refused as it is, and did nothing: 400 and 404. */
    REFUSED,
    /** Our key was refused, and nothing was done: 401 and 403. */
    MISCONFIGURED,
    /**
     * Nobody's fault, and not certain: asked too often, or at the same time, or otherwise before.
     */
    BUSY,
    /** No answer that can be relied upon; anything may have been done. */
    BROKEN,
    /** This process stops; anything may have been done. */
    INTERRUPTED
  }

  private final Kind kind;
  private final String code;
  // No exception of this kind is ever written anywhere.
  private final transient Optional<PaymentIntent> intent;

  StripeFailureException(Kind kind, String code, String reason, Throwable cause) {
    this(kind, code, reason, Optional.empty(), cause);
  }

  StripeFailureException(
      Kind kind, String code, String reason, Optional<PaymentIntent> intent, Throwable cause) {
    super(reason, cause);
    this.kind = kind;
    this.code = code;
    this.intent = intent;
  }

  Kind kind() {
    return kind;
  }

  /** Stripe's, in {@code snake_case}. */
  String code() {
    return code;
  }

  /** For people; at most 300 characters, and nothing of what was sent. */
  String reason() {
    return String.valueOf(getMessage());
  }

  /** The payment as it is now, where the answer holds it. */
  Optional<PaymentIntent> intent() {
    return intent;
  }
}
