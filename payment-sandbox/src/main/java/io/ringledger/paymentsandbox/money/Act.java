package io.ringledger.paymentsandbox.money;

import io.ringledger.paymentsandbox.books.Change;
import java.util.Optional;

/**
 * A change of the books with its reason.
 *
 * @param books the change
 * @param request the id of the request it comes from; empty where time or a control did it
 * @param idempotencyKey that request's key
 * @param declined how a charge is to be declined, whatever pays it
 */
public record Act(
    Change books,
    Optional<String> request,
    Optional<String> idempotencyKey,
    Optional<Decline> declined) {

  /** Returns an act that no request asked for. */
  public static Act ofItself(Change books) {
    return new Act(books, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
