package io.ringledger.app.index;

import io.ringledger.app.OutsideSystems;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.vault.application.index.LedgerFollowing;
import io.ringledger.vault.application.index.LedgerFollowingUseCase;
import io.ringledger.vault.application.index.ReconciliationUseCase;
import io.ringledger.vault.application.index.VaultIndex;
import io.ringledger.vault.application.index.VaultIndexUseCase;
import io.ringledger.vault.application.index.outbound.AuthorityLedger;
import io.ringledger.vault.application.index.outbound.LedgerBook;
import io.ringledger.vault.application.index.outbound.VaultBooks;
import io.ringledger.vault.application.index.outbound.VaultReads;
import io.ringledger.vault.application.outbound.SettlementAuthority;
import io.ringledger.vault.application.sessions.SessionChannels;
import io.ringledger.vault.application.sessions.SessionChannelsUseCase;
import io.ringledger.vault.application.sessions.SessionPorts;
import io.ringledger.vault.xrpl.listener.SilentAuthorityLedger;
import io.ringledger.vault.xrpl.listener.XrplAuthorityLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Hands the index of the vault its ledger and its stores. */
@ApplicationScoped
class VaultIndexWiring {

  @Produces
  @Singleton
  AuthorityLedger authorityLedger(OutsideSystems outside) {
    return outside
        .nodes()
        .<AuthorityLedger>map(XrplAuthorityLedger::new)
        .orElseGet(SilentAuthorityLedger::new);
  }

  @Produces
  @Singleton
  SessionChannels sessionChannels(SessionPorts ports) {
    return new SessionChannelsUseCase(ports);
  }

  @Produces
  @Singleton
  LedgerFollowing ledgerFollowing(
      UnitOfWork unitOfWork,
      SettlementAuthority authority,
      AuthorityLedger ledger,
      LedgerBook book,
      SessionChannels channels,
      InstantSource clock) {
    return new LedgerFollowingUseCase(unitOfWork, authority, ledger, book, channels, clock);
  }

  /** Whoever asks for either gets the same one. */
  @Produces
  @Singleton
  WatchedReconciliation watchedReconciliation(
      UnitOfWork unitOfWork,
      SettlementAuthority authority,
      LedgerFollowing following,
      AuthorityLedger ledger,
      VaultBooks books,
      AuditTrail trail,
      InstantSource clock) {
    return new WatchedReconciliation(
        new ReconciliationUseCase(unitOfWork, authority, following, ledger, books, trail, clock),
        clock.instant());
  }

  @Produces
  @Singleton
  VaultIndex vaultIndex(UnitOfWork unitOfWork, VaultReads reads) {
    return new VaultIndexUseCase(unitOfWork, reads);
  }
}
