package io.ringledger.paymentsandbox.money;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The states of a payment intent. */
public enum Status {
  /** Nothing to pay with, or what there was has failed. */
  REQUIRES_PAYMENT_METHOD,
  /** Nobody has said yet that it is to be paid. */
  REQUIRES_CONFIRMATION,
  /** The person is asked. */
  REQUIRES_ACTION,
  /** The bank takes its time. */
  PROCESSING,
  /** The money is set aside and not taken. */
  REQUIRES_CAPTURE,
  /** It will never be paid. */
  CANCELED,
  /** It is paid. */
  SUCCEEDED;

  /** States in which it may be canceled. */
  static final Set<Status> CANCELABLE =
      Set.of(
          REQUIRES_PAYMENT_METHOD,
          REQUIRES_CAPTURE,
          REQUIRES_CONFIRMATION,
          REQUIRES_ACTION,
          PROCESSING);

  /** States in which it may be confirmed. */
  static final Set<Status> CONFIRMABLE =
      Set.of(REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION, REQUIRES_ACTION);

  /** Returns its name on the wire. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Status of(ObjectNode intent) {
    String wire = intent.path("status").asText();
    return Arrays.stream(values())
        .filter(each -> each.wire().equals(wire))
        .findFirst()
        .orElseThrow();
  }
}
