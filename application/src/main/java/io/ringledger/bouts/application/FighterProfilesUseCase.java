package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.FighterProfile;
import io.ringledger.bouts.application.outbound.Fighters;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.XrplAddress;
import java.time.InstantSource;
import java.util.Map;

/** {@inheritDoc} */
public final class FighterProfilesUseCase implements FighterProfiles {

  private final UnitOfWork unitOfWork;
  private final Fighters fighters;
  private final AuditTrail trail;
  private final InstantSource clock;

  public FighterProfilesUseCase(
      UnitOfWork unitOfWork, Fighters fighters, AuditTrail trail, InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.fighters = fighters;
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  public Outcome<FighterProfile> put(Caller caller, String displayName, String address) {
    return XrplAddress.parse(address)
        .map(valid -> new FighterProfile(caller.user(), displayName, valid))
        .map(profile -> unitOfWork.execute(() -> save(caller, profile)))
        .orElseGet(
            () ->
                Outcome.rejected(
                    BoutFailure.ADDRESS_INVALID, "xrpl_address: bad checksum or form"));
  }

  private Outcome<FighterProfile> save(Caller caller, FighterProfile profile) {
    if (!fighters.save(profile)) {
      return Outcome.rejected(BoutFailure.ADDRESS_TAKEN);
    }
    trail.record(
        AuditEntry.success(
            new AuditChain("fighter:" + caller.user()),
            clock.instant(),
            caller.author(),
            "fighter.profile",
            Map.of("xrpl_address", profile.address().value())));
    return Outcome.success(profile);
  }

  @Override
  public Outcome<FighterProfile> get(Caller caller) {
    return unitOfWork
        .execute(() -> fighters.find(caller.user()))
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(BoutFailure.PROFILE_NOT_FOUND));
  }
}
