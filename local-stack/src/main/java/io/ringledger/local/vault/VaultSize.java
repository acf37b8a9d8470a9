package io.ringledger.local.vault;

/**
 * How much is traded in a play.
 *
 * @param xrplWallets wallets of the XRP Ledger that trade
 * @param solanaWallets wallets of Solana that trade, each paid through an account of its own
 * @param items what they trade
 * @param requests how many requests are sent for each batch
 * @param intents how many intents are in each, at most
 */
public record VaultSize(int xrplWallets, int solanaWallets, int items, int requests, int intents) {

  /** For all to see. */
  public static final VaultSize WHOLE = new VaultSize(8, 2, 1_600, 2, 1_000);

  /** For a test. */
  public static final VaultSize SHORT = new VaultSize(4, 1, 150, 1, 250);
}
