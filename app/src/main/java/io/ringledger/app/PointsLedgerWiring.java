package io.ringledger.app;

import io.ringledger.rewards.application.ledger.LedgerPorts;
import io.ringledger.rewards.application.ledger.LedgerPoster;
import io.ringledger.rewards.application.ledger.PointsAccounts;
import io.ringledger.rewards.application.ledger.PointsAccountsUseCase;
import io.ringledger.rewards.application.ledger.PointsLedger;
import io.ringledger.rewards.application.ledger.PointsLedgerUseCase;
import io.ringledger.rewards.application.outbound.LedgerAccounts;
import io.ringledger.rewards.application.outbound.LedgerBook;
import io.ringledger.rewards.application.outbound.LedgerStatements;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Hands the use cases of the points ledger what they need. */
@ApplicationScoped
class PointsLedgerWiring {

  @Produces
  @Singleton
  LedgerPorts ledgerPorts(
      UnitOfWork unitOfWork,
      LedgerBook book,
      LedgerAccounts accounts,
      LedgerStatements statements,
      Outbox outbox,
      AuditTrail trail,
      Randomness randomness,
      InstantSource clock) {
    return new LedgerPorts(
        unitOfWork, book, accounts, statements, outbox, trail, randomness, clock);
  }

  @Produces
  @Singleton
  LedgerPoster ledgerPoster(LedgerPorts ports) {
    return ports.poster();
  }

  @Produces
  @Singleton
  PointsAccounts pointsAccounts(LedgerPorts ports) {
    return new PointsAccountsUseCase(ports);
  }

  @Produces
  @Singleton
  PointsLedger pointsLedger(LedgerPorts ports) {
    return new PointsLedgerUseCase(ports);
  }
}
