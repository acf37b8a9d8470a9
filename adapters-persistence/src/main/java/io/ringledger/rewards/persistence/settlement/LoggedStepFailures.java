package io.ringledger.rewards.persistence.settlement;

import io.ringledger.rewards.application.outbound.StepFailures;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;

/**
 * What went wrong, in the log: by the kinds of its causes and where they come from, never by what
 * they say, which may hold parts of an event.
 */
@ApplicationScoped
public class LoggedStepFailures implements StepFailures {

  private static final System.Logger LOG = System.getLogger(LoggedStepFailures.class.getName());
  private static final int MAX_CAUSES = 5;

  @Override
  public void happened(RewardSettlement settlement, RuntimeException cause) {
    LOG.log(
        Level.WARNING,
        () ->
            "settlement %s did not get on from %s (attempt %d): %s"
                .formatted(
                    settlement.id(),
                    settlement.state().wire(),
                    settlement.attempt(),
                    kinds(cause)));
  }

  private static String kinds(Throwable failure) {
    StringBuilder kinds = new StringBuilder();
    Throwable cause = failure;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      StackTraceElement[] places = cause.getStackTrace();
      kinds
          .append(i == 0 ? "" : ", caused by ")
          .append(cause.getClass().getName())
          .append(places.length == 0 ? "" : " at " + places[0]);
      cause = cause.getCause();
    }
    return kinds.toString();
  }
}
