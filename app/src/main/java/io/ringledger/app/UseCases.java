package io.ringledger.app;

import io.ringledger.app.observation.Spans;
import io.ringledger.app.observation.TracedOutcomeFollowing;
import io.ringledger.bouts.application.BoutDirectory;
import io.ringledger.bouts.application.BoutDirectoryUseCase;
import io.ringledger.bouts.application.BoutEscrows;
import io.ringledger.bouts.application.BoutEscrowsUseCase;
import io.ringledger.bouts.application.BoutOperations;
import io.ringledger.bouts.application.BoutOperationsUseCase;
import io.ringledger.bouts.application.BoutPayouts;
import io.ringledger.bouts.application.BoutPayoutsUseCase;
import io.ringledger.bouts.application.BoutPlanning;
import io.ringledger.bouts.application.BoutPlanningUseCase;
import io.ringledger.bouts.application.BoutResults;
import io.ringledger.bouts.application.BoutResultsUseCase;
import io.ringledger.bouts.application.FighterProfiles;
import io.ringledger.bouts.application.FighterProfilesUseCase;
import io.ringledger.bouts.application.OutcomeFollowing;
import io.ringledger.bouts.application.OutcomeFollowingUseCase;
import io.ringledger.bouts.application.SettlementPorts;
import io.ringledger.bouts.application.SigningNotifications;
import io.ringledger.bouts.application.SigningNotificationsUseCase;
import io.ringledger.bouts.application.outbound.BonusPreimages;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.application.outbound.EscrowWatch;
import io.ringledger.bouts.application.outbound.Fighters;
import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.application.outbound.Preflight;
import io.ringledger.bouts.application.outbound.SignedTransactions;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.WebhookDeliveries;
import io.ringledger.bouts.application.outbound.WebhookSignatures;
import io.ringledger.identity.application.AccessTokens;
import io.ringledger.identity.application.Accounts;
import io.ringledger.identity.application.AccountsUseCase;
import io.ringledger.identity.application.CommonPasswords;
import io.ringledger.identity.application.LoginAttempts;
import io.ringledger.identity.application.PasswordHashing;
import io.ringledger.identity.application.Users;
import io.ringledger.identity.domain.RegistrationPolicy;
import io.ringledger.rewards.application.chain.LedgerCheckpointing;
import io.ringledger.rewards.application.chain.LedgerCheckpointingUseCase;
import io.ringledger.rewards.application.chain.LedgerSealing;
import io.ringledger.rewards.application.outbound.CheckpointSigner;
import io.ringledger.rewards.application.outbound.CheckpointStore;
import io.ringledger.rewards.application.outbound.LedgerCheckpoints;
import io.ringledger.rewards.application.outbound.LedgerSeals;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.EventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Hands each use case what it needs; the core itself knows no container. */
@ApplicationScoped
class UseCases {

  private final UnitOfWork unitOfWork;
  private final AuditTrail trail;
  private final Randomness randomness;
  private final InstantSource clock;

  UseCases(UnitOfWork unitOfWork, AuditTrail trail, Randomness randomness, InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.trail = trail;
    this.randomness = randomness;
    this.clock = clock;
  }

  @Produces
  @Singleton
  Accounts accounts(
      Users users,
      PasswordHashing hashing,
      AccessTokens tokens,
      LoginAttempts attempts,
      RegistrationPolicy policy,
      CommonPasswords commonPasswords) {
    return new AccountsUseCase(
        unitOfWork,
        users,
        hashing,
        tokens,
        attempts,
        policy,
        commonPasswords,
        trail,
        randomness,
        clock);
  }

  @Produces
  @Singleton
  FighterProfiles fighterProfiles(Fighters fighters) {
    return new FighterProfilesUseCase(unitOfWork, fighters, trail, clock);
  }

  @Produces
  @Singleton
  BoutPlanning boutPlanning(Bouts bouts, Fighters fighters, BonusPreimages preimages) {
    return new BoutPlanningUseCase(
        unitOfWork, bouts, fighters, preimages, randomness, trail, clock);
  }

  @Produces
  @Singleton
  SettlementPorts settlementPorts(
      Bouts bouts,
      BonusPreimages preimages,
      SigningJournal journal,
      SigningRequests wallet,
      SignedTransactions signedTransactions,
      EscrowLedger ledger,
      Preflight preflight,
      FollowUps followUps,
      IdempotentAnswers answers) {
    return new SettlementPorts(
        unitOfWork,
        bouts,
        preimages,
        journal,
        wallet,
        signedTransactions,
        ledger,
        preflight,
        followUps,
        answers,
        trail,
        randomness,
        clock);
  }

  @Produces
  @Singleton
  BoutDirectory boutDirectory(SettlementPorts ports) {
    return new BoutDirectoryUseCase(ports);
  }

  @Produces
  @Singleton
  BoutResults boutResults(SettlementPorts ports) {
    return new BoutResultsUseCase(ports);
  }

  @Produces
  @Singleton
  BoutEscrows boutEscrows(SettlementPorts ports) {
    return new BoutEscrowsUseCase(ports);
  }

  @Produces
  @Singleton
  BoutPayouts boutPayouts(SettlementPorts ports) {
    return new BoutPayoutsUseCase(ports);
  }

  @Produces
  @Singleton
  BoutOperations boutOperations(SettlementPorts ports, EscrowWatch watch) {
    return new BoutOperationsUseCase(ports, watch);
  }

  @Produces
  @Singleton
  OutcomeFollowing outcomeFollowing(
      SettlementPorts ports,
      EscrowWatch watch,
      WebhookDeliveries deliveries,
      Settings settings,
      Spans spans) {
    return new TracedOutcomeFollowing(
        new OutcomeFollowingUseCase(ports, watch, deliveries, settings.autoConfirm()), spans);
  }

  @Produces
  @Singleton
  EventConsumer ledgerSealing(LedgerSeals seals) {
    return new LedgerSealing(seals);
  }

  @Produces
  @Singleton
  LedgerCheckpointing ledgerCheckpointing(
      LedgerSeals seals,
      LedgerCheckpoints checkpoints,
      CheckpointSigner signer,
      CheckpointStore store) {
    return new LedgerCheckpointingUseCase(unitOfWork, seals, checkpoints, signer, store, clock);
  }

  @Produces
  @Singleton
  SigningNotifications signingNotifications(
      SettlementPorts ports, WebhookSignatures signatures, WebhookDeliveries deliveries) {
    return new SigningNotificationsUseCase(ports, signatures, deliveries);
  }
}
