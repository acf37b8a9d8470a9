package io.ringledger.bouts.domain;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import java.util.Optional;

/**
 * What an escrow on the ledger must look like; fixed when the bout is planned.
 *
 * @param owner the promoter's wallet, which funds it
 * @param destination the fighter's wallet
 * @param amount more than nothing
 * @param condition present exactly for a bonus
 */
public record EscrowTerms(
    EscrowKind kind,
    XrplAddress owner,
    XrplAddress destination,
    Drops amount,
    EscrowWindow window,
    Optional<Condition> condition) {

  public EscrowTerms {
    if (amount.isZero()) {
      throw new IllegalArgumentException("an escrow holds at least one drop");
    }
    if (kind.isBonus() != condition.isPresent()) {
      throw new IllegalArgumentException("exactly the bonuses have a condition");
    }
    if (kind.isBonus() != window.cancelAfter().isPresent()) {
      throw new IllegalArgumentException("exactly the bonuses can be cancelled");
    }
  }
}
