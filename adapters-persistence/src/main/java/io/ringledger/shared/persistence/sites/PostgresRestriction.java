package io.ringledger.shared.persistence.sites;

import io.ringledger.shared.application.sites.RestrictedRole;
import io.ringledger.shared.application.sites.Restriction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.Session;

/**
 * Lets the running transaction go on under another role of PostgreSQL, named after the role that
 * logged in: {@code <application role>_payments} and {@code <application role>_advisory}. The role
 * is local to the transaction, so the connection's next user starts as the application again.
 */
@ApplicationScoped
public class PostgresRestriction implements Restriction {

  private static final String BECOME = "select set_config('role', session_user || :suffix, true)";
  private static final String BECOME_ONESELF = "select set_config('role', 'none', true)";

  /** Under which the transaction remembers its role. */
  private static final Object KEY = new Object();

  private static final String UNRESTRICTED = "";

  private final Session session;
  private final TransactionSynchronizationRegistry transaction;

  PostgresRestriction(Session session, TransactionSynchronizationRegistry transaction) {
    this.session = session;
    this.transaction = transaction;
  }

  @Override
  public <T> T as(RestrictedRole role, Supplier<T> part) {
    if (transaction.getTransactionKey() == null) {
      throw new IllegalStateException("no unit of work is running");
    }
    Optional<RestrictedRole> before = running();
    boolean done = false;
    try {
      become(Optional.of(role));
      T answer = part.get();
      become(before);
      done = true;
      return answer;
    } finally {
      if (!done) {
        // It cannot be told what was done; and where PostgreSQL refused, it takes no statement.
        transaction.setRollbackOnly();
      }
    }
  }

  /** What is still to be written is written with the rights of who wanted it. */
  private void become(Optional<RestrictedRole> role) {
    session.flush();
    role.map(
            to ->
                session
                    .createNativeQuery(BECOME, String.class)
                    .setParameter("suffix", RestrictedRoles.suffix(to)))
        .orElseGet(() -> session.createNativeQuery(BECOME_ONESELF, String.class))
        .getSingleResult();
    transaction.putResource(KEY, role.<Object>map(to -> to).orElse(UNRESTRICTED));
  }

  private Optional<RestrictedRole> running() {
    return transaction.getResource(KEY) instanceof RestrictedRole role
        ? Optional.of(role)
        : Optional.empty();
  }
}
