package io.ringledger.bouts.domain;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.domain.XrplAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What a promoter wants to settle.
 *
 * @param event in whole seconds, the only ones the ledger's clock has; a fraction is cut off
 * @param purses the drops of all four kinds
 */
public record BoutPlan(
    UserId promoter,
    XrplAddress promoterAddress,
    Fighter fighterA,
    Fighter fighterB,
    Instant event,
    Map<EscrowKind, Drops> purses) {

  public BoutPlan {
    event = event.truncatedTo(ChronoUnit.SECONDS);
    purses = Map.copyOf(purses);
    if (purses.size() != EscrowKind.values().length) {
      throw new IllegalArgumentException("a bout has four purses");
    }
  }

  /** Who fights in a corner, and the wallet their purses go to. */
  public record Fighter(UserId user, XrplAddress address) {}

  Fighter fighter(Corner corner) {
    return corner == Corner.A ? fighterA : fighterB;
  }
}
