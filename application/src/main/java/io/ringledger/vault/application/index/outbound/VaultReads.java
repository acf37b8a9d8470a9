package io.ringledger.vault.application.index.outbound;

import io.ringledger.vault.application.index.VaultIndex.ItemMove;
import io.ringledger.vault.application.index.VaultIndex.OwnedItem;
import io.ringledger.vault.application.index.VaultIndex.VaultStats;
import io.ringledger.vault.application.index.VaultIndex.WalletBalance;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import java.util.List;
import java.util.Optional;

/** What can be read of settled batches. */
public interface VaultReads {

  /** Whether there is such an item. */
  boolean knows(ItemId item);

  /** Where an item has been, the newest batch first, before that batch where one is given. */
  List<ItemMove> moves(ItemId item, Optional<Long> before, int limit);

  /** What a wallet has, in the order of ids, after that item where one is given. */
  List<OwnedItem> items(WalletAddress wallet, Optional<ItemId> after, int limit);

  /** What a wallet bought and sold; empty where no settled batch says anything of it. */
  Optional<WalletBalance> balance(WalletAddress wallet);

  /** The totals. */
  VaultStats stats();
}
