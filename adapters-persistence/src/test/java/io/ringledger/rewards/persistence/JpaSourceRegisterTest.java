package io.ringledger.rewards.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.rewards.application.contract.SourceRegisterContract;
import io.ringledger.rewards.application.outbound.SourceRegister;
import io.ringledger.rewards.domain.sources.EventSource;
import io.ringledger.rewards.domain.sources.ServiceTokenId;
import io.ringledger.rewards.domain.sources.ServiceTokenSecret;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JpaSourceRegisterTest extends SourceRegisterContract {

  @Inject SourceRegister register;
  @Inject UnitOfWork unitOfWork;

  EmbeddedDatabase database;

  @Override
  protected SourceRegister register() {
    return register;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }

  @Test
  void theDatabaseHoldsNoToken() throws SQLException {
    EventSource source = source("urn:" + UUID.randomUUID());
    add(source);
    ServiceTokenSecret secret = secret();
    issue(source.id(), secret);

    try (Connection owner = database.connectAsOwner()) {
      assertThat(Sql.column(owner, "select t::text from service_tokens t"))
          .anyMatch(row -> row.contains(secret.digest().hex()))
          .noneMatch(row -> row.contains(secret.text()));
    }
  }

  @Test
  void aUseIsLeftOutWhereAnotherHoldsTheToken() throws SQLException {
    EventSource source = source("urn:" + UUID.randomUUID());
    add(source);
    ServiceTokenSecret secret = secret();
    ServiceTokenId token = issue(source.id(), secret);

    try (Connection owner = database.connectAsOwner()) {
      owner.setAutoCommit(false);
      Sql.column(
          owner, "select id::text from service_tokens where id = '" + token + "' for update");
      noteUse(token, NOW);
      owner.rollback();
    }

    assertThat(bearer(secret).orElseThrow().lastUsedAt()).isEmpty();
  }
}
