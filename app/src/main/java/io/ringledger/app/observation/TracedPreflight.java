package io.ringledger.app.observation;

import io.ringledger.bouts.application.outbound.Preflight;
import java.util.List;

/** Draws each preflight. */
public final class TracedPreflight implements Preflight {

  private final Preflight preflight;
  private final Spans spans;

  public TracedPreflight(Preflight preflight, Spans spans) {
    this.preflight = preflight;
    this.spans = spans;
  }

  @Override
  public Standing standing() {
    return spans.outside("ledger standing", preflight::standing);
  }

  @Override
  public Report check(Standing.Known at, List<Intent> intents) {
    return spans.outside("ledger preflight", () -> preflight.check(at, intents));
  }
}
