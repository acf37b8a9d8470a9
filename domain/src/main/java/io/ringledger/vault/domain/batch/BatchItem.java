package io.ringledger.vault.domain.batch;

import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;

/** Who owned an item before a batch, and who owns it afterwards. */
public record BatchItem(ItemId item, WalletAddress openingOwner, WalletAddress finalOwner) {}
