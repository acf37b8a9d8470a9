package io.ringledger.app.observation;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a unit of work had no connection to the database. */
enum DatabaseTrouble {
  /** None was free in time, in the pool or at the server. */
  BUSY,
  /** The server was out of reach, or went away. */
  UNREACHABLE;

  /** SQLSTATE of a server that has as many clients as it takes. */
  private static final String TOO_MANY_CLIENTS = "53300";

  /**
   * Classes of SQLSTATE (PostgreSQL documentation, appendix A): connection exception, insufficient
   * resources, operator intervention, system error.
   */
  private static final List<String> AWAY = List.of("08", "53", "57P", "58");

  /** Returns the value of the label. */
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns what kept this unit of work from the database, or empty where it was something else.
   */
  static Optional<DatabaseTrouble> of(Throwable failure) {
    // Causes can form a circle; what went wrong in a commit hangs on as suppressed.
    Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> next = new ArrayDeque<>(List.of(failure));
    while (!next.isEmpty()) {
      Throwable one = next.remove();
      if (!known.add(one)) {
        continue;
      }
      if (one instanceof SQLException sql) {
        Optional<DatabaseTrouble> trouble = ofState(sql.getSQLState());
        if (trouble.isPresent()) {
          return trouble;
        }
      }
      Optional.ofNullable(one.getCause()).ifPresent(next::add);
      next.addAll(List.of(one.getSuppressed()));
    }
    return Optional.empty();
  }

  private static Optional<DatabaseTrouble> ofState(@Nullable String state) {
    // The pool gives no state: it ran out of connections, or of time to make one.
    if (state == null || state.equals(TOO_MANY_CLIENTS)) {
      return Optional.of(BUSY);
    }
    return AWAY.stream().anyMatch(state::startsWith) ? Optional.of(UNREACHABLE) : Optional.empty();
  }
}
