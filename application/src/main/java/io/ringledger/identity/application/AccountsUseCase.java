package io.ringledger.identity.application;

import io.ringledger.identity.domain.EmailAddress;
import io.ringledger.identity.domain.IdentityFailure;
import io.ringledger.identity.domain.LoginThrottle;
import io.ringledger.identity.domain.Password;
import io.ringledger.identity.domain.PasswordHash;
import io.ringledger.identity.domain.RegistrationPolicy;
import io.ringledger.identity.domain.UserAccount;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** {@inheritDoc} */
public final class AccountsUseCase implements Accounts {

  private static final RequestId BOOT = new RequestId("start");

  private final UnitOfWork unitOfWork;
  private final Users users;
  private final PasswordHashing hashing;
  private final AccessTokens tokens;
  private final LoginAttempts attempts;
  private final RegistrationPolicy policy;
  private final CommonPasswords commonPasswords;
  private final AuditTrail trail;
  private final Randomness randomness;
  private final InstantSource clock;

  public AccountsUseCase(
      UnitOfWork unitOfWork,
      Users users,
      PasswordHashing hashing,
      AccessTokens tokens,
      LoginAttempts attempts,
      RegistrationPolicy policy,
      CommonPasswords commonPasswords,
      AuditTrail trail,
      Randomness randomness,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.users = users;
    this.hashing = hashing;
    this.tokens = tokens;
    this.attempts = attempts;
    this.policy = policy;
    this.commonPasswords = commonPasswords;
    this.trail = trail;
    this.randomness = randomness;
    this.clock = clock;
  }

  @Override
  public Duration admitRegistration(String networkAddress, Optional<Caller> registrar) {
    if (policy.brake().isEmpty() || registrar.map(Caller::role).equals(Optional.of(Role.ADMIN))) {
      return Duration.ZERO;
    }
    return unitOfWork.execute(
        () ->
            attempts.charge(
                "registration:" + networkAddress, policy.brake().get(), clock.instant()));
  }

  @Override
  public Outcome<UserAccount> register(Registration wanted, Optional<Caller> registrar) {
    if (!policy.allows(wanted.role(), registrar.map(Caller::role))) {
      return Outcome.rejected(IdentityFailure.ROLE_NOT_OPEN);
    }
    if (isTooCommon(wanted.password(), wanted.email())) {
      return Outcome.rejected(IdentityFailure.PASSWORD_TOO_COMMON);
    }
    // Hashing takes long on purpose; no database connection waits for it.
    UserAccount account = account(wanted.email(), wanted.password(), wanted.role());
    Caller by = registrar.orElse(new Caller(account.id(), account.role(), wanted.request()));
    return unitOfWork.execute(() -> add(account, by));
  }

  private boolean isTooCommon(Password password, EmailAddress email) {
    return policy.refusesCommonPasswords()
        && (commonPasswords.contains(password) || RegistrationPolicy.isObvious(password, email));
  }

  private Outcome<UserAccount> add(UserAccount account, Caller by) {
    if (!users.add(account)) {
      return Outcome.rejected(IdentityFailure.EMAIL_TAKEN);
    }
    trail.record(
        AuditEntry.success(
            new AuditChain("user:" + account.id()),
            account.createdAt(),
            by.author(),
            "user.register",
            Map.of("role", account.role().wire())));
    return Outcome.success(account);
  }

  private UserAccount account(EmailAddress email, Password password, Role role) {
    return new UserAccount(
        new UserId(randomness.newId()), email, hashing.hash(password), role, clock.instant());
  }

  @Override
  public LoginResult login(Login login) {
    String byAccount = "account:" + login.email();
    String byAddress = "address:" + login.networkAddress();
    Duration wait = unitOfWork.execute(() -> charge(byAccount, byAddress));
    if (wait.isPositive()) {
      return new LoginResult.Throttled(wait);
    }
    Optional<UserAccount> known = unitOfWork.execute(() -> users.findByEmail(login.email()));
    PasswordHash hash = known.map(UserAccount::passwordHash).orElseGet(hashing::decoy);
    boolean matches = hashing.matches(login.password(), hash);
    if (!matches || known.isEmpty()) {
      return new LoginResult.WrongCredentials();
    }
    Optional<PasswordHash> newer =
        hashing.isOutdated(hash) ? Optional.of(hashing.hash(login.password())) : Optional.empty();
    unitOfWork.run(
        () -> {
          attempts.forgive(byAccount);
          attempts.refund(byAddress);
          newer.ifPresent(rehashed -> users.replaceHash(known.get().id(), rehashed));
        });
    return new LoginResult.LoggedIn(tokens.issue(known.get(), clock.instant()));
  }

  private Duration charge(String byAccount, String byAddress) {
    Instant now = clock.instant();
    Duration account = attempts.charge(byAccount, LoginThrottle.PER_ACCOUNT, now);
    if (account.isPositive()) {
      return account;
    }
    Duration address = attempts.charge(byAddress, LoginThrottle.PER_ADDRESS, now);
    if (address.isPositive()) {
      attempts.refund(byAccount);
    }
    return address;
  }

  @Override
  public Outcome<Boolean> ensureFirstAdmin(EmailAddress email, Password password) {
    if (unitOfWork.execute(() -> users.existsWithRole(Role.ADMIN))) {
      return Outcome.success(false);
    }
    if (isTooCommon(password, email)) {
      return Outcome.rejected(IdentityFailure.PASSWORD_TOO_COMMON);
    }
    UserAccount admin = account(email, password, Role.ADMIN);
    Caller itself = new Caller(admin.id(), Role.ADMIN, BOOT);
    return unitOfWork.execute(
        () ->
            users.existsWithRole(Role.ADMIN)
                ? Outcome.success(false)
                : add(admin, itself).map(_ -> true));
  }
}
