package io.ringledger.commerce.application.orders;

import io.ringledger.commerce.application.orders.Checkout.Intent;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.shared.application.IdempotentRequest;
import io.ringledger.shared.application.sites.SiteCaller;

/**
 * A request about an order that takes two units of work with the gateway between them. What it
 * begins is named after it, so that whoever repeats it finds what was begun, also where a crash
 * left no answer.
 */
record OrderRequest(IdempotentRequest request) {

  /**
   * @param what the operation and its object
   */
  static OrderRequest of(SiteCaller caller, String what, Intent intent) {
    return new OrderRequest(
        new IdempotentRequest(
            caller.actor().id(),
            "%s:%s".formatted(what, caller.site()),
            intent.key(),
            intent.fingerprint()));
  }

  AttemptId attempt() {
    return AttemptId.ofRequest(parts());
  }

  RefundId refund() {
    return RefundId.ofRequest(parts());
  }

  private String[] parts() {
    return new String[] {
      request.caller().toString(), request.scope(), request.key().value(), request.fingerprint()
    };
  }
}
