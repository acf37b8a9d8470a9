package io.ringledger.rewards.rest.orders;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditTrail.Link;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.Premises;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrderRewardsTest {

  private static final Map<String, Object> TERMS =
      Map.of("enabled", true, "minor_per_point", 100, "grade", "shop");

  @Inject World world;

  private Premises site;
  private String path;

  @BeforeEach
  void open() {
    site = Premises.opened();
    path = "/sites/" + site.siteId() + "/order-rewards";
  }

  @Test
  void ordersEarnNothingBeforeSomebodySaysSo() {
    Response answer = Api.get(site.superAdmin(), path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.<String>path("site_id")).isEqualTo(site.siteId());
    assertThat(answer.<Boolean>path("enabled")).isFalse();
    assertThat(answer.<Integer>path("version")).isZero();
    assertThat(answer.<Integer>path("minor_per_point")).isNull();
    assertThat(answer.<String>path("changed_at")).isNull();
  }

  @Test
  void whatAnAdminOfTheHouseSaysIsAnsweredAndAudited() {
    Response answer = Api.put(site.superAdmin(), path, TERMS);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.<Boolean>path("enabled")).isTrue();
    assertThat(answer.<Integer>path("version")).isEqualTo(1);
    assertThat(answer.<Integer>path("minor_per_point")).isEqualTo(100);
    assertThat(answer.<String>path("grade")).isEqualTo("shop");
    assertThat(answer.<String>path("changed_by_user_id")).isEqualTo(site.superAdmin().userId());
    assertThat(answer.<String>path("changed_at")).endsWith("Z");
    assertThat(Api.get(site.superAdmin(), path).asString()).isEqualTo(answer.asString());
    List<Link> links = world.trail.history(new AuditChain("site:" + site.siteId())).links();
    assertThat(links.getLast().entry().action()).isEqualTo("order_rewards.change");
  }

  @Test
  void theSameAgainIsNoChange() {
    Response answer = Api.put(site.superAdmin(), path, TERMS);

    assertThat(Api.put(site.superAdmin(), path, TERMS).asString()).isEqualTo(answer.asString());
  }

  @Test
  void pointsAreTheHouses() {
    for (Person other : List.of(site.siteAdmin(), site.visitor())) {
      assertProblem(Api.get(other, path), 403, "forbidden");
      assertProblem(Api.put(other, path, TERMS), 403, "forbidden");
    }
    assertProblem(Api.get(null, path), 401, "unauthenticated");
  }

  @Test
  void whatIsNowhereIsNotFound() {
    String nowhere = "/sites/0197aaaa-0000-4000-8000-000000000009/order-rewards";

    assertProblem(Api.get(site.superAdmin(), nowhere), 404, "site_not_found");
    assertProblem(Api.put(site.superAdmin(), nowhere, TERMS), 404, "site_not_found");
  }

  @Test
  void whatIsWrongIsNamed() {
    Person admin = site.superAdmin();

    assertBadFields(Api.put(admin, path, Map.of()), "enabled", "grade", "minor_per_point");
    for (int outside : List.of(0, 1_000_001)) {
      assertBadFields(
          Api.put(admin, path, Map.of("enabled", true, "minor_per_point", outside, "grade", "a b")),
          "grade",
          "minor_per_point");
    }
    assertBadFields(Api.get(admin, "/sites/7/order-rewards"), "site_id");
  }
}
