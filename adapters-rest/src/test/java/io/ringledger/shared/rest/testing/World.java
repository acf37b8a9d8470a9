package io.ringledger.shared.rest.testing;

import io.ringledger.bouts.application.BoutDirectory;
import io.ringledger.bouts.application.BoutDirectoryUseCase;
import io.ringledger.bouts.application.BoutEscrows;
import io.ringledger.bouts.application.BoutEscrowsUseCase;
import io.ringledger.bouts.application.BoutPayouts;
import io.ringledger.bouts.application.BoutPayoutsUseCase;
import io.ringledger.bouts.application.BoutPlanning;
import io.ringledger.bouts.application.BoutPlanningUseCase;
import io.ringledger.bouts.application.BoutResults;
import io.ringledger.bouts.application.BoutResultsUseCase;
import io.ringledger.bouts.application.FighterProfiles;
import io.ringledger.bouts.application.FighterProfilesUseCase;
import io.ringledger.bouts.application.fakes.InMemoryBonusPreimages;
import io.ringledger.bouts.application.fakes.InMemoryBouts;
import io.ringledger.bouts.application.fakes.InMemoryFighters;
import io.ringledger.bouts.application.fakes.ScriptedSigningRequests;
import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.application.outbound.SigningRequests.Mode;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.identity.application.AccessTokens;
import io.ringledger.identity.application.Accounts;
import io.ringledger.identity.application.AccountsUseCase;
import io.ringledger.identity.application.fakes.InMemoryLoginAttempts;
import io.ringledger.identity.application.fakes.InMemoryUsers;
import io.ringledger.identity.application.fakes.PlainPasswordHashing;
import io.ringledger.identity.domain.LoginThrottle;
import io.ringledger.identity.domain.RegistrationPolicy;
import io.ringledger.identity.security.TokenSettings;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.InMemoryIdempotentAnswers;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.Role;
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
  public final EscrowLedger ledger =
      _ ->
          ledgerIsDown()
              ? new EscrowLedger.Lookup.Unavailable("no node answers")
              : new EscrowLedger.Lookup.Answered(new LedgerEvidence.Declared());
  public final ScriptedSigningRequests xaman = new ScriptedSigningRequests(Mode.STUB);
  public final SequentialRandomness randomness = new SequentialRandomness();
  private final SnapshotUnitOfWork snapshots =
      new SnapshotUnitOfWork(bouts, fighters, preimages, users, attempts, answers, trail);

  /** Whether no XRPL node answers. */
  public volatile boolean ledgerDown;

  private boolean ledgerIsDown() {
    return ledgerDown;
  }

  /** What happens instead of every unit of work; by default nothing. */
  private volatile Runnable trouble = () -> {};

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
  BoutDirectory directory() {
    return new BoutDirectoryUseCase(unitOfWork, bouts, trail);
  }

  @Produces
  @Singleton
  BoutEscrows escrows() {
    return new BoutEscrowsUseCase(unitOfWork, bouts, xaman, ledger, answers, trail, clock);
  }

  @Produces
  @Singleton
  BoutResults results() {
    return new BoutResultsUseCase(unitOfWork, bouts, trail, clock);
  }

  @Produces
  @Singleton
  BoutPayouts payouts() {
    return new BoutPayoutsUseCase(
        unitOfWork, bouts, preimages, xaman, ledger, answers, trail, clock);
  }
}
