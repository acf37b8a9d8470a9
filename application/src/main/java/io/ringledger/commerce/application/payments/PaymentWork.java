package io.ringledger.commerce.application.payments;

import io.ringledger.shared.application.RequestId;

/** What jobs do about payments. Each may be done by several at once, and again after a crash. */
public interface PaymentWork {

  /**
   * Applies the event that is due the longest, under its order's lock.
   *
   * @return false where there was none
   */
  boolean applyNext(RequestId run);

  /**
   * Looks after attempts that are not certain: tells the gateway again, asks it, asks for its
   * events, withdraws what nobody completes, closes what failed.
   *
   * @return how many were looked after
   */
  int followAttempts(RequestId run);

  /** Looks after refunds until the gateway has given them back; answers how many. */
  int followRefunds(RequestId run);

  /** Ends orders that nobody paid in time, and carts that nobody touched; answers how many. */
  int sweep(RequestId run);
}
