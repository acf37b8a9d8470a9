package io.ringledger.rewards.application.settlement;

import io.ringledger.rewards.application.outbound.LedgerAccounts;
import io.ringledger.rewards.application.outbound.RewardDecisions;
import io.ringledger.rewards.application.outbound.RewardPolicies;
import io.ringledger.rewards.application.outbound.RewardSettlements;
import io.ringledger.rewards.application.outbound.SourceEvents;
import io.ringledger.rewards.application.outbound.StepFailures;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.Outbox;
import java.time.InstantSource;

/** What the use cases of reward settlement need. */
public record RewardPorts(
    UnitOfWork unitOfWork,
    RewardSettlements settlements,
    SourceEvents sourceEvents,
    RewardPolicies policies,
    RewardDecisions decisions,
    LedgerAccounts accounts,
    Outbox outbox,
    StepFailures failures,
    AuditTrail trail,
    Randomness randomness,
    InstantSource clock) {}
