package io.ringledger.local.vault.market;

import io.ringledger.local.vault.client.Trader;
import java.util.List;

/**
 * What is handed in together.
 *
 * @param offers listings that must be there before
 * @param moves the intents, in this order
 */
public record Round(List<Offer> offers, List<Move> moves) {

  public Round {
    offers = List.copyOf(offers);
    moves = List.copyOf(moves);
  }

  /** An item offered at a price. */
  public record Offer(Trader seller, String item, long drops) {}
}
