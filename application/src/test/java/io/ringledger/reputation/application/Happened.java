package io.ringledger.reputation.application;

import io.ringledger.reputation.domain.AccountId;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.NewEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What the points ledger tells, as it stands in the log. */
final class Happened {

  static final AccountId ANNA = AccountId.of("01900000-0000-7000-8000-00000000000a");
  static final AccountId BEN = AccountId.of("01900000-0000-7000-8000-00000000000b");
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Happened() {}

  static NewEvent earned(AccountId account, long sequence, long points, long impact) {
    return event(
        "rewards_ledger.PointsEarned", "correction_reward", account, sequence, points, impact);
  }

  static NewEvent deducted(AccountId account, long sequence, long points, long impact) {
    return event("rewards_ledger.PointsDeducted", "redemption", account, sequence, points, impact);
  }

  static NewEvent takenBack(AccountId account, long sequence, long points, long impact) {
    return event("rewards_ledger.PointsDeducted", "reversal", account, sequence, points, impact);
  }

  static NewEvent givenBack(AccountId account, long sequence, long points, long impact) {
    return event("rewards_ledger.PointsEarned", "reversal", account, sequence, points, impact);
  }

  private static NewEvent event(
      String type, String entryType, AccountId account, long sequence, long points, long impact) {
    return new NewEvent(
        UUID.randomUUID(),
        type,
        account.toString(),
        account.toString(),
        NOON.plusSeconds(sequence),
        EventData.of(
            Map.of(
                "account_id",
                account.toString(),
                "entry_type",
                entryType,
                "points",
                points,
                "account_sequence",
                sequence,
                "reputation_impact",
                impact)));
  }
}
