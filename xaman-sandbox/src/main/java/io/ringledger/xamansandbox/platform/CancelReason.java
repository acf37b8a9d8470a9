package io.ringledger.xamansandbox.platform;

/** What cancelling came to. */
public enum CancelReason {
  OK,
  ALREADY_CANCELLED,
  ALREADY_RESOLVED,
  ALREADY_OPENED,
  ALREADY_EXPIRED
}
