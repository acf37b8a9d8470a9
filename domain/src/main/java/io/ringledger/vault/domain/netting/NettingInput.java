package io.ringledger.vault.domain.netting;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import java.util.List;
import java.util.Map;

/**
 * What a batch is netted from.
 *
 * @param owners who owns each known item as the batch begins; an item that is missing is unknown
 * @param funds what each wallet has cleared to pay with; nothing for a wallet that is missing
 * @param intents handed in in any order, kept in the order of their sequences; no sequence twice
 */
public record NettingInput(
    Map<ItemId, WalletAddress> owners,
    Map<WalletAddress, Drops> funds,
    FeeSchedule fees,
    List<NettingIntent> intents) {

  /** Throws {@link IllegalArgumentException} where two intents have the same sequence. */
  public NettingInput {
    owners = Map.copyOf(owners);
    funds = Map.copyOf(funds);
    intents = BySequence.sorted(intents);
  }
}
