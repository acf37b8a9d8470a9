package io.ringledger.rewards.persistence.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.rewards.application.contract.OrderRewardMappingsContract;
import io.ringledger.rewards.application.outbound.OrderRewardMappings;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JdbcOrderRewardMappingsTest extends OrderRewardMappingsContract {

  private static final String ADD =
      "insert into order_reward_mappings values ('%s', 1, true, 100, 'shop', '%s', now())";
  private static final String ALL = "select grade from order_reward_mappings";

  @Inject SiteScope scope;
  @Inject UnitOfWork unitOfWork;
  @Inject OrderRewardMappings mappings;
  @Inject SetSql sql;
  EmbeddedDatabase database;

  @Override
  protected SiteId givenSite() {
    SiteId site = new SiteId(UUID.randomUUID());
    asOwner(
        "insert into sites values ('%s', 's-%1$s', 'Ring', 'EUR', true, now())".formatted(site));
    return site;
  }

  @Override
  protected UserId givenAdmin() {
    UserId admin = new UserId(UUID.randomUUID());
    asOwner(
        """
        insert into users (id, email, password_hash, role, created_at)
        values ('%s', '%1$s@example.org', '$argon2id$x', 'admin', now())
        """
            .formatted(admin));
    return admin;
  }

  private void asOwner(String statement) {
    try (Connection owner = database.connectAsOwner()) {
      Sql.run(owner, statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected SiteScope scope() {
    return scope;
  }

  @Override
  protected OrderRewardMappings mappings() {
    return mappings;
  }

  private List<String> grades() {
    return sql.list(ALL, _ -> {}, row -> row.getString("grade"));
  }

  @Test
  void aQueryThatForgetsTheSiteSeesNothingOfAnother() throws SQLException {
    SiteId ours = givenSite();
    SiteId theirs = givenSite();
    UserId admin = givenAdmin();
    scope.run(theirs, () -> sql.update(ADD.formatted(theirs, admin), _ -> {}));

    assertThat(scope.<List<String>>within(ours, this::grades)).isEmpty();
    assertThat(scope.<List<String>>within(theirs, this::grades)).containsExactly("shop");
    assertThat(unitOfWork.<List<String>>execute(this::grades)).isEmpty();
    try (Connection owner = database.connectAsOwner()) {
      assertThat(Sql.column(owner, ALL)).isEmpty();
    }
  }

  @Test
  void nobodySpeaksForAnotherSite() throws SQLException {
    SiteId ours = givenSite();
    SiteId theirs = givenSite();
    UserId admin = givenAdmin();

    try (Connection application = database.connectAsApplication()) {
      Sql.run(application, "select set_config('ringledger.site_id', '%s', false)".formatted(ours));
      assertThat(Sql.refusalOf(application, ADD.formatted(theirs, admin)))
          .hasValueSatisfying(refusal -> assertThat(refusal.state()).isEqualTo("42501"));
    }
  }

  @Test
  void whatWasSaidStays() throws SQLException {
    SiteId site = givenSite();
    UserId admin = givenAdmin();
    scope.run(site, () -> sql.update(ADD.formatted(site, admin), _ -> {}));

    try (Connection owner = database.connectAsOwner()) {
      for (String change :
          List.of(
              "update order_reward_mappings set enabled = false",
              "delete from order_reward_mappings",
              "truncate order_reward_mappings")) {
        String seen = "alter table order_reward_mappings disable row level security; " + change;
        assertThat(Sql.refusalOf(owner, seen))
            .hasValueSatisfying(refusal -> assertThat(refusal.state()).isEqualTo("23001"));
      }
    }
  }
}
