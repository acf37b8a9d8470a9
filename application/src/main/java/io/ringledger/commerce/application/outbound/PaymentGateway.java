package io.ringledger.commerce.application.outbound;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.Optional;

/**
 * Who charges cards and gives back. Called while no unit of work is running and nothing is held.
 * Never throws for what a gateway or the network does: all of it is an answer.
 */
public interface PaymentGateway {

  PaymentProvider provider();

  /**
   * Charges what the order is about, at once and in full, under the attempt's idempotency key; told
   * again it answers again, and charges nothing more.
   */
  Answer pay(Charge charge);

  /**
   * What became of an attempt.
   *
   * @return as it is there; {@link Answer.Absent} where the gateway has never heard of it
   */
  Answer standing(PaymentAttempt attempt);

  /**
   * Withdraws an attempt, so that it will never be paid.
   *
   * @return {@link Answer.Cancelled} where that is certain, {@link Answer.Absent} where there was
   *     nothing to withdraw, {@link Answer.Paid} where it was too late
   */
  Answer cancel(PaymentAttempt attempt);

  /** Gives back, under the refund's idempotency key. */
  RefundAnswer refund(PaymentAttempt attempt, Refund refund);

  /** What became of a refund, which the gateway has named. */
  RefundAnswer standing(Refund refund);

  /**
   * Asks for the events of a paid attempt once more.
   *
   * @return how many were asked for; 0 where there are none, or nobody could be asked
   */
  int resend(PaymentAttempt attempt);

  /**
   * What is to be charged.
   *
   * @param method in the gateway's words; never printed
   * @param email where the gateway may send a receipt
   */
  record Charge(
      SiteId site,
      OrderId order,
      AttemptId attempt,
      Money amount,
      String method,
      String email,
      String idempotencyKey,
      Instant begunAt) {

    @Override
    public String toString() {
      return "Charge[%s %s]".formatted(attempt, amount);
    }
  }

  /** What the gateway answers about a payment. */
  sealed interface Answer {

    /** It is on its way. */
    record OnItsWay(String reference, Optional<String> nextAction) implements Answer {}

    /** It is paid. Its signed event proves it; this does not. */
    record Paid(String reference) implements Answer {}

    /**
     * It was not paid.
     *
     * @param reference empty where the gateway did not even begin
     * @param closed whether it will not be paid later either
     */
    record Declined(Optional<String> reference, String code, String reason, boolean closed)
        implements Answer {}

    /** It was withdrawn, and will not be paid. */
    record Cancelled(String reference) implements Answer {}

    /** The gateway has never heard of it, for certain. */
    record Absent() implements Answer {}

    /** Nobody knows. It may be paid. */
    record Unclear(String reason) implements Answer {}
  }

  /** What the gateway answers about a refund. */
  sealed interface RefundAnswer {

    record OnItsWay(String reference) implements RefundAnswer {}

    record Done(String reference) implements RefundAnswer {}

    /** It will not be given back by this try. */
    record Refused(String code, String reason) implements RefundAnswer {}

    /** Nobody knows. */
    record Unclear(String reason) implements RefundAnswer {}
  }
}
