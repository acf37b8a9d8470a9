package io.ringledger.bouts.application.outbound;

import io.ringledger.shared.domain.UserId;
import java.util.Optional;

/** The profiles of all fighters. */
public interface Fighters {

  Optional<FighterProfile> find(UserId user);

  /** Keeps the profile; answers false where the address belongs to another fighter. */
  boolean save(FighterProfile profile);
}
