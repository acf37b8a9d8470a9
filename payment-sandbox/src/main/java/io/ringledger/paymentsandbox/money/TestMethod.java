package io.ringledger.paymentsandbox.money;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Payment methods whose behaviour their names say. The first name is the usual one. */
public enum TestMethod {
  /** Pays. */
  PAYS(Reaction.PAYS, "", "pm_card_visa", "pm_card_mastercard", "pm_card_amex", "pm_card_us"),
  /** Declined without a reason. */
  DECLINED(
      Reaction.DECLINES,
      "generic_decline",
      "pm_card_chargeDeclined",
      "pm_card_visa_chargeDeclined"),
  /** Declined for want of money. */
  NO_FUNDS(
      Reaction.DECLINES,
      "insufficient_funds",
      "pm_card_chargeDeclinedInsufficientFunds",
      "pm_card_visa_chargeDeclinedInsufficientFunds"),
  /** Declined because it was lost. */
  LOST(
      Reaction.DECLINES,
      "lost_card",
      "pm_card_chargeDeclinedLostCard",
      "pm_card_visa_chargeDeclinedLostCard"),
  /** Declined because it was stolen. */
  STOLEN(
      Reaction.DECLINES,
      "stolen_card",
      "pm_card_chargeDeclinedStolenCard",
      "pm_card_visa_chargeDeclinedStolenCard"),
  /** Declined because it is too old. */
  EXPIRED(Reaction.DECLINES, "expired_card", "pm_card_chargeDeclinedExpiredCard"),
  /** Declined because its security code is wrong. */
  WRONG_CVC(Reaction.DECLINES, "incorrect_cvc", "pm_card_chargeDeclinedIncorrectCvc"),
  /** Declined because something went wrong. */
  PROCESSING_ERROR(Reaction.DECLINES, "processing_error", "pm_card_chargeDeclinedProcessingError"),
  /** Pays once a person has said yes. */
  ASKS(
      Reaction.ASKS,
      "",
      "pm_card_authenticationRequired",
      "pm_card_threeDSecure2Required",
      "pm_card_threeDSecureRequired"),
  /** Takes its time and then pays; there is none like it at the real provider. */
  TAKES_TIME(Reaction.TAKES_TIME_AND_PAYS, "", "pm_sandbox_processing"),
  /** Takes its time and is then declined; there is none like it at the real provider. */
  TAKES_TIME_IN_VAIN(
      Reaction.TAKES_TIME_AND_DECLINES, "generic_decline", "pm_sandbox_processingFails"),
  /** Pays; a refund is pending and fails later. */
  REFUND_FAILS(Reaction.PAYS, "", "pm_sandbox_refundFails"),
  /** Pays; a refund succeeds and fails later all the same. */
  REFUND_FAILS_LATE(Reaction.PAYS, "", "pm_card_refundFail"),
  /** Pays; a refund is pending and succeeds later. */
  REFUND_TAKES_TIME(Reaction.PAYS, "", "pm_card_pendingRefund");

  /** What it does when it is asked to pay. */
  public enum Reaction {
    /** It pays at once. */
    PAYS,
    /** It is declined at once. */
    DECLINES,
    /** It asks the person first. */
    ASKS,
    /** It pays later. */
    TAKES_TIME_AND_PAYS,
    /** It is declined later. */
    TAKES_TIME_AND_DECLINES
  }

  private final Reaction reaction;
  private final String declineCode;

  /** Its names, with blanks between them. */
  private final String names;

  TestMethod(Reaction reaction, String declineCode, String... names) {
    this.reaction = reaction;
    this.declineCode = declineCode;
    this.names = String.join(" ", names);
  }

  /** Returns the method with a name such as {@code pm_card_visa}. */
  public static Optional<TestMethod> named(String name) {
    return Arrays.stream(values())
        .filter(each -> List.of(each.names.split(" ", -1)).contains(name))
        .findFirst();
  }

  /** Returns what it does when it is asked to pay. */
  public Reaction reaction() {
    return reaction;
  }

  /** Returns why it is declined, if it is. */
  public Decline decline() {
    return Decline.of(declineCode);
  }
}
