package io.ringledger.api.rest;

import static io.ringledger.vault.domain.VaultFailure.ITEM_NOT_FOUND;
import static io.ringledger.vault.domain.VaultFailure.WALLET_ADDRESS_INVALID;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.ringledger.api.rest.OperationGuide.Row;
import io.ringledger.shared.domain.Role;
import io.ringledger.vault.rest.index.IndexRebuiltResponse;
import io.ringledger.vault.rest.index.ItemHistoryResponse;
import io.ringledger.vault.rest.index.ReconciliationResponse;
import io.ringledger.vault.rest.index.VaultStatsResponse;
import io.ringledger.vault.rest.index.WalletBalanceResponse;
import io.ringledger.vault.rest.index.WalletItemsResponse;
import java.util.Map;
import java.util.Set;

/** Whose the operations on the vault's index are; keeps them readable in a native image. */
@RegisterForReflection(
    targets = {
      IndexRebuiltResponse.class,
      ItemHistoryResponse.class,
      ItemHistoryResponse.Move.class,
      ReconciliationResponse.class,
      ReconciliationResponse.Found.class,
      VaultStatsResponse.class,
      WalletBalanceResponse.class,
      WalletItemsResponse.class,
      WalletItemsResponse.Owned.class
    })
final class IndexGuide {

  static final Map<String, Row> ROWS =
      Map.ofEntries(
          OperationGuide.row("getItemHistory", Set.of(), ITEM_NOT_FOUND),
          OperationGuide.row("listWalletItems", Set.of(), WALLET_ADDRESS_INVALID),
          OperationGuide.row("getWalletBalance", Set.of(), WALLET_ADDRESS_INVALID),
          OperationGuide.row("getVaultStats", Set.of()),
          OperationGuide.row("getVaultReconciliation", Set.of(Role.ADMIN)),
          OperationGuide.row("rebuildVaultIndex", Set.of(Role.ADMIN)));

  private IndexGuide() {}
}
