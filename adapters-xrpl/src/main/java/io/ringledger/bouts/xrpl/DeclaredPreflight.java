package io.ringledger.bouts.xrpl;

import io.ringledger.bouts.application.outbound.Preflight;
import java.util.List;
import java.util.Map;

/** No ledger at all, so nothing to find. Beside {@link DeclaredEscrowLedger}. */
public final class DeclaredPreflight implements Preflight {

  @Override
  public Standing standing() {
    return new Standing.NoLedger();
  }

  @Override
  public Report check(Standing.Known at, List<Intent> intents) {
    return new Report.Checked(List.of(), Map.of());
  }
}
