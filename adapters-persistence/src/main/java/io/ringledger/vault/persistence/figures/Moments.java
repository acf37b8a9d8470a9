package io.ringledger.vault.persistence.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads moments that may be missing. */
final class Moments {

  /** How long one question of figures may take. */
  static final int SECONDS = 2;

  private Moments() {}

  static Optional<Instant> at(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
