package io.ringledger.bouts.domain;

/** The two ways out of an escrow. */
public enum Closing {
  /** To the destination. */
  FINISH("finish", "EscrowFinish"),
  /** Back to the owner. */
  CANCEL("cancel", "EscrowCancel");

  private final String wire;
  private final String transactionType;

  Closing(String wire, String transactionType) {
    this.wire = wire;
    this.transactionType = transactionType;
  }

  /** The text used on the wire and in storage. */
  public String wire() {
    return wire;
  }

  /** The XRPL transaction type. */
  public String transactionType() {
    return transactionType;
  }
}
