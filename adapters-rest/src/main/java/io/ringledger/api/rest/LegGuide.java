package io.ringledger.api.rest;

import static io.ringledger.vault.domain.VaultFailure.BATCH_NOT_FOUND;
import static io.ringledger.vault.domain.VaultFailure.SETTLEMENT_LEG_NOT_FOUND;
import static io.ringledger.vault.domain.VaultFailure.SETTLEMENT_LEG_NOT_HELD;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.ringledger.api.rest.OperationGuide.Row;
import io.ringledger.shared.domain.Role;
import io.ringledger.vault.rest.settlement.BatchSettlementResponse;
import io.ringledger.vault.rest.settlement.LegPageResponse;
import io.ringledger.vault.rest.settlement.LegResponse;
import io.ringledger.vault.rest.settlement.RetryLegRequest;
import java.util.Map;
import java.util.Set;

/** Whose the operations on settlement are; and keeps them readable in a native image. */
@RegisterForReflection(
    targets = {
      BatchSettlementResponse.class,
      LegPageResponse.class,
      LegResponse.class,
      RetryLegRequest.class
    })
final class LegGuide {

  static final Map<String, Row> ROWS =
      Map.ofEntries(
          OperationGuide.row("getBatchSettlement", Set.of(Role.ADMIN), BATCH_NOT_FOUND),
          OperationGuide.row("listSettlementLegs", Set.of(Role.ADMIN)),
          OperationGuide.row(
              "retrySettlementLeg",
              Set.of(Role.ADMIN),
              SETTLEMENT_LEG_NOT_FOUND,
              SETTLEMENT_LEG_NOT_HELD));

  private LegGuide() {}
}
