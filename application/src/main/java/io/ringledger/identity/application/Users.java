package io.ringledger.identity.application;

import io.ringledger.identity.domain.EmailAddress;
import io.ringledger.identity.domain.PasswordHash;
import io.ringledger.identity.domain.UserAccount;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import java.util.Optional;

/** All accounts. */
public interface Users {

  /** Adds the account; answers false where its email is taken. */
  boolean add(UserAccount account);

  Optional<UserAccount> findByEmail(EmailAddress email);

  void replaceHash(UserId user, PasswordHash newer);

  boolean existsWithRole(Role role);
}
