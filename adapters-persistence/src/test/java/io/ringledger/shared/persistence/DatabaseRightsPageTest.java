package io.ringledger.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The security page and the database's own catalogue say the same. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class DatabaseRightsPageTest {

  private static final Path PAGE = Path.of("../docs/security.md");
  private static final String ROWS =
      """
      select '| `' || c.relname || '` | '
        || coalesce((select string_agg(kind, ', ' order by kind) from unnest(array['SELECT', 'INSERT',
              'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) kind
            where has_table_privilege(':role', c.oid, kind)),
          (select 'SELECT of ' || string_agg(a.attname, ', ' order by a.attname) from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0
              and has_column_privilege(':role', c.oid, a.attnum, 'SELECT'))) || ' | '
        || coalesce((select string_agg(a.attname, ', ' order by a.attname) || ' ' from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              and has_column_privilege(':role', c.oid, a.attnum, 'UPDATE')), '') || '|'
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm')
        and (has_table_privilege(':role', c.oid, 'SELECT, INSERT, UPDATE, DELETE')
          or has_any_column_privilege(':role', c.oid, 'SELECT, INSERT, UPDATE'))
      order by c.relname
      """;

  EmbeddedDatabase database;

  @ParameterizedTest
  @CsvSource({
    "## Rights in the database, ringledger_app",
    "## Rights of the payments role, ringledger_app_payments"
  })
  void thePageListsExactlyTheRightsThereAre(String heading, String role)
      throws SQLException, IOException {
    try (Connection owner = database.connectAsOwner()) {
      String page = Files.readString(PAGE);
      String from = page.substring(page.indexOf(heading + "\n") + heading.length());
      int end = from.indexOf("\n## ");
      List<String> documented =
          from.substring(0, end < 0 ? from.length() : end)
              .lines()
              .filter(line -> line.startsWith("| `"))
              .toList();
      assertThat(documented)
          .as("rows of docs/security.md")
          .isEqualTo(Sql.column(owner, ROWS.replace(":role", role)));
    }
  }
}
