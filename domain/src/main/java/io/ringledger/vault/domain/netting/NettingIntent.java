package io.ringledger.vault.domain.netting;

import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.WalletAddress;

/**
 * An accepted intent as netting sees it: an item goes from one wallet to another at a price.
 *
 * @param sequence its place in the order of acceptance, from 1; the only order there is
 * @param digest SHA-256 of the intent's canonical encoding
 * @param amountDrops the price; whatever is not between 1 and all XRP there is is rejected
 */
public record NettingIntent(
    long sequence,
    IntentId id,
    Sha256 digest,
    ItemId item,
    WalletAddress from,
    WalletAddress to,
    long amountDrops) {

  public NettingIntent {
    if (sequence < 1) {
      throw new IllegalArgumentException("intents are numbered from 1 as they are accepted");
    }
  }
}
