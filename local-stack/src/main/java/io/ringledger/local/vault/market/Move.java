package io.ringledger.local.vault.market;

import io.ringledger.local.vault.client.Trader;

/**
 * Something that somebody signs, and what must come of it.
 *
 * @param signer whose session it is
 */
public record Move(
    Trader signer, String action, String item, String from, String to, long drops, Fate fate) {

  /** Whether it may cost its signer something. */
  public boolean reserves() {
    return fate.isAccepted() && !action.equals("TRADE");
  }
}
