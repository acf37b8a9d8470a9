package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.outbound.FighterProfile;
import io.ringledger.bouts.application.outbound.Fighters;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.domain.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Fighter profiles in memory. */
public final class InMemoryFighters implements Fighters, Restorable {

  private Map<UserId, FighterProfile> profiles = new HashMap<>();

  @Override
  public synchronized Optional<FighterProfile> find(UserId user) {
    return Optional.ofNullable(profiles.get(user));
  }

  @Override
  public synchronized boolean save(FighterProfile profile) {
    boolean taken =
        profiles.values().stream()
            .anyMatch(
                other ->
                    other.address().equals(profile.address())
                        && !other.user().equals(profile.user()));
    if (!taken) {
      profiles.put(profile.user(), profile);
    }
    return !taken;
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<UserId, FighterProfile> before = new HashMap<>(profiles);
    return () -> profiles = before;
  }
}
