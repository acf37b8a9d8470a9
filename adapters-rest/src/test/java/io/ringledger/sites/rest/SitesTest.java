package io.ringledger.sites.rest;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.Premises;
import io.ringledger.shared.rest.testing.SitesWorld;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SitesTest {

  private static final String NOWHERE = "/sites/0197aaaa-0000-4000-8000-000000000009";

  @Inject World world;

  private Person admin;

  @BeforeEach
  void join() {
    admin = Api.join("a" + UUID.randomUUID(), "admin");
  }

  private static Map<String, Object> wanted(String slug) {
    return Map.of("slug", slug, "name", "Fight Night", "currency", "EUR");
  }

  @Test
  void aSiteIsOpenedOnceUnderItsName() {
    String slug = "s" + UUID.randomUUID();
    Response answer = Api.post(admin, "/sites", wanted(slug));

    assertThat(answer.statusCode()).isEqualTo(201);
    String id = answer.path("site_id");
    assertThat(answer.header("Location")).endsWith("/sites/" + id);
    assertThat(answer.<Boolean>path("open")).isTrue();
    assertThat(Api.get(admin, "/sites/" + id).asString()).isEqualTo(answer.asString());
    assertThat(Api.get(admin, "/sites?limit=1").<String>path("items[0].site_id")).isEqualTo(id);
    assertProblem(Api.post(admin, "/sites", wanted(slug)), 409, "site_slug_taken");
    assertThat(world.trail.history(new AuditChain("site:" + id)).links())
        .singleElement()
        .satisfies(link -> assertThat(link.entry().actor()).isEqualTo(admin.userId()));
  }

  @Test
  void adminsOfASiteComeAndGo() {
    Premises site = Premises.opened();
    String admins = "/sites/" + site.siteId() + "/admins";

    assertThat(Api.get(admin, admins).<List<String>>path("admin_user_ids"))
        .containsExactly(site.siteAdmin().userId());
    Response left = Api.delete(admin, admins + "/" + site.siteAdmin().userId());
    assertThat(left.<List<?>>path("admin_user_ids")).isEmpty();
    assertProblem(Api.as(admin).put(admins + "/" + SitesWorld.NOBODY), 404, "user_not_found");
  }

  @Test
  void aClosedSiteWelcomesNobody() {
    Premises site = Premises.opened();

    Response closed = Api.put(admin, "/sites/" + site.siteId(), Map.of("open", false));

    assertThat(closed.<Boolean>path("open")).isFalse();
    assertProblem(
        Api.post(null, "/visitors", Map.of("site_id", site.siteId())), 404, "site_not_found");
  }

  @Test
  void aVisitorGetsAToken() {
    Premises site = Premises.opened();
    Response welcomed = Api.post(null, "/visitors", Map.of("site_id", site.siteId()));

    assertThat(welcomed.statusCode()).isEqualTo(201);
    assertThat(welcomed.<String>path("site_id")).isEqualTo(site.siteId());
    assertThat(welcomed.<String>path("token")).startsWith("rlv_eyJ");
    assertThat(welcomed.<String>path("expires_at")).endsWith("Z");
  }

  @Test
  void onlyAdminsOfTheHouseHaveToDoWithSites() {
    Premises site = Premises.opened();
    for (Person other : List.of(site.siteAdmin(), site.visitor())) {
      assertProblem(Api.post(other, "/sites", wanted("mine")), 403, "forbidden");
      assertProblem(Api.get(other, "/sites"), 403, "forbidden");
      assertProblem(
          Api.as(other).put("/sites/" + site.siteId() + "/admins/" + other.userId()),
          403,
          "forbidden");
    }
  }

  @Test
  void whatIsNowhereIsNotFound() {
    assertProblem(Api.get(admin, NOWHERE), 404, "site_not_found");
    assertProblem(Api.put(admin, NOWHERE, Map.of("open", true)), 404, "site_not_found");
    assertProblem(Api.get(admin, NOWHERE + "/admins"), 404, "site_not_found");
    assertProblem(Api.as(admin).put(NOWHERE + "/admins/" + admin.userId()), 404, "site_not_found");
  }

  @Test
  void whatIsWrongIsNamed() {
    assertBadFields(Api.post(admin, "/sites", Map.of()), "currency", "name", "slug");
    assertBadFields(
        Api.post(admin, "/sites", Map.of("slug", "A", "name", "x".repeat(101), "currency", "eur")),
        "currency",
        "name",
        "slug");
    assertBadFields(Api.get(admin, "/sites?limit=0&cursor=x"), "cursor", "limit");
    assertBadFields(Api.get(admin, "/sites/7"), "site_id");
    assertBadFields(Api.put(admin, NOWHERE, Map.of()), "open");
    assertBadFields(Api.post(null, "/visitors", Map.of("site_id", "7")), "site_id");
    assertBadFields(Api.as(admin).put(NOWHERE + "/admins/7"), "user_id");
  }
}
