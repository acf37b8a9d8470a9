package io.ringledger.commerce.application.outbound;

/** Those who work on what gateways report. */
@FunctionalInterface
public interface PaymentLanes {

  /**
   * There is something to work on once the running unit of work commits. Where nobody hears it, it
   * is found a little later.
   */
  void wake();
}
