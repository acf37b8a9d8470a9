package io.ringledger.identity.persistence;

import io.ringledger.identity.application.Users;
import io.ringledger.identity.domain.EmailAddress;
import io.ringledger.identity.domain.PasswordHash;
import io.ringledger.identity.domain.UserAccount;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.Session;

/** Accounts in PostgreSQL. */
@ApplicationScoped
public class JpaUsers implements Users {

  // A taken address is an answer, not an error: an error would break the transaction.
  private static final String ADD =
      """
      insert into users (id, email, password_hash, role, created_at)
      values (:id, :email, :passwordHash, :role, :createdAt)
      on conflict (email) do nothing
      """;

  private final UserRows users;
  private final Session session;

  JpaUsers(UserRows users, Session session) {
    this.users = users;
    this.session = session;
  }

  @Override
  public boolean add(UserAccount account) {
    return session
            .createNativeMutationQuery(ADD)
            .setParameter("id", account.id().value())
            .setParameter("email", account.email().value())
            .setParameter("passwordHash", account.passwordHash().encoded())
            .setParameter("role", account.role().wire())
            .setParameter("createdAt", Storable.moment(account.createdAt()))
            .executeUpdate()
        == 1;
  }

  @Override
  public Optional<UserAccount> findByEmail(EmailAddress email) {
    return users.find("email", email.value()).singleResultOptional().map(UserRow::restore);
  }

  /** Whoever comes last stays: logins at once renew the hash of one and the same password. */
  @Override
  public void replaceHash(UserId user, PasswordHash newer) {
    session
        .createMutationQuery("update versioned UserRow set passwordHash = :newer where id = :user")
        .setParameter("newer", newer.encoded())
        .setParameter("user", user.value())
        .executeUpdate();
  }

  @Override
  public boolean existsWithRole(Role role) {
    return users.find("role", role.wire()).page(0, 1).firstResultOptional().isPresent();
  }
}
