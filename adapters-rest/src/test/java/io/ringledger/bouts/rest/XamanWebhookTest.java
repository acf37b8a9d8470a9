package io.ringledger.bouts.rest;

import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.ringledger.bouts.application.outbound.WebhookSignatures.Verdict;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Settlement;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the wallet's service reports, and whoever pretends to be it. */
@QuarkusTest
class XamanWebhookTest {

  private static final String PATH = "/webhooks/xaman";
  private static final String BODY = "{\"meta\":{}}";

  @Inject World world;

  @AfterEach
  void calm() {
    world.calms();
  }

  private static Response deliver(String body) {
    return Api.as(null)
        .contentType(ContentType.JSON)
        .header("x-xumm-request-timestamp", "1893456000")
        .header("x-xumm-request-signature", "5e".repeat(20))
        .body(body)
        .post(PATH);
  }

  private static Verdict genuine(Optional<UUID> payload) {
    return new Verdict.Genuine(payload, UUID.randomUUID().toString());
  }

  @Test
  void aGenuineDeliveryHasItsRequestLookedAt() {
    Settlement bout = Settlement.planned("w" + UUID.randomUUID(), world.clock.instant());
    Api.post(bout.promoter, bout.path("/escrows/prepare"), null).then().statusCode(200);
    world.webhooks = genuine(Optional.of(UUID.fromString(bout.payload("show_a"))));
    Response answer = deliver(BODY);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getMap("")).isEqualTo(Map.of("followed", true));
    assertThat(bout.escrow("show_a")).containsEntry("escrow_status", "planned");
  }

  @Test
  void aGenuineDeliveryAboutSomethingElseIsReceivedToo() {
    world.webhooks = genuine(Optional.of(UUID.randomUUID()));
    assertThat(deliver(BODY).jsonPath().getMap("")).isEqualTo(Map.of("followed", false));
    world.webhooks = genuine(Optional.empty());
    assertThat(deliver(BODY).statusCode()).isEqualTo(200);
  }

  @Test
  void aDeliveryIsReceivedOnce() {
    world.webhooks = genuine(Optional.empty());
    deliver(BODY).then().statusCode(200);
    assertProblem(
        deliver(BODY), 409, "webhook_replayed", "This webhook delivery was received before.");
  }

  @Test
  void aForgedOneIsRefused() {
    assertProblem(
        deliver(BODY),
        401,
        "webhook_signature_invalid",
        "The webhook delivery is not signed by the wallet's service.");
  }

  @Test
  void aStaleOneIsRefused() {
    world.webhooks = new Verdict.OutOfTime();
    assertProblem(
        deliver(BODY),
        401,
        "webhook_out_of_time",
        "The webhook delivery was sent too long ago, or in the future.");
  }

  @Test
  void oneThatCannotBeReadIsRefusedWithTheReason() {
    world.webhooks = new Verdict.Malformed("the body is not JSON");
    Response answer = deliver("{ no json");
    assertProblem(answer, 400, "webhook_malformed", "The webhook delivery cannot be read.");
    assertThat(answer.<String>path("reason")).isEqualTo("the body is not JSON");
  }

  @Test
  void withoutItsHeadersOrABodyItIsJudgedLikeAnyOther() {
    assertProblem(
        Api.as(null).contentType(ContentType.JSON).body(BODY).post(PATH),
        401,
        "webhook_signature_invalid");
    assertProblem(
        Api.as(null).contentType(ContentType.JSON).post(PATH), 401, "webhook_signature_invalid");
  }

  @Test
  void onlyJsonIsTaken() {
    assertProblem(
        Api.as(null).contentType(ContentType.TEXT).body(BODY).post(PATH),
        415,
        "unsupported_media_type");
  }

  @Test
  void aBodyLargerThanAnyDeliveryIsRefused() {
    assertProblem(deliver("x".repeat(64 * 1024 + 1)), 413, "body_too_large");
  }

  @Test
  void nothingIsReadFromThere() {
    assertProblem(Api.get(null, PATH), 405, "method_not_allowed");
  }
}
