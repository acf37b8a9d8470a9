package io.ringledger.shared.persistence.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.contract.RestrictionContract;
import io.ringledger.shared.application.sites.RestrictedRole;
import io.ringledger.shared.application.sites.Restriction;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class PostgresRestrictionTest extends RestrictionContract {

  @Inject Restriction restriction;
  @Inject UnitOfWork unitOfWork;
  @Inject SetSql sql;
  EmbeddedDatabase database;

  @Override
  protected Restriction restriction() {
    return restriction;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  protected Optional<RestrictedRole> roleOfTheStores() {
    String user = sql.one("select current_user", _ -> {}, row -> row.getString(1)).orElseThrow();
    return Arrays.stream(RestrictedRole.values())
        .filter(role -> user.equals(EmbeddedDatabase.APPLICATION + RestrictedRoles.suffix(role)))
        .findAny();
  }

  @ParameterizedTest
  @EnumSource(RestrictedRole.class)
  void aRestrictedRoleDoesNothingThatItWasNotGranted(RestrictedRole role) {
    for (String statement :
        new String[] {
          "insert into sites values (gen_random_uuid(), 'x1', 'x', 'EUR', true, now())",
          "delete from site_admins",
          "update users set password_hash = 'x'",
          "insert into audit_entries select * from audit_entries"
        }) {
      assertThatThrownBy(
              () ->
                  unitOfWork.run(() -> restriction.run(role, () -> sql.update(statement, _ -> {}))))
          .as(statement)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void aRoleThatCannotBecomeTheRestrictedOnesIsToldWhatToRun() throws SQLException {
    database.createRole("plain_app");
    try (Connection connection =
        DriverManager.getConnection(database.jdbcUrl(), "plain_app", EmbeddedDatabase.PASSWORD)) {
      assertThat(RestrictedRoles.problems(connection))
          .hasSize(2)
          .first()
          .asString()
          .contains("CREATE ROLE plain_app_advisory NOLOGIN;")
          .contains("GRANT plain_app_advisory TO plain_app WITH INHERIT FALSE, SET TRUE;");
    }
    try (Connection connection = database.connectAsApplication()) {
      assertThat(RestrictedRoles.problems(connection)).isEmpty();
    }
  }

  @Test
  void theApplicationBecomesNobodyElse() throws SQLException {
    try (Connection application = database.connectAsApplication()) {
      assertThat(Sql.refusalOf(application, "set role " + EmbeddedDatabase.OWNER)).isPresent();
    }
  }
}
