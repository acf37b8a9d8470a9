package io.ringledger.sites.persistence;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import io.ringledger.sites.application.contract.SiteRegisterContract;
import io.ringledger.sites.application.outbound.SiteRegister;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JdbcSiteRegisterTest extends SiteRegisterContract {

  @Inject SiteRegister register;
  @Inject SiteScope scope;
  EmbeddedDatabase database;

  @Override
  protected SiteRegister register() {
    return register;
  }

  @Override
  protected SiteScope scope() {
    return scope;
  }

  @Override
  protected void givenUser(UserId user) {
    try (Connection owner = database.connectAsOwner()) {
      Sql.run(
          owner,
          """
          insert into users (id, email, password_hash, role, created_at)
          values ('%s', '%1$s@example.org', '$argon2id$x', 'fighter', now())
          """
              .formatted(user));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
