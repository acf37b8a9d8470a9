package io.ringledger.rewards.application.ledger;

import io.ringledger.rewards.application.outbound.LedgerAccounts;
import io.ringledger.rewards.application.outbound.LedgerBook;
import io.ringledger.rewards.application.outbound.LedgerStatements;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.Outbox;
import java.time.InstantSource;

/** All that the use cases of the points ledger need from outside. */
public record LedgerPorts(
    UnitOfWork unitOfWork,
    LedgerBook book,
    LedgerAccounts accounts,
    LedgerStatements statements,
    Outbox outbox,
    AuditTrail trail,
    Randomness randomness,
    InstantSource clock) {

  /** Posts with them. */
  public LedgerPoster poster() {
    return new LedgerPoster(book, outbox, randomness, clock);
  }

  AccountHistory history() {
    return new AccountHistory(trail, clock);
  }
}
