package io.ringledger.shared.persistence;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.StaleStateException;

/** Tells a lost race, after which the same request may be repeated, from a failure. */
final class Conflicts {

  /** PostgreSQL's error codes: lock not available, deadlock detected, serialization failure. */
  private static final Set<String> SQL_STATES = Set.of("55P03", "40P01", "40001");

  /** Deeper than any chain of causes that is not a circle. */
  private static final int MAX_DEPTH = 20;

  private Conflicts() {}

  static boolean isConflict(Throwable failure) {
    return isConflict(failure, MAX_DEPTH);
  }

  private static boolean isConflict(Throwable failure, int depth) {
    return isOne(failure)
        || (depth > 0
            // What went wrong while committing hangs on as cause or as suppressed.
            && Stream.concat(
                    Stream.ofNullable(failure.getCause()), Stream.of(failure.getSuppressed()))
                .anyMatch(inner -> isConflict(inner, depth - 1)));
  }

  private static boolean isOne(Throwable failure) {
    return switch (failure) {
      case OptimisticLockException _ -> true;
      case StaleStateException _ -> true;
      case SQLException sql -> sql.getSQLState() != null && SQL_STATES.contains(sql.getSQLState());
      default -> false;
    };
  }
}
