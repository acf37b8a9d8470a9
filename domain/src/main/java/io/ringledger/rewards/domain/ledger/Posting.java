package io.ringledger.rewards.domain.ledger;

import io.ringledger.rewards.domain.Points;
import java.util.Optional;
import java.util.UUID;

/**
 * The wish to move points.
 *
 * @param debit where they come from
 * @param credit where they go
 * @param amount more than zero
 * @param reversed the entry it undoes, for a reversal
 * @param settlement the reward settlement that wants it, where one does
 * @param reputationImpact what it means for the member's reputation; may be negative
 */
public record Posting(
    EntryKey key,
    EntryType type,
    AccountId debit,
    AccountId credit,
    Points amount,
    SourceReference reference,
    Optional<EntryId> reversed,
    Optional<UUID> settlement,
    long reputationImpact) {

  public Posting {
    if (amount.isZero()) {
      throw new IllegalArgumentException("a posting moves points");
    }
    if (debit.equals(credit)) {
      throw new IllegalArgumentException("a posting has two sides");
    }
    if (reversed.isPresent() != (type == EntryType.REVERSAL)) {
      throw new IllegalArgumentException("reversals name what they reverse, and no others do");
    }
  }
}
