package io.ringledger.rewards.rest;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.policy.DailyUsage;
import io.ringledger.rewards.domain.policy.Decision.Grant;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.domain.policy.RewardFacts;
import io.ringledger.rewards.domain.policy.RewardType;
import io.ringledger.rewards.domain.settlement.RetrySchedule;
import io.ringledger.shared.rest.testing.ScriptedRewards;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** Rewards that came to their points. */
public final class SettledRewards {

  private static final RetrySchedule SCHEDULE =
      new RetrySchedule(Duration.ofSeconds(1), Duration.ofMinutes(1), 5);

  private SettledRewards() {}

  /** Everything that HTTP can tell of a settlement that came to its points. */
  public static RecordedDecision settle(ScriptedRewards rewards, String id, Instant now) {
    AccountId account = new AccountId(new UUID(3, 3));
    EntryId entry = new EntryId(new UUID(4, 4));
    rewards.moves(
        id,
        fresh ->
            fresh
                .takeUp(SCHEDULE, now)
                .loaded(now)
                .classified(now)
                .granted(now)
                .resolved(account, now)
                .posted(entry, now)
                .settled(now));
    RecordedDecision decision =
        new RecordedDecision(
            UUID.fromString(id),
            new PolicyVersion(3),
            new RewardFacts(
                RewardType.BOUNTY_REWARD,
                new Holder("w-1"),
                new TreeSet<>(List.of("p-1")),
                "",
                new Points(250),
                false,
                true,
                now),
            DailyUsage.NONE,
            new Grant(RewardType.BOUNTY_REWARD, new Holder("w-1"), new Points(250), 5),
            now);
    rewards.decided(decision);
    return decision;
  }
}
