package io.ringledger.identity.application;

import io.ringledger.identity.domain.EmailAddress;
import io.ringledger.identity.domain.Password;
import io.ringledger.identity.domain.UserAccount;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Role;
import java.time.Duration;
import java.util.Optional;

/** Registration and login. */
public interface Accounts {

  /**
   * Counts a registration from that network address before it is made, for all replicas together.
   * Answers how long it has to wait instead; zero: go ahead. An admin's are not counted.
   */
  Duration admitRegistration(String networkAddress, Optional<Caller> registrar);

  /**
   * A new account. Refused with {@code ROLE_NOT_OPEN}, {@code PASSWORD_TOO_COMMON} or {@code
   * EMAIL_TAKEN}.
   *
   * @param registrar who asks, where someone is logged in
   */
  Outcome<UserAccount> register(Registration registration, Optional<Caller> registrar);

  /** Checks a password; says the same, as slowly, for an unknown address and a wrong password. */
  LoginResult login(Login login);

  /**
   * Makes an admin's account where there is no admin yet; answers whether it did. Refused with
   * {@code EMAIL_TAKEN} where someone else has that address, because nobody becomes an admin by the
   * way, and with {@code PASSWORD_TOO_COMMON}.
   */
  Outcome<Boolean> ensureFirstAdmin(EmailAddress email, Password password);

  /** Who wants to be let in as what. */
  record Registration(EmailAddress email, Password password, Role role, RequestId request) {}

  /**
   * Who says to be whom.
   *
   * @param networkAddress where the request comes from
   */
  record Login(EmailAddress email, Password password, String networkAddress) {}

  /** What came of a login. */
  sealed interface LoginResult {

    record LoggedIn(AccessToken token) implements LoginResult {}

    record WrongCredentials() implements LoginResult {}

    /** Too many failures; the password was not looked at. */
    record Throttled(Duration retryAfter) implements LoginResult {}
  }
}
