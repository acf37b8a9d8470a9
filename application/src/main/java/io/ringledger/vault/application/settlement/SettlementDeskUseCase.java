package io.ringledger.vault.application.settlement;

import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegId;
import io.ringledger.vault.domain.settlement.LegState;
import java.util.Optional;

/** Reads, and has held legs tried again. */
public final class SettlementDeskUseCase implements SettlementDesk {

  private final SettlementTools tools;
  private final Redirections redirections;

  public SettlementDeskUseCase(SettlementTools tools) {
    this.tools = tools;
    this.redirections = new Redirections(tools, new SettlementReports(tools));
  }

  @Override
  public Outcome<BatchView> batch(BatchNumber number) {
    return tools
        .unitOfWork()
        .execute(
            () ->
                tools
                    .batches()
                    .find(number)
                    .map(
                        head ->
                            Outcome.success(
                                new BatchView(
                                    number,
                                    head.state(),
                                    head.reason(),
                                    head.failures(),
                                    tools.legs().of(number))))
                    .orElseGet(() -> Outcome.rejected(VaultFailure.BATCH_NOT_FOUND)));
  }

  @Override
  public Page<Leg, LegId> legs(LegState state, Optional<LegId> after, int limit) {
    return tools.unitOfWork().execute(() -> tools.legs().list(state, after, limit));
  }

  @Override
  public Outcome<Leg> retry(LegId leg, Optional<XrplAddress> destination, Caller caller) {
    return tools
        .unitOfWork()
        .execute(
            () -> {
              if (tools.legs().find(leg).isEmpty()) {
                return Outcome.rejected(VaultFailure.SETTLEMENT_LEG_NOT_FOUND);
              }
              return redirections
                  .retry(leg, destination, caller.author())
                  .map(Outcome::success)
                  .orElseGet(() -> Outcome.rejected(VaultFailure.SETTLEMENT_LEG_NOT_HELD));
            });
  }
}
