package io.ringledger.local.shop;

import io.ringledger.paymentsandbox.PaymentSandbox;
import io.ringledger.paymentsandbox.control.MoneyReport;
import java.util.HashMap;
import java.util.Map;

/** The gateway's own books, by the order that each payment was for. */
final class Ledgers {

  private Ledgers() {}

  /**
   * What the gateway says of an order's money, in the smallest unit.
   *
   * @param onItsWayBack refunds that may still fail
   * @param payments how many of its payments took money
   * @param chargedTwice payments that took money more than once
   */
  record Kept(long captured, long refunded, long onItsWayBack, int payments, int chargedTwice) {

    static final Kept NOTHING = new Kept(0, 0, 0, 0, 0);

    /** What is left with the gateway. */
    long left() {
      return captured - refunded;
    }

    private Kept plus(MoneyReport.Line line) {
      return new Kept(
          captured + line.captured(),
          refunded + line.refunded(),
          onItsWayBack + line.refundsPending(),
          payments + (line.charges() > 0 ? 1 : 0),
          chargedTwice + (line.charges() > 1 ? 1 : 0));
    }
  }

  /** Everything by order; what names none is under the empty text. */
  static Map<String, Kept> of(PaymentSandbox gateway) {
    Map<String, Kept> kept = new HashMap<>();
    for (MoneyReport.Line line : gateway.books()) {
      String order = line.metadata().getOrDefault("order_id", "");
      kept.put(order, kept.getOrDefault(order, Kept.NOTHING).plus(line));
    }
    return kept;
  }
}
