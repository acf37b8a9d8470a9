package io.ringledger.vault.persistence.figures;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether the vault's books keep up with the ledger, and agree with it.
 *
 * @param read when the ledger was last read up to its validated end
 * @param reconciled when books and ledger were last compared to the end
 * @param differenceDrops the sum of the differences that were found then, none of them negative
 */
public record BookFigures(
    Optional<Instant> read, Optional<Instant> reconciled, OptionalLong differenceDrops) {

  private static final String QUESTION =
      """
      select (select max(moved_at) from ledger_cursor) as read, ran_at, difference_drops
      from (values (true)) as always left join vault_reconciliation on only_one
      """;

  /** Reads, within two seconds or not at all. */
  public static BookFigures read(Connection connection) throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(QUESTION)) {
      question.setQueryTimeout(Moments.SECONDS);
      try (ResultSet row = question.executeQuery()) {
        row.next();
        Optional<Instant> reconciled = Moments.at(row, "ran_at");
        return new BookFigures(
            Moments.at(row, "read"),
            reconciled,
            reconciled.isPresent()
                ? OptionalLong.of(row.getLong("difference_drops"))
                : OptionalLong.empty());
      }
    }
  }
}
