package io.ringledger.vault.domain.netting;

import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import java.util.List;

/**
 * The way of an item through a batch.
 *
 * @param openingOwner who owned it before
 * @param finalOwner who owns it afterwards; may be the same, where it came back
 * @param moves the applied intents in the order of the way, at least one
 */
public record ItemPath(
    ItemId item, WalletAddress openingOwner, WalletAddress finalOwner, List<NettingIntent> moves) {}
