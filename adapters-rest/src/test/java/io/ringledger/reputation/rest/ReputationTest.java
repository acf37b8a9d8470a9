package io.ringledger.reputation.rest;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.reputation.domain.AccountId;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.ReputationWorld;
import io.ringledger.shared.rest.testing.Source;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReputationTest {

  private static final String BOARD = "/reputation/leaderboard";
  private static final String REBUILD = "/reputation/rebuild";

  @Inject World world;
  @Inject ReputationWorld reputation;

  private final AccountId anna = new AccountId(UUID.randomUUID());
  private Person admin;
  private Person somebody;

  @BeforeEach
  void people() {
    admin = Api.join("standing-" + UUID.randomUUID(), "admin");
    somebody = Api.join("standing-" + UUID.randomUUID(), "fighter");
  }

  private static String of(Object account) {
    return "/accounts/" + account + "/reputation";
  }

  @Test
  void everybodySeesTheStandingOfAnAccount() {
    reputation.earns(anna, 250, 7);
    Response standing = Api.get(somebody, of(anna));
    assertThat(standing.statusCode()).isEqualTo(200);
    assertThat(standing.<String>path("account_id")).isEqualTo(anna.toString());
    assertThat(standing.<Integer>path("score")).isEqualTo(7);
    assertThat(standing.<Integer>path("points_earned")).isEqualTo(250);
    assertThat(standing.<Integer>path("events")).isEqualTo(1);
    assertThat(standing.<String>path("updated_at")).isEqualTo(world.clock.instant().toString());
  }

  @Test
  void anAccountOfWhichNothingIsKnownHasAScoreOfZero() {
    Response standing = Api.get(somebody, of(anna));
    assertThat(standing.statusCode()).isEqualTo(200);
    assertThat(standing.<Integer>path("score")).isZero();
    assertThat(standing.asString()).contains("\"updated_at\":null");
  }

  @Test
  void theLeaderboardGoesOnFromPageToPage() {
    for (int i = 0; i < 3; i++) {
      reputation.earns(new AccountId(UUID.randomUUID()), 1, 3);
    }
    List<Integer> ranks = new ArrayList<>();
    List<Integer> scores = new ArrayList<>();
    String next = BOARD + "?limit=2";
    while (!next.isEmpty()) {
      Response page = Api.get(somebody, next);
      assertThat(page.statusCode()).isEqualTo(200);
      ranks.addAll(page.path("standings.rank"));
      scores.addAll(page.path("standings.score"));
      String cursor = page.path("next_cursor");
      next = cursor == null ? "" : BOARD + "?limit=2&cursor=" + cursor;
    }
    assertThat(ranks).hasSizeGreaterThan(2);
    for (int i = 0; i < ranks.size(); i++) {
      assertThat(ranks.get(i)).isEqualTo(i + 1);
    }
    assertThat(scores).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
  }

  @Test
  void anAdminHasItBuiltAgainAndThatIsWrittenDown() {
    reputation.earns(anna, 250, 7);
    reputation.spoils(anna);
    assertThat(Api.get(somebody, of(anna)).<Integer>path("score")).isZero();
    Response rebuilt = Api.post(admin, REBUILD, null);
    assertThat(rebuilt.statusCode()).isEqualTo(200);
    assertThat(rebuilt.<Integer>path("differences")).isEqualTo(1);
    assertThat(rebuilt.<Integer>path("accounts")).isPositive();
    assertThat(Api.get(somebody, of(anna)).<Integer>path("score")).isEqualTo(7);
    assertThat(world.trail.entries())
        .anyMatch(
            entry ->
                entry.action().equals("reputation.rebuild")
                    && entry.details().get("differences").equals("1"));
  }

  @Test
  void whatNobodyHasHandedOutIsTheClientsMistake() {
    assertBadFields(Api.get(somebody, of("anna")), "account_id");
    assertBadFields(Api.get(somebody, BOARD + "?limit=0&cursor=abc"), "cursor", "limit");
    assertBadFields(
        Api.get(somebody, BOARD + "?limit=101&cursor=" + "A".repeat(43)), "cursor", "limit");
    assertBadFields(Api.get(somebody, BOARD + "?cursor=" + "A".repeat(22)), "cursor");
  }

  @Test
  void onlyAnAdminRebuildsAndServicesSeeNothing() {
    assertProblem(Api.post(somebody, REBUILD, null), 403, "forbidden");
    Person service = Source.registered(admin).sender();
    assertProblem(Api.get(service, of(anna)), 403, "forbidden");
    assertProblem(Api.get(service, BOARD), 403, "forbidden");
    assertProblem(Api.post(service, REBUILD, null), 403, "forbidden");
    assertProblem(Api.get(null, of(anna)), 401, "unauthenticated");
    assertProblem(Api.get(null, BOARD), 401, "unauthenticated");
    assertProblem(Api.post(null, REBUILD, null), 401, "unauthenticated");
  }
}
