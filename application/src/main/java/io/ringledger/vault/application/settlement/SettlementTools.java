package io.ringledger.vault.application.settlement;

import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.vault.application.outbound.SettlementAuthority;
import io.ringledger.vault.application.settlement.outbound.AuthorityTickets;
import io.ringledger.vault.application.settlement.outbound.SettlementBatches;
import io.ringledger.vault.application.settlement.outbound.SettlementLedger;
import io.ringledger.vault.application.settlement.outbound.SettlementLegs;
import java.time.InstantSource;

/** Everything that settlement works with. */
public record SettlementTools(
    UnitOfWork unitOfWork,
    SettlementBatches batches,
    SettlementLegs legs,
    AuthorityTickets tickets,
    SettlementLedger ledger,
    SettlementAuthority authority,
    AuditTrail trail,
    Outbox outbox,
    Randomness randomness,
    InstantSource clock) {}
