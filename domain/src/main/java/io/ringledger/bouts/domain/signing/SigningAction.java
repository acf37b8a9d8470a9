package io.ringledger.bouts.domain.signing;

import io.ringledger.bouts.domain.Closing;
import java.util.Arrays;
import java.util.Optional;

/** What a signature is asked for. */
public enum SigningAction {
  CREATE("create", "EscrowCreate"),
  FINISH("finish", "EscrowFinish"),
  CANCEL("cancel", "EscrowCancel");

  private final String wire;
  private final String transactionType;

  SigningAction(String wire, String transactionType) {
    this.wire = wire;
    this.transactionType = transactionType;
  }

  /** The action that closes an escrow that way. */
  public static SigningAction of(Closing closing) {
    return switch (closing) {
      case FINISH -> FINISH;
      case CANCEL -> CANCEL;
    };
  }

  /** The text used on the wire and in storage. */
  public String wire() {
    return wire;
  }

  /** The XRPL transaction type. */
  public String transactionType() {
    return transactionType;
  }

  /** The action of that wire text, or empty where there is none. */
  public static Optional<SigningAction> ofWire(String text) {
    return Arrays.stream(values()).filter(action -> action.wire.equals(text)).findFirst();
  }
}
