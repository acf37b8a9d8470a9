package io.ringledger.app;

import static io.ringledger.app.Promotion.createClaim;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many clients at once, over HTTP, on a real database. */
@QuarkusTest
@TestProfile(DeclaredMode.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ConcurrentConfirmTest {

  private static final int CLIENTS = 50;

  private Promotion promotion;

  @BeforeEach
  void open() {
    promotion = Promotion.open();
  }

  @Test
  void fifty_confirms_with_one_key_have_one_effect_and_fifty_equal_answers() throws Exception {
    JsonPath planned = promotion.planBout();
    String id = planned.getString("bout_id");
    var claim = createClaim(planned, "show_a");

    List<Response> answers = atOnce(_ -> () -> promotion.confirmEscrow(id, "key", claim));

    assertThat(answers).extracting(Response::statusCode).containsOnly(200);
    assertThat(answers).extracting(Response::asString).containsOnly(answers.getFirst().asString());
    assertThat(confirmations(id)).isEqualTo(1);
  }

  @Test
  void fifty_confirms_with_different_keys_for_one_escrow_move_it_once() throws Exception {
    JsonPath planned = promotion.planBout();
    String id = planned.getString("bout_id");

    List<Response> answers =
        atOnce(i -> () -> promotion.confirmEscrow(id, "key-" + i, createClaim(planned, "show_a")));

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(CLIENTS - 1);
    assertThat(confirmations(id)).isEqualTo(1);
  }

  private int confirmations(String bout) {
    return Promotion.as(promotion.promoter)
        .get("/bouts/{id}/audit", bout)
        .jsonPath()
        .getList("entries.findAll { it.action == 'escrow.confirm' && it.outcome == 'success' }")
        .size();
  }

  private static List<Response> atOnce(IntFunction<Callable<Response>> client) throws Exception {
    List<Callable<Response>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(client.apply(i));
    }
    List<Response> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (Future<Response> answer : threads.invokeAll(clients)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }
}
