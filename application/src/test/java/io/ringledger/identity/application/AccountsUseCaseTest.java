package io.ringledger.identity.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.identity.application.Accounts.Login;
import io.ringledger.identity.application.Accounts.LoginResult;
import io.ringledger.identity.application.Accounts.LoginResult.LoggedIn;
import io.ringledger.identity.application.Accounts.LoginResult.Throttled;
import io.ringledger.identity.application.Accounts.LoginResult.WrongCredentials;
import io.ringledger.identity.application.Accounts.Registration;
import io.ringledger.identity.application.fakes.InMemoryLoginAttempts;
import io.ringledger.identity.application.fakes.InMemoryUsers;
import io.ringledger.identity.application.fakes.PlainPasswordHashing;
import io.ringledger.identity.application.fakes.ReadableAccessTokens;
import io.ringledger.identity.domain.EmailAddress;
import io.ringledger.identity.domain.IdentityFailure;
import io.ringledger.identity.domain.LoginThrottle;
import io.ringledger.identity.domain.Password;
import io.ringledger.identity.domain.PasswordHash;
import io.ringledger.identity.domain.RegistrationPolicy;
import io.ringledger.identity.domain.UserAccount;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.contract.InTurn;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsUseCaseTest {

  private static final EmailAddress ALMA = new EmailAddress("alma@example.org");
  private static final EmailAddress NOBODY = new EmailAddress("nobody@example.org");
  private static final Password RIGHT = new Password("correct horse");
  private static final Password WRONG = new Password("wrong horse");
  private static final RequestId REQUEST = new RequestId("request-1");
  private static final Caller ADMIN =
      new Caller(new UserId(new UUID(9, 9)), Role.ADMIN, new RequestId("request-9"));
  private static final String HERE = "192.0.2.1";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
  private final InMemoryUsers users = new InMemoryUsers();
  private final InMemoryLoginAttempts attempts = new InMemoryLoginAttempts();
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final PlainPasswordHashing hashing = new PlainPasswordHashing();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(users, attempts, trail);
  private final Accounts accounts =
      new AccountsUseCase(
          unitOfWork,
          users,
          new OutsideOnly(hashing, unitOfWork),
          new ReadableAccessTokens(),
          attempts,
          new RegistrationPolicy(
              EnumSet.of(Role.FIGHTER, Role.PROMOTER),
              true,
              Optional.of(LoginThrottle.ofRegistrations(3))),
          password -> password.value().equals("password1"),
          trail,
          new SequentialRandomness(),
          clock);

  // Registering

  @ParameterizedTest
  @EnumSource(names = {"FIGHTER", "PROMOTER"})
  void anyoneRegistersInAnOpenRole(Role role) {
    UserAccount account = successOf(register(ALMA, role, Optional.empty()));

    assertThat(account.role()).isEqualTo(role);
    assertThat(account.createdAt()).isEqualTo(clock.instant());
    assertThat(users.findByEmail(ALMA)).contains(account);
    AuditEntry entry = trail.entries().getFirst();
    assertThat(entry.action()).isEqualTo("user.register");
    assertThat(entry.actor()).isEqualTo(account.id().toString());
    assertThat(entry.requestId()).isEqualTo("request-1");
    assertThat(entry.details()).containsExactlyEntriesOf(Map.of("role", role.wire()));
  }

  @ParameterizedTest
  @EnumSource(names = {"ADMIN", "MANAGEMENT"})
  void aClosedRoleIsOnlyForAnAdminToGive(Role role) {
    assertThat(refusalOf(register(ALMA, role, Optional.empty())))
        .isEqualTo(IdentityFailure.ROLE_NOT_OPEN);
    Caller fighter = new Caller(new UserId(new UUID(8, 8)), Role.FIGHTER, REQUEST);
    assertThat(refusalOf(register(ALMA, role, Optional.of(fighter))))
        .isEqualTo(IdentityFailure.ROLE_NOT_OPEN);
    assertThat(users.findByEmail(ALMA)).isEmpty();
    assertThat(hashing.hashed()).isZero();

    assertThat(successOf(register(ALMA, role, Optional.of(ADMIN))).role()).isEqualTo(role);
    assertThat(trail.entries().getFirst().actor()).isEqualTo(ADMIN.user().toString());
  }

  @Test
  void aTakenAddressIsRefusedAndNothingIsKept() {
    UserAccount first = successOf(register(ALMA, Role.FIGHTER, Optional.empty()));

    assertThat(refusalOf(register(ALMA, Role.PROMOTER, Optional.empty())))
        .isEqualTo(IdentityFailure.EMAIL_TAKEN);
    assertThat(users.findByEmail(ALMA)).contains(first);
    assertThat(trail.entries()).hasSize(1);
  }

  @Test
  void noPasswordIsWrittenIntoTheHistory() {
    register(ALMA, Role.FIGHTER, Optional.empty());

    assertThat(trail.entries().toString()).doesNotContain("horse").doesNotContain("plain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password1", "RingLedger-2026!", "99promoter99", "Alma1234!", "fight!!!"})
  void aPasswordThatIsGuessedFirstIsRefusedAndNotHashed(String common) {
    Registration wanted = new Registration(ALMA, new Password(common), Role.FIGHTER, REQUEST);

    Outcome<UserAccount> outcome = accounts.register(wanted, Optional.of(ADMIN));

    assertThat(refusalOf(outcome)).isEqualTo(IdentityFailure.PASSWORD_TOO_COMMON);
    assertThat(hashing.hashed()).isZero();
    assertThat(accounts.ensureFirstAdmin(ALMA, wanted.password()))
        .isEqualTo(Outcome.rejected(IdentityFailure.PASSWORD_TOO_COMMON));
  }

  @Test
  void manyRegistrationsFromOneAddressHaveToWaitAndAdminsNever() {
    for (int i = 0; i < 3; i++) {
      assertThat(accounts.admitRegistration(HERE, Optional.empty())).isZero();
    }
    assertThat(accounts.admitRegistration(HERE, Optional.empty()))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(accounts.admitRegistration(HERE, Optional.of(ADMIN))).isZero();
    assertThat(accounts.admitRegistration("192.0.2.2", Optional.empty())).isZero();
    clock.advance(Duration.ofSeconds(30));
    assertThat(accounts.admitRegistration(HERE, Optional.empty())).isZero();
    assertThat(accounts.admitRegistration(HERE, Optional.empty())).isEqualTo(Duration.ofMinutes(1));
  }

  // Logging in

  @Test
  void theRightPasswordGetsAToken() {
    UserAccount account = successOf(register(ALMA, Role.FIGHTER, Optional.empty()));

    LoginResult result = login(ALMA, RIGHT);
    assertThat(result)
        .isEqualTo(
            new LoggedIn(new AccessToken("token of " + account.id() + " at " + clock.instant())));
    assertThat(result.toString()).doesNotContain("token of");
  }

  @Test
  void anUnknownAddressAndAWrongPasswordGoTheSameWay() {
    register(ALMA, Role.FIGHTER, Optional.empty());

    assertThat(login(ALMA, WRONG)).isEqualTo(new WrongCredentials());
    assertThat(login(NOBODY, WRONG)).isEqualTo(new WrongCredentials());
    assertThat(hashing.looked())
        .containsExactly(users.findByEmail(ALMA).orElseThrow().passwordHash(), hashing.decoy());
    assertThat(attempts.countOf("account:" + ALMA)).isEqualTo(1);
    assertThat(attempts.countOf("account:" + NOBODY)).isEqualTo(1);
  }

  @Test
  void aSuccessForgivesTheAccountAndGivesTheAddressItsAttemptBack() {
    register(ALMA, Role.FIGHTER, Optional.empty());
    login(ALMA, WRONG);
    login(ALMA, WRONG);
    login(ALMA, RIGHT);

    assertThat(attempts.countOf("account:" + ALMA)).isZero();
    assertThat(attempts.countOf("address:" + HERE)).isEqualTo(2);
  }

  @Test
  void afterFiveFailuresAnAccountHasToWaitEvenWithTheRightPassword() {
    register(ALMA, Role.FIGHTER, Optional.empty());
    for (int i = 0; i < 5; i++) {
      assertThat(login(ALMA, WRONG)).isEqualTo(new WrongCredentials());
    }
    int looked = hashing.looked().size();

    assertThat(login(ALMA, RIGHT)).isEqualTo(new Throttled(Duration.ofSeconds(1)));
    assertThat(hashing.looked()).hasSize(looked);
    clock.advance(Duration.ofMillis(999));
    assertThat(login(ALMA, RIGHT)).isEqualTo(new Throttled(Duration.ofMillis(1)));
    clock.advance(Duration.ofMillis(1));
    assertThat(login(ALMA, RIGHT)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void anUnknownAddressIsThrottledLikeAKnownOne() {
    for (int i = 0; i < 5; i++) {
      login(NOBODY, WRONG);
    }

    assertThat(login(NOBODY, WRONG)).isEqualTo(new Throttled(Duration.ofSeconds(1)));
  }

  @Test
  void theWaitGrowsWithEachFailure() {
    for (int i = 0; i < 5; i++) {
      login(NOBODY, WRONG);
    }
    for (long seconds : new long[] {1, 2, 4, 8}) {
      assertThat(login(NOBODY, WRONG)).isEqualTo(new Throttled(Duration.ofSeconds(seconds)));
      clock.advance(Duration.ofSeconds(seconds));
      assertThat(login(NOBODY, WRONG)).isEqualTo(new WrongCredentials());
    }
  }

  @Test
  void anAddressThatTriesManyAccountsHasToWaitAndTheAccountsAreNotCharged() {
    for (int i = 0; i < 30; i++) {
      login(new EmailAddress("user" + i + "@example.org"), WRONG);
    }
    register(ALMA, Role.FIGHTER, Optional.empty());

    assertThat(login(ALMA, RIGHT)).isEqualTo(new Throttled(Duration.ofSeconds(1)));
    assertThat(attempts.countOf("account:" + ALMA)).isZero();
    assertThat(accounts.login(new Login(ALMA, RIGHT, "192.0.2.2"))).isInstanceOf(LoggedIn.class);
  }

  @Test
  void guessesMadeAtOnceDoNotSlipThroughTogether() {
    List<LoginResult> results =
        InTurn.atOnce(
            IntStream.range(0, 20)
                .<Callable<LoginResult>>mapToObj(_ -> () -> login(NOBODY, WRONG))
                .toList());

    assertThat(results).filteredOn(WrongCredentials.class::isInstance).hasSize(5);
  }

  @Test
  void anOutdatedHashIsReplacedAtLoginAndACurrentOneIsNot() {
    register(ALMA, Role.FIGHTER, Optional.empty());
    PasswordHash old = hash(ALMA);
    login(ALMA, RIGHT);
    assertThat(hash(ALMA)).isEqualTo(old);

    hashing.changeParameters();
    login(ALMA, WRONG);
    assertThat(hash(ALMA)).isEqualTo(old);
    assertThat(login(ALMA, RIGHT)).isInstanceOf(LoggedIn.class);

    assertThat(hash(ALMA)).isNotEqualTo(old);
    assertThat(hashing.isOutdated(hash(ALMA))).isFalse();
    assertThat(login(ALMA, RIGHT)).isInstanceOf(LoggedIn.class);
  }

  // The first admin

  @Test
  void theFirstAdminIsMadeOnce() {
    assertThat(accounts.ensureFirstAdmin(ALMA, RIGHT)).isEqualTo(Outcome.success(true));
    assertThat(accounts.ensureFirstAdmin(ALMA, RIGHT)).isEqualTo(Outcome.success(false));
    assertThat(accounts.ensureFirstAdmin(NOBODY, RIGHT)).isEqualTo(Outcome.success(false));

    assertThat(users.findByEmail(ALMA)).map(UserAccount::role).contains(Role.ADMIN);
    assertThat(users.findByEmail(NOBODY)).isEmpty();
    assertThat(login(ALMA, RIGHT)).isInstanceOf(LoggedIn.class);
    assertThat(trail.entries()).extracting(AuditEntry::requestId).containsExactly("start");
  }

  @Test
  void whoIsSomethingElseDoesNotBecomeTheFirstAdmin() {
    register(ALMA, Role.FIGHTER, Optional.empty());

    assertThat(accounts.ensureFirstAdmin(ALMA, RIGHT))
        .isEqualTo(Outcome.rejected(IdentityFailure.EMAIL_TAKEN));
    assertThat(users.findByEmail(ALMA)).map(UserAccount::role).contains(Role.FIGHTER);
  }

  @Test
  void severalReplicasThatStartAtOnceMakeOneFirstAdmin() {
    List<Outcome<Boolean>> made =
        InTurn.atOnce(
            IntStream.range(0, 4)
                .<Callable<Outcome<Boolean>>>mapToObj(
                    i ->
                        () ->
                            accounts.ensureFirstAdmin(
                                new EmailAddress("admin" + i + "@example.org"), RIGHT))
                .toList());

    assertThat(made).containsOnlyOnce(Outcome.success(true));
  }

  private Outcome<UserAccount> register(EmailAddress email, Role role, Optional<Caller> by) {
    return accounts.register(new Registration(email, RIGHT, role, REQUEST), by);
  }

  private LoginResult login(EmailAddress email, Password password) {
    return accounts.login(new Login(email, password, HERE));
  }

  private PasswordHash hash(EmailAddress email) {
    return users.findByEmail(email).orElseThrow().passwordHash();
  }

  private static UserAccount successOf(Outcome<UserAccount> outcome) {
    return switch (outcome) {
      case Success<UserAccount>(var account) -> account;
      case Rejected<UserAccount>(var code, _, _) -> throw new AssertionError("refused: " + code);
    };
  }

  private static FailureCode refusalOf(Outcome<UserAccount> outcome) {
    return switch (outcome) {
      case Success<UserAccount>(var account) -> throw new AssertionError("not refused: " + account);
      case Rejected<UserAccount>(var code, _, _) -> code;
    };
  }

  /** Fails the test where slow hashing would keep a database connection waiting. */
  private record OutsideOnly(PasswordHashing hashing, SnapshotUnitOfWork unitOfWork)
      implements PasswordHashing {

    @Override
    public PasswordHash hash(Password password) {
      unitOfWork.refuseInside("hashing");
      return hashing.hash(password);
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
      unitOfWork.refuseInside("hashing");
      return hashing.matches(password, hash);
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
      return hashing.isOutdated(hash);
    }

    @Override
    public PasswordHash decoy() {
      unitOfWork.refuseInside("hashing");
      return hashing.decoy();
    }
  }
}
