package io.ringledger.bouts.domain;

/**
 * The right to disclose one preimage. Only a bout hands it out, and only for the bonus of the
 * winner: without one, neither the store of preimages nor {@link Preimage} gives anything away.
 */
public final class DisclosurePermit {

  private final EscrowId escrow;
  private final Condition condition;

  DisclosurePermit(EscrowId escrow, Condition condition) {
    this.escrow = escrow;
    this.condition = condition;
  }

  /** Whose preimage may be disclosed. */
  public EscrowId escrow() {
    return escrow;
  }

  /** How long the fulfillment will be, in bytes; known before it is disclosed. */
  public int fulfillmentLength() {
    return 4 + Preimage.LENGTH;
  }

  /** The fulfillment; throws where the preimage is not the one of this escrow's condition. */
  public Fulfillment disclose(Preimage preimage) {
    if (!preimage.condition().equals(condition)) {
      throw new IllegalStateException(
          "the stored preimage of escrow " + escrow + " is not its own");
    }
    return preimage.fulfillment();
  }
}
