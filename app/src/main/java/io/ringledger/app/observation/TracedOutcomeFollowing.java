package io.ringledger.app.observation;

import io.ringledger.bouts.application.OutcomeFollowing;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.rest.LogFields;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.MDC;

/** Draws each run of a job as a trace of its own, and names the run in what it logs. */
public final class TracedOutcomeFollowing implements OutcomeFollowing {

  private final OutcomeFollowing following;
  private final Spans spans;

  public TracedOutcomeFollowing(OutcomeFollowing following, Spans spans) {
    this.following = following;
    this.spans = spans;
  }

  @Override
  public Optional<Instant> follow(EscrowId escrow, RequestId run) {
    MDC.put(LogFields.REQUEST, run.value());
    try {
      return spans.job("job follow", run, () -> following.follow(escrow, run));
    } finally {
      MDC.remove(LogFields.REQUEST);
    }
  }

  @Override
  public void sweep() {
    spans.job(
        "job sweep",
        () -> {
          following.sweep();
          return true;
        });
  }
}
