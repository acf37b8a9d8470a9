package io.ringledger.identity.application.fakes;

import io.ringledger.identity.application.Users;
import io.ringledger.identity.domain.EmailAddress;
import io.ringledger.identity.domain.PasswordHash;
import io.ringledger.identity.domain.UserAccount;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Accounts in memory. */
public final class InMemoryUsers implements Users, Restorable {

  private Map<EmailAddress, UserAccount> accounts = new HashMap<>();

  @Override
  public synchronized boolean add(UserAccount account) {
    return accounts.putIfAbsent(account.email(), account) == null;
  }

  @Override
  public synchronized Optional<UserAccount> findByEmail(EmailAddress email) {
    return Optional.ofNullable(accounts.get(email));
  }

  @Override
  public synchronized void replaceHash(UserId user, PasswordHash newer) {
    accounts.replaceAll(
        (_, account) -> account.id().equals(user) ? account.rehashed(newer) : account);
  }

  @Override
  public synchronized boolean existsWithRole(Role role) {
    return accounts.values().stream().anyMatch(account -> account.role() == role);
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<EmailAddress, UserAccount> before = new HashMap<>(accounts);
    return () -> accounts = before;
  }
}
