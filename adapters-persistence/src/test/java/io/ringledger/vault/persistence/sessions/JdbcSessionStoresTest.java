package io.ringledger.vault.persistence.sessions;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import io.ringledger.vault.application.contract.SessionStoresContract;
import io.ringledger.vault.application.outbound.Sessions;
import io.ringledger.vault.application.outbound.SignInNonces;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;

/** PostgreSQL does what the contract says. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JdbcSessionStoresTest extends SessionStoresContract {

  @Inject UnitOfWork unitOfWork;
  @Inject Sessions sessions;
  @Inject SignInNonces nonces;
  EmbeddedDatabase database;

  @BeforeEach
  void empty() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      // Sessions are never forgotten; those of these tests nobody refers to.
      Sql.run(
          owner,
          "alter table vault_sessions disable trigger user; delete from vault_sessions where"
              + " session_id::text like '01900000-%'; alter table vault_sessions enable trigger user;"
              + " truncate sign_in_nonces");
    }
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  protected Sessions sessions() {
    return sessions;
  }

  @Override
  protected SignInNonces nonces() {
    return nonces;
  }
}
