package io.ringledger.vault.rest.index;

import io.ringledger.vault.application.index.outbound.VaultBooks.Rebuilt;

/** How many rows a rebuild had to put right. */
public record IndexRebuiltResponse(
    int differences, int walletBalances, int itemMoves, int itemOwners, int totals) {

  static IndexRebuiltResponse of(Rebuilt rebuilt) {
    return new IndexRebuiltResponse(
        rebuilt.differences(),
        rebuilt.balances(),
        rebuilt.moves(),
        rebuilt.owners(),
        rebuilt.totals());
  }
}
