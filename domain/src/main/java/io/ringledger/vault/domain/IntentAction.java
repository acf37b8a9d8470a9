package io.ringledger.vault.domain;

/** What a session key may say in its owner's name. */
public enum IntentAction {
  /** The owner gives an item away at a price: {@code from} is the owner. */
  TRADE(1),
  /** The owner offers to buy an item from whoever holds it: {@code to} is the owner. */
  BID(2),
  /** The owner buys a listed item at its price: {@code to} is the owner. */
  BUY_NOW(3);

  private final int tag;

  IntentAction(int tag) {
    this.tag = tag;
  }

  /** Returns the byte that stands for it in canonical encodings; never changes. */
  public int tag() {
    return tag;
  }

  /** Returns whether the signing owner pays; otherwise the owner gives the item. */
  public boolean isBuying() {
    return this != TRADE;
  }
}
