package io.ringledger.rewards.application.settlement;

import io.ringledger.rewards.application.settlement.RewardIntake.Sender;
import java.util.Optional;

/** The event sources that are registered, for what comes in without a service token. */
public interface RegisteredSources {

  /**
   * Whom events of that source come from, or empty where nobody is registered as it. Opens a unit
   * of work of its own where none is running.
   *
   * @param source CloudEvents {@code source}, compared character by character
   */
  Optional<Sender> find(String source);
}
