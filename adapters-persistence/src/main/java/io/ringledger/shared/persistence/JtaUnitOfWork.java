package io.ringledger.shared.persistence;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.application.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * One JTA transaction around a use case. How long it may wait for a lock is a setting of the
 * connection ({@code lock_timeout}), so that it costs no statement.
 */
@ApplicationScoped
public class JtaUnitOfWork implements UnitOfWork {

  @Override
  public <T> T execute(Supplier<T> work) {
    try {
      return QuarkusTransaction.joiningExisting().call(work::get);
    } catch (RuntimeException failure) {
      if (!(failure instanceof ConcurrencyConflict) && Conflicts.isConflict(failure)) {
        throw new ConcurrencyConflict(failure);
      }
      if (failure instanceof QuarkusTransactionException
          && failure.getCause() instanceof Error bug) {
        throw bug;
      }
      throw failure;
    }
  }
}
