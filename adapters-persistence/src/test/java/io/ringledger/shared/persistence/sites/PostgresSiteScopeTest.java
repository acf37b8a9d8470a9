package io.ringledger.shared.persistence.sites;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.contract.SiteScopeContract;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements here forget to say which site they mean, on purpose. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class PostgresSiteScopeTest extends SiteScopeContract {

  private static final SiteId OURS = new SiteId(UUID.randomUUID());
  private static final SiteId THEIRS = new SiteId(UUID.randomUUID());

  @Inject SiteScope scope;
  @Inject UnitOfWork unitOfWork;
  @Inject AuditTrail trail;
  @Inject SetSql sql;
  EmbeddedDatabase database;

  @Override
  protected SiteScope scope() {
    return scope;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  protected AuditTrail trail() {
    return trail;
  }

  @Override
  protected Optional<SiteId> siteOfTheStores() {
    return sql.one("select coalesce(current_site()::text, '')", _ -> {}, row -> row.getString(1))
        .filter(site -> !site.isEmpty())
        .map(SiteId::of);
  }

  @BeforeEach
  void aTableOfSites() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      Sql.run(
          owner,
          """
          create table planted (site_id uuid not null, name text not null);
          insert into planted values ('%s', 'ours'), ('%s', 'theirs');
          alter table planted enable row level security, force row level security;
          create policy planted_of_the_site on planted to %s
            using (site_id = (select current_site()))
            with check (site_id = (select current_site()));
          grant select, insert, update, delete on planted to %3$s
          """
              .formatted(OURS, THEIRS, EmbeddedDatabase.APPLICATION));
    }
  }

  @AfterEach
  void withoutIt() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      Sql.run(owner, "drop table planted");
    }
  }

  @Test
  void aQueryThatForgetsTheSiteSeesNothingOfAnother() {
    assertThat(scope.<List<String>>within(OURS, this::names)).containsExactly("ours");
    assertThat(scope.<List<String>>within(THEIRS, this::names)).containsExactly("theirs");
  }

  @Test
  void outsideOfAScopeThereIsNothing() {
    scope.run(OURS, () -> {});

    assertThat(unitOfWork.<List<String>>execute(this::names)).isEmpty();
  }

  @Test
  void theOwnerWhoForgetsItSeesNothingEither() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      assertThat(Sql.column(owner, "select name from planted")).isEmpty();
    }
  }

  @Test
  void anUpdateThatForgetsTheSiteChangesNothingOfAnother() {
    assertThat(scope.<Integer>within(OURS, () -> change("update planted set name = 'changed'")))
        .isEqualTo(1);

    assertThat(scope.<List<String>>within(THEIRS, this::names)).containsExactly("theirs");
  }

  @Test
  void aDeleteThatForgetsTheSiteTakesNothingOfAnother() {
    assertThat(scope.<Integer>within(OURS, () -> change("delete from planted"))).isEqualTo(1);

    assertThat(scope.<List<String>>within(THEIRS, this::names)).containsExactly("theirs");
  }

  @Test
  void nothingIsAddedToAnotherSiteNorHandedOver() {
    assertThat(refused("insert into planted values ('%s', 'planted')".formatted(THEIRS)))
        .contains("row-level security");
    assertThat(refused("update planted set site_id = '%s'".formatted(THEIRS)))
        .contains("row-level security");

    assertThat(scope.<List<String>>within(THEIRS, this::names)).containsExactly("theirs");
  }

  @Test
  void theNextUserOfAConnectionStartsWithoutASite() {
    for (int i = 0; i < 50; i++) {
      scope.run(OURS, () -> {});
      assertThat(unitOfWork.<Optional<SiteId>>execute(this::siteOfTheStores)).isEmpty();
    }
  }

  private String refused(String statement) {
    try {
      scope.within(OURS, () -> change(statement));
      return "";
    } catch (RuntimeException refusal) {
      return String.valueOf(refusal.getMessage());
    }
  }

  private List<String> names() {
    return sql.list("select name from planted", _ -> {}, row -> row.getString(1));
  }

  private int change(String statement) {
    return sql.update(statement, _ -> {});
  }
}
