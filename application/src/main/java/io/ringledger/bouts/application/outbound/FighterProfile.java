package io.ringledger.bouts.application.outbound;

import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.domain.XrplAddress;

/**
 * How a fighter is called and paid.
 *
 * @param displayName 1 to 100 characters
 */
public record FighterProfile(UserId user, String displayName, XrplAddress address) {

  public static final int MAX_NAME = 100;

  public FighterProfile {
    if (displayName.isBlank() || displayName.length() > MAX_NAME) {
      throw new IllegalArgumentException("a display name has 1 to 100 characters");
    }
  }
}
