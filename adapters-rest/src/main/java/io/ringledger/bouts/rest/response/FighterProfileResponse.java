package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.application.outbound.FighterProfile;

/** How a fighter is called and paid. */
public record FighterProfileResponse(String userId, String displayName, String xrplAddress) {

  public static FighterProfileResponse of(FighterProfile profile) {
    return new FighterProfileResponse(
        profile.user().toString(), profile.displayName(), profile.address().value());
  }
}
