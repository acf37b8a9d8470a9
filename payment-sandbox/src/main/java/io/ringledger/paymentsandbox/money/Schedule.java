package io.ringledger.paymentsandbox.money;

import io.ringledger.paymentsandbox.books.Kind;

/** What a verb needs to know of the sandbox around it. */
public interface Schedule {
  /** Returns for how many seconds a payment or refund that takes its time does so. */
  long secondsOfProcessing();

  /** Returns the page on which a person is asked about an intent. */
  String page(String intent);

  /** Hears that something is to be settled at a moment, in seconds since 1970. */
  void at(long due, Kind kind, String id);
}
