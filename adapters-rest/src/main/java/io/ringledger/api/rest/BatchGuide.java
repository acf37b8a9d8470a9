package io.ringledger.api.rest;

import static io.ringledger.vault.domain.VaultFailure.BATCH_NOT_FOUND;
import static io.ringledger.vault.domain.VaultFailure.NETTING_NOT_ENOUGH_INTENTS;
import static io.ringledger.vault.domain.VaultFailure.NETTING_UNDER_WAY;
import static io.ringledger.vault.domain.VaultFailure.PROOF_NOT_FOUND;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.ringledger.api.rest.OperationGuide.Row;
import io.ringledger.shared.domain.Role;
import io.ringledger.vault.rest.batches.BatchPageResponse;
import io.ringledger.vault.rest.batches.BatchResponse;
import io.ringledger.vault.rest.batches.ItemProofResponse;
import io.ringledger.vault.rest.batches.NettingReportResponse;
import io.ringledger.vault.rest.batches.ProofFields;
import io.ringledger.vault.rest.batches.WalletProofResponse;
import java.util.Map;
import java.util.Set;

/** Whose the operations on batches are; and keeps their answers readable in a native image. */
@RegisterForReflection(
    targets = {
      BatchPageResponse.class,
      BatchResponse.class,
      ItemProofResponse.class,
      NettingReportResponse.class,
      ProofFields.class,
      WalletProofResponse.class
    })
final class BatchGuide {

  static final Map<String, Row> ROWS =
      Map.ofEntries(
          OperationGuide.row(
              "runNetting", Set.of(Role.ADMIN), NETTING_NOT_ENOUGH_INTENTS, NETTING_UNDER_WAY),
          OperationGuide.row("listBatches", Set.of()),
          OperationGuide.row("getBatch", Set.of(), BATCH_NOT_FOUND),
          OperationGuide.row("getWalletProof", Set.of(), BATCH_NOT_FOUND, PROOF_NOT_FOUND),
          OperationGuide.row("getItemProof", Set.of(), BATCH_NOT_FOUND, PROOF_NOT_FOUND));

  private BatchGuide() {}
}
