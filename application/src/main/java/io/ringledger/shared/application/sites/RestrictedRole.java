package io.ringledger.shared.application.sites;

/** What the database knows a part of the work as, which may do that part and nothing else. */
public enum RestrictedRole {
  /**
   * Writes down what payment gateways say, and were asked, of every site. It cannot write orders.
   */
  PAYMENTS,
  /** Adds suggestions. It can write nothing else. */
  ADVISORY
}
