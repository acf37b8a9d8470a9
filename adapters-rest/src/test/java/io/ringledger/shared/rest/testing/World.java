package io.ringledger.shared.rest.testing;

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
import io.ringledger.bouts.application.SettlementPorts;
import io.ringledger.bouts.application.SigningNotifications;
import io.ringledger.bouts.application.SigningNotificationsUseCase;
import io.ringledger.bouts.application.fakes.InMemoryBonusPreimages;
import io.ringledger.bouts.application.fakes.InMemoryBouts;
import io.ringledger.bouts.application.fakes.InMemoryEscrowWatch;
import io.ringledger.bouts.application.fakes.InMemoryFighters;
import io.ringledger.bouts.application.fakes.InMemoryFollowUps;
import io.ringledger.bouts.application.fakes.InMemorySigningJournal;
import io.ringledger.bouts.application.fakes.InMemoryWebhookDeliveries;
import io.ringledger.bouts.application.fakes.ScriptedPreflight;
import io.ringledger.bouts.application.fakes.ScriptedSignedTransactions;
import io.ringledger.bouts.application.fakes.ScriptedSigningRequests;
import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.application.outbound.Preflight;
import io.ringledger.bouts.application.outbound.SigningRequests.Mode;
import io.ringledger.bouts.application.outbound.WebhookSignatures;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.identity.application.AccessTokens;
import io.ringledger.identity.application.Accounts;
import io.ringledger.identity.application.AccountsUseCase;
import io.ringledger.identity.application.fakes.InMemoryLoginAttempts;
import io.ringledger.identity.application.fakes.InMemoryUsers;
import io.ringledger.identity.application.fakes.PlainPasswordHashing;
import io.ringledger.identity.domain.LoginThrottle;
import io.ringledger.identity.domain.RegistrationPolicy;
import io.ringledger.identity.security.TokenSettings;
import io.ringledger.rewards.application.fakes.InMemoryLedger;
import io.ringledger.rewards.application.ledger.LedgerPorts;
import io.ringledger.rewards.application.ledger.PointsAccounts;
import io.ringledger.rewards.application.ledger.PointsAccountsUseCase;
import io.ringledger.rewards.application.ledger.PointsLedger;
import io.ringledger.rewards.application.ledger.PointsLedgerUseCase;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.InMemoryIdempotentAnswers;
import io.ringledger.shared.application.fakes.RecordingOutbox;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Supplier;

/** The real use cases on stores in memory. */
@Singleton
public class World {

  public static final String SECRET = "a secret of the tests, long enough for HMAC";
  public static final String ISSUER = "https://ringledger.test";
  public static final String AUDIENCE = "ringledger-api";
  public static final int REGISTRATIONS = 10_000;
  public static final String COMMON_PASSWORD = "password1";
  public static final Duration LIFETIME = Duration.ofHours(1);

  public final SettableClock clock =
      new SettableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  public final InMemoryBouts bouts = new InMemoryBouts();
  public final InMemoryFighters fighters = new InMemoryFighters();
  public final InMemoryBonusPreimages preimages = new InMemoryBonusPreimages();
  public final InMemoryUsers users = new InMemoryUsers();
  public final InMemoryLoginAttempts attempts = new InMemoryLoginAttempts();
  public final InMemoryIdempotentAnswers answers = new InMemoryIdempotentAnswers();
  public final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  public final EscrowLedger ledger = new BelievingLedger();
  public final ScriptedPreflight preflight = new ScriptedPreflight();
  public final InMemorySigningJournal journal = new InMemorySigningJournal(bouts);
  public final InMemoryFollowUps followUps = new InMemoryFollowUps();
  public final InMemoryEscrowWatch watch = new InMemoryEscrowWatch();
  public final InMemoryWebhookDeliveries deliveries = new InMemoryWebhookDeliveries();
  public final ScriptedSigningRequests xaman = new ScriptedSigningRequests(Mode.STUB);
  public final SequentialRandomness randomness = new SequentialRandomness();
  public final InMemoryLedger points = new InMemoryLedger();
  public final RecordingOutbox outbox = new RecordingOutbox();
  private final SnapshotUnitOfWork snapshots =
      new SnapshotUnitOfWork(
          bouts,
          fighters,
          preimages,
          users,
          attempts,
          answers,
          trail,
          journal,
          followUps,
          deliveries,
          points,
          outbox);

  /** Whether no XRPL node answers. */
  public volatile boolean ledgerDown;

  /** Where every escrow that was created is. */
  public volatile EscrowLedger.Presence presence = new EscrowLedger.Presence.OnLedger();

  /** What webhook deliveries are taken for; by default forged. */
  public volatile WebhookSignatures.Verdict webhooks = new WebhookSignatures.Verdict.Forged();

  /** There is no ledger to ask before signing, unless a test says so. */
  World() {
    preflight.stands(new Preflight.Standing.NoLedger());
  }

  /** Believes each claim, while it is up. */
  private final class BelievingLedger implements EscrowLedger {

    @Override
    public Lookup lookup(TransactionHash transaction) {
      return ledgerDown
          ? new Lookup.Unavailable("no node answers")
          : new Lookup.Answered(new LedgerEvidence.Declared());
    }

    @Override
    public Finality finality(SignedTransaction transaction, XrplAddress sender, long firstLedger) {
      return new Finality.StillPossible();
    }

    @Override
    public Presence presence(XrplAddress owner, OfferSequence sequence, TransactionHash createdBy) {
      return ledgerDown ? new Presence.Unavailable("no node answers") : presence;
    }
  }

  /** What happens instead of every unit of work; by default nothing. */
  private volatile Runnable trouble = () -> {};

  /** Everything outside is as it was in the beginning. */
  public void calms() {
    ledgerDown = false;
    presence = new EscrowLedger.Presence.OnLedger();
    webhooks = new WebhookSignatures.Verdict.Forged();
    preflight.stands(new Preflight.Standing.NoLedger());
    preflight.findsNothing();
    preflight.comesBack();
    watch.findsNothing();
    xaman.comesBack();
  }

  /** Runs the steps while every unit of work ends in this. */
  public void during(Runnable disaster, Runnable steps) {
    trouble = disaster;
    try {
      steps.run();
    } finally {
      trouble = () -> {};
    }
  }

  private final UnitOfWork unitOfWork =
      new UnitOfWork() {
        @Override
        public <T> T execute(Supplier<T> work) {
          trouble.run();
          return snapshots.execute(work);
        }
      };

  @Produces
  @Singleton
  InstantSource clock() {
    return clock;
  }

  @Produces
  @Singleton
  Randomness randomness() {
    return randomness;
  }

  @Produces
  @Singleton
  TokenSettings tokens() {
    return TokenSettings.of(SECRET, ISSUER, AUDIENCE, LIFETIME);
  }

  @Produces
  @Singleton
  Accounts accounts(AccessTokens tokens) {
    return new AccountsUseCase(
        unitOfWork,
        users,
        new PlainPasswordHashing(),
        tokens,
        attempts,
        new RegistrationPolicy(EnumSet.complementOf(EnumSet.of(Role.MANAGEMENT)), true, brake()),
        password -> password.value().equals(COMMON_PASSWORD),
        trail,
        randomness,
        clock);
  }

  /** So many that only who wants to meets it. */
  private static Optional<LoginThrottle> brake() {
    return Optional.of(LoginThrottle.ofRegistrations(REGISTRATIONS));
  }

  @Produces
  @Singleton
  FighterProfiles profiles() {
    return new FighterProfilesUseCase(unitOfWork, fighters, trail, clock);
  }

  @Produces
  @Singleton
  BoutPlanning planning() {
    return new BoutPlanningUseCase(
        unitOfWork, bouts, fighters, preimages, randomness, trail, clock);
  }

  @Produces
  @Singleton
  SettlementPorts ports() {
    return new SettlementPorts(
        unitOfWork,
        bouts,
        preimages,
        journal,
        xaman,
        new ScriptedSignedTransactions(),
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
  BoutDirectory directory(SettlementPorts ports) {
    return new BoutDirectoryUseCase(ports);
  }

  @Produces
  @Singleton
  BoutEscrows escrows(SettlementPorts ports) {
    return new BoutEscrowsUseCase(ports);
  }

  @Produces
  @Singleton
  BoutResults results(SettlementPorts ports) {
    return new BoutResultsUseCase(ports);
  }

  @Produces
  @Singleton
  BoutPayouts payouts(SettlementPorts ports) {
    return new BoutPayoutsUseCase(ports);
  }

  @Produces
  @Singleton
  BoutOperations operations(SettlementPorts ports) {
    return new BoutOperationsUseCase(ports, watch);
  }

  @Produces
  @Singleton
  SigningNotifications notifications(SettlementPorts ports) {
    return new SigningNotificationsUseCase(ports, (_, _, _, _) -> webhooks, deliveries);
  }

  private LedgerPorts ledgerPorts() {
    return new LedgerPorts(unitOfWork, points, points, points, outbox, trail, randomness, clock);
  }

  @Produces
  @Singleton
  PointsAccounts pointsAccounts() {
    return new PointsAccountsUseCase(ledgerPorts());
  }

  @Produces
  @Singleton
  PointsLedger pointsLedger() {
    return new PointsLedgerUseCase(ledgerPorts());
  }
}
