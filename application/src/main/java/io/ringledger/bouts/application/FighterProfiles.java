package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.FighterProfile;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.Outcome;

/** A fighter says how they are called and where their purses go. */
public interface FighterProfiles {

  /**
   * Keeps the profile. Bouts that are already planned keep the address they were planned with.
   * Refused with {@code ADDRESS_INVALID} or {@code ADDRESS_TAKEN}.
   *
   * @param address as it was typed
   */
  Outcome<FighterProfile> put(Caller caller, String displayName, String address);

  /** Refused with {@code PROFILE_NOT_FOUND}. */
  Outcome<FighterProfile> get(Caller caller);
}
