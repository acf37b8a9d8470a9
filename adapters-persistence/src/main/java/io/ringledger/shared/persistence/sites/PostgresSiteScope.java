package io.ringledger.shared.persistence.sites;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.SiteId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.Session;

/**
 * Tells PostgreSQL for which site the running transaction works; row-level security does the rest.
 * The setting is local to the transaction, so the connection's next user starts without one.
 */
@ApplicationScoped
public class PostgresSiteScope implements SiteScope {

  /** Has an effect in the one statement only; nothing at all means no site. */
  private static final String SAY = "select set_config('ringledger.site_id', :site, true)";

  private static final String NO_SITE = "";

  /** Under which the transaction remembers its site. */
  private static final Object KEY = new Object();

  private final UnitOfWork unitOfWork;
  private final Session session;
  private final TransactionSynchronizationRegistry transaction;

  PostgresSiteScope(
      UnitOfWork unitOfWork, Session session, TransactionSynchronizationRegistry transaction) {
    this.unitOfWork = unitOfWork;
    this.session = session;
    this.transaction = transaction;
  }

  @Override
  public <T> T within(SiteId site, Supplier<T> work) {
    boolean joins = transaction.getTransactionKey() != null;
    return unitOfWork.execute(
        () -> {
          Optional<SiteId> running = running();
          if (running.isEmpty()) {
            return entered(site, work, joins);
          }
          if (!running.get().equals(site)) {
            throw new IllegalStateException(
                "a unit of work for site %s is running; %s has to wait"
                    .formatted(running.get(), site));
          }
          return work.get();
        });
  }

  private <T> T entered(SiteId site, Supplier<T> work, boolean joins) {
    say(site.toString());
    transaction.putResource(KEY, site);
    try {
      T answer = work.get();
      if (joins) {
        // The transaction goes on, and what is left of it is for no site.
        session.flush();
        say(NO_SITE);
      }
      return answer;
    } finally {
      transaction.putResource(KEY, NO_SITE);
    }
  }

  private Optional<SiteId> running() {
    return transaction.getResource(KEY) instanceof SiteId site
        ? Optional.of(site)
        : Optional.empty();
  }

  private void say(String site) {
    session.createNativeQuery(SAY, String.class).setParameter("site", site).getSingleResult();
  }
}
