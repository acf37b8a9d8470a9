package io.ringledger.advisory.rest;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.advisory.application.RulesSuggestionProvider;
import io.ringledger.advisory.application.outbound.SuggestionProvider.Busy;
import io.ringledger.advisory.application.outbound.SuggestionProvider.Unavailable;
import io.ringledger.advisory.application.outbound.SuggestionProvider.Unusable;
import io.ringledger.shared.rest.testing.AdvisoryWorld;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.Premises;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AdvisoryTest {

  private static final String NOTHING = "0197aaaa-0000-4000-8000-000000000009";
  private static final String FLAG = "/admin/config/ai_enabled";

  @Inject AdvisoryWorld world;

  private Premises site;

  @BeforeEach
  void open() {
    site = Premises.opened();
  }

  @AfterEach
  void calm() {
    world.stage.provider.answers(new RulesSuggestionProvider()::suggest);
  }

  @Test
  void aContentIsSaidReadEditedAndKeepsItsVersions() {
    Response made = create("fight-night");
    assertThat(made.statusCode()).isEqualTo(201);
    String id = made.path("content_id");
    assertThat(made.header("Location")).endsWith("/content/" + id + "?site_id=" + site.siteId());
    assertThat(Api.get(site.visitor(), content(id)).asString()).isEqualTo(made.asString());
    assertThat(Api.get(site.visitor(), "/content?site_id=" + site.siteId()).asString())
        .contains(made.asString());

    Response edited = edit(site.siteAdmin(), id, 1, "Come at seven.");
    assertThat(edited.<Integer>path("version")).isEqualTo(2);
    assertProblem(edit(site.siteAdmin(), id, 1, "Come at eight."), 409, "content_stale");
    Response versions =
        Api.get(site.siteAdmin(), "/content/" + id + "/versions?site_id=" + site.siteId());
    assertThat(versions.<List<Integer>>path("items.version")).containsExactly(2, 1);
    assertThat(versions.<String>path("items[0].author_user_id"))
        .isEqualTo(site.siteAdmin().userId());
    Response first =
        Api.get(site.siteAdmin(), "/content/" + id + "/versions?limit=1&site_id=" + site.siteId());
    assertThat(first.<Integer>path("next_before")).isEqualTo(2);
    Response rest =
        Api.get(site.siteAdmin(), "/content/" + id + "/versions?before=2&site_id=" + site.siteId());
    assertThat(rest.<List<Integer>>path("items.version")).containsExactly(1);
    assertProblem(create("fight-night"), 409, "content_key_taken");
  }

  @Test
  void aSuggestionIsAskedForReadAndApproved() {
    turn(true);
    String content = create("fight-night").path("content_id");
    Response made = ask(site.siteAdmin(), content, "key-1");
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    String id = made.path("suggestion_id");
    assertThat(made.<String>path("status")).isEqualTo("pending");
    assertThat(made.<String>path("provider")).isEqualTo("rules");
    assertThat(made.<List<String>>path("findings.kind")).contains("missing_date");
    assertThat(Api.get(site.siteAdmin(), suggestion(id)).asString()).isEqualTo(made.asString());
    assertThat(Api.get(site.visitor(), content(content)).<Integer>path("version")).isEqualTo(1);
    assertThat(ask(site.siteAdmin(), content, "key-1").asString()).isEqualTo(made.asString());

    Response approved = decide(site.siteAdmin(), id, "approve");
    assertThat(approved.<String>path("status")).isEqualTo("approved");
    assertThat(approved.<Integer>path("approved_version")).isEqualTo(2);
    assertThat(approved.<String>path("decided_by_user_id")).isEqualTo(site.siteAdmin().userId());
    assertThat(decide(site.superAdmin(), id, "approve").asString()).isEqualTo(approved.asString());
    assertProblem(reject(site.siteAdmin(), id, "Too late."), 409, "suggestion_decided");
    Response now = Api.get(site.visitor(), content(content));
    assertThat(now.<Integer>path("version")).isEqualTo(2);
    assertThat(now.<String>path("body")).isEqualTo(approved.path("body"));
  }

  @Test
  void rejectionIsLoggedAndListedWithItsReason() {
    turn(true);
    String content = create("fight-night").path("content_id");
    String id = ask(site.siteAdmin(), content, "key-1").path("suggestion_id");
    ask(site.siteAdmin(), content, "key-2");
    Response rejected = reject(site.siteAdmin(), id, "It says too little.");
    assertThat(rejected.<String>path("reason")).isEqualTo("It says too little.");
    assertThat(reject(site.siteAdmin(), id, "It says too little.").asString())
        .isEqualTo(rejected.asString());
    assertProblem(decide(site.siteAdmin(), id, "approve"), 409, "suggestion_decided");
    String list = "/suggestions?site_id=" + site.siteId();
    assertThat(
            Api.get(site.siteAdmin(), list + "&status=rejected")
                .<List<String>>path("items.suggestion_id"))
        .containsExactly(id);
    Response page = Api.get(site.siteAdmin(), list + "&limit=1&content_id=" + content);
    assertThat(
            Api.get(site.siteAdmin(), list + "&cursor=" + page.path("next_cursor"))
                .<List<String>>path("items.suggestion_id"))
        .containsExactly(id);
    assertThat(Api.get(site.siteAdmin(), list + "&content_id=" + NOTHING).<List<?>>path("items"))
        .isEmpty();
  }

  @Test
  void aSuggestionAboutAnOlderVersionIsStale() {
    turn(true);
    String content = create("fight-night").path("content_id");
    String id = ask(site.siteAdmin(), content, "key-1").path("suggestion_id");
    edit(site.siteAdmin(), content, 1, "Come at seven.");
    assertProblem(decide(site.siteAdmin(), id, "approve"), 409, "suggestion_stale");
  }

  @Test
  void disableReturnsGracefulMessageAndAsksNobody() {
    String content = create("fight-night").path("content_id");
    int asked = world.stage.provider.asked().size();
    Response answer = ask(site.siteAdmin(), content, "key-1");
    assertProblem(answer, 409, "advisory_disabled");
    assertThat(answer.<String>path("detail")).isEqualTo("AI advisory is disabled for this site.");
    assertThat(world.stage.provider.asked()).hasSize(asked);
    turn(true);
    assertThat(ask(site.siteAdmin(), content, "key-1").statusCode()).isEqualTo(201);
    turn(false);
    assertProblem(ask(site.siteAdmin(), content, "key-1"), 409, "advisory_disabled");
  }

  @Test
  void onlyASuperAdminTurnsAiOn() {
    String flag = FLAG + "?site_id=" + site.siteId();
    assertThat(Api.get(site.siteAdmin(), flag).<Boolean>path("enabled")).isFalse();
    assertProblem(turn(site.siteAdmin(), true), 403, "forbidden");
    assertProblem(turn(site.visitor(), true), 403, "forbidden");
    Response on = turn(site.superAdmin(), true);
    assertThat(on.<Boolean>path("enabled")).isTrue();
    assertThat(on.<String>path("changed_by_user_id")).isEqualTo(site.superAdmin().userId());
    assertThat(turn(site.superAdmin(), true).asString()).isEqualTo(on.asString());
    assertThat(Api.get(site.siteAdmin(), flag).asString()).isEqualTo(on.asString());
    assertProblem(
        Api.post(site.superAdmin(), FLAG, Map.of("site_id", NOTHING, "enabled", true)),
        404,
        "site_not_found");
  }

  @Test
  void aProviderInTroubleIsSaidToBeAndNothingIsKept() {
    turn(true);
    String content = create("fight-night").path("content_id");
    world.stage.provider.answers(_ -> new Unavailable("It did not answer."));
    assertProblem(ask(site.siteAdmin(), content, "key-1"), 502, "advisory_unavailable");
    world.stage.provider.answers(_ -> new Unusable("It is no JSON."));
    assertProblem(ask(site.siteAdmin(), content, "key-1"), 502, "advisory_output_unusable");
    world.stage.provider.answers(_ -> new Busy("Too many."));
    Response busy = ask(site.siteAdmin(), content, "key-1");
    assertProblem(busy, 503, "advisory_busy");
    assertThat(busy.header("Retry-After")).isNotNull();
    assertThat(
            Api.get(site.siteAdmin(), "/suggestions?site_id=" + site.siteId())
                .<List<?>>path("items"))
        .isEmpty();
  }

  @Test
  void nobodyButAnAdminOfTheSiteGetsIn() {
    turn(true);
    String content = create("fight-night").path("content_id");
    String id = ask(site.siteAdmin(), content, "key-1").path("suggestion_id");
    Person customer = Api.join("c" + UUID.randomUUID(), "fighter");
    assertThat(Api.get(customer, content(content)).statusCode()).isEqualTo(200);
    for (Response refused :
        List.of(
            ask(customer, content, "key-2"),
            decide(customer, id, "approve"),
            reject(customer, id, "Mine."),
            edit(customer, content, 1, "Mine."),
            Api.get(customer, suggestion(id)),
            Api.get(customer, "/suggestions?site_id=" + site.siteId()),
            Api.get(customer, "/content/" + content + "/versions?site_id=" + site.siteId()),
            Api.get(customer, FLAG + "?site_id=" + site.siteId()))) {
      assertProblem(refused, 403, "advisory_admin_required");
    }
    assertProblem(decide(site.visitor(), id, "approve"), 403, "forbidden");
  }

  @Test
  void siteIdScopesSuggestionsAndContents() {
    turn(true);
    String content = create("fight-night").path("content_id");
    String id = ask(site.siteAdmin(), content, "key-1").path("suggestion_id");
    Premises other = Premises.opened();
    String elsewhere = "?site_id=" + other.siteId();
    assertProblem(
        Api.get(other.siteAdmin(), "/suggestions/" + id + elsewhere), 404, "suggestion_not_found");
    assertProblem(
        Api.get(other.siteAdmin(), "/content/" + content + elsewhere), 404, "content_not_found");
    assertProblem(
        Api.put(
            other.siteAdmin(),
            "/suggestions/" + id + "/approve",
            Map.of("site_id", other.siteId())),
        404,
        "suggestion_not_found");
    // Who runs one site is a customer on every other.
    assertProblem(decide(other.siteAdmin(), id, "approve"), 403, "advisory_admin_required");
    assertProblem(Api.get(other.visitor(), content(content)), 403, "visitor_of_another_site");
  }

  @Test
  void whatHasTheWrongFormIsTheClientsMistake() {
    assertBadFields(
        Api.post(
            site.siteAdmin(),
            "/content",
            Map.of("site_id", "1", "key", "A b", "title", "<b>", "body", "<script>")),
        "body",
        "key",
        "site_id",
        "title");
    String content = create("fight-night").path("content_id");
    assertBadFields(
        Api.put(
            site.siteAdmin(),
            "/content/" + content,
            Map.of("site_id", site.siteId(), "base_version", 0, "title", "A", "body", "B")),
        "base_version");
    assertBadFields(
        Api.confirm(
            site.siteAdmin(),
            "/suggestions",
            "key-1",
            Map.of("site_id", site.siteId(), "content_id", content, "instruction", "")),
        "instruction");
    assertProblem(
        Api.post(
            site.siteAdmin(),
            "/suggestions",
            Map.of("site_id", site.siteId(), "content_id", content)),
        400,
        "idempotency_key_required");
    assertBadFields(reject(site.siteAdmin(), NOTHING, "x".repeat(1001)), "reason");
    assertBadFields(Api.get(site.siteAdmin(), "/suggestions"), "site_id");
    assertBadFields(
        Api.get(site.siteAdmin(), "/suggestions?status=new&site_id=" + site.siteId()), "status");
    assertBadFields(Api.post(site.superAdmin(), FLAG, Map.of("site_id", site.siteId())), "enabled");
    turn(true);
    assertProblem(ask(site.siteAdmin(), NOTHING, "key-1"), 404, "content_not_found");
    assertProblem(decide(site.siteAdmin(), NOTHING, "approve"), 404, "suggestion_not_found");
  }

  private Response create(String key) {
    return Api.post(
        site.siteAdmin(),
        "/content",
        Map.of(
            "site_id",
            site.siteId(),
            "key",
            key,
            "title",
            "Fight night",
            "body",
            "Ada fights Ben. It will be a fight to remember."));
  }

  private Response edit(Person who, String id, int base, String body) {
    return Api.put(
        who,
        "/content/" + id,
        Map.of(
            "site_id", site.siteId(), "base_version", base, "title", "Fight night", "body", body));
  }

  private Response ask(Person who, String content, String key) {
    return Api.confirm(
        who, "/suggestions", key, Map.of("site_id", site.siteId(), "content_id", content));
  }

  private Response decide(Person who, String id, String verb) {
    return Api.put(who, "/suggestions/" + id + "/" + verb, Map.of("site_id", site.siteId()));
  }

  private Response reject(Person who, String id, String reason) {
    return Api.put(
        who, "/suggestions/" + id + "/reject", Map.of("site_id", site.siteId(), "reason", reason));
  }

  private void turn(boolean on) {
    turn(site.superAdmin(), on).then().statusCode(200);
  }

  private Response turn(Person who, boolean on) {
    return Api.post(who, FLAG, Map.of("site_id", site.siteId(), "enabled", on));
  }

  private String content(String id) {
    return "/content/" + id + "?site_id=" + site.siteId();
  }

  private String suggestion(String id) {
    return "/suggestions/" + id + "?site_id=" + site.siteId();
  }
}
