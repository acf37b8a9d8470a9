package io.ringledger.bouts.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.bouts.application.contract.FreshBouts;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.sites.RestrictedRole;
import io.ringledger.shared.application.sites.Restriction;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.SetSql;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What Hibernate has still to write is written with the rights of who wanted it. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class RestrictedWritesTest {

  @Inject Bouts bouts;
  @Inject UnitOfWork unitOfWork;
  @Inject Restriction restriction;
  @Inject SetSql sql;

  @Test
  void whatIsPendingIsWrittenBeforeTheRoleChanges() {
    Bout draft = FreshBouts.draft();

    unitOfWork.run(
        () -> {
          bouts.add(draft);
          restriction.run(
              RestrictedRole.ADVISORY,
              () -> sql.one("select current_user", _ -> {}, row -> row.getString(1)));
        });

    assertThat(unitOfWork.execute(() -> bouts.find(draft.id()))).isPresent();
  }
}
