package io.ringledger.vault.application.intents;

import io.ringledger.shared.application.RequestId;

/** What is done about intents and listings without anybody asking. */
public interface IntentUpkeep {

  /**
   * Ends some of the pending intents that have become too old, gives back what they held, and ends
   * listings whose time is over.
   *
   * @return how many it ended; with none nothing is left to do for now
   */
  int expire(RequestId run);
}
