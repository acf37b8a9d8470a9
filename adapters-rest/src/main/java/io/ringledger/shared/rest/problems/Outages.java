package io.ringledger.shared.rest.problems;

import io.ringledger.shared.rest.Overloaded;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

/** Tells a database that is out of reach from a statement that is wrong. */
final class Outages {

  /**
   * Classes of SQLSTATE that say nothing about the statement (PostgreSQL documentation, appendix
   * A): connection exception, insufficient resources, operator intervention, system error.
   */
  private static final List<String> STATES = List.of("08", "53", "57", "58");

  private Outages() {}

  static boolean isOutage(Throwable fault) {
    return switch (fault) {
      case Overloaded _ -> true;
      case SQLTransientConnectionException _,
          SQLNonTransientConnectionException _,
          SQLRecoverableException _ ->
          true;
      // The pool gives no state: it ran out of connections, or of time to make one.
      case SQLException sql when sql.getSQLState() == null -> true;
      case SQLException sql -> STATES.stream().anyMatch(sql.getSQLState()::startsWith);
      default -> false;
    };
  }
}
