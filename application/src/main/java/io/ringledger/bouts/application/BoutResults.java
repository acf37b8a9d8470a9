package io.ringledger.bouts.application;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.Outcome;

/** An admin says who won. */
public interface BoutResults {

  /** Refused with {@code BOUT_NOT_FOUND} or {@code RESULT_CONFLICT}; cannot be changed later. */
  Outcome<Bout> enter(Caller caller, BoutId bout, Corner winner);
}
