package io.ringledger.local.following;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.PromoterDesk.Half;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Nodes that are away, that lie, and that disagree. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class NodeScenarios {

  private final Scene scene;

  NodeScenarios(Scene scene) {
    this.scene = scene;
  }

  @AfterEach
  void makePeace() {
    for (Relay node : List.of(scene.first(), scene.second())) {
      node.beHonest();
      node.down(false);
    }
  }

  /** Comes last: for half a minute after it a node is left alone, and could contradict nobody. */
  @Test
  @Order(Integer.MAX_VALUE)
  void whatIsSignedWhileNoNodeAnswersIsFoundWhenOneDoes() throws InterruptedException {
    Ring ring = scene.plan();
    UUID payload = ring.prepare(Half.ESCROWS, "show_a").get("show_a");
    scene.first().down(true);
    scene.second().down(true);
    int refused = scene.first().refused() + scene.second().refused();
    scene.xaman().wallet().sign(payload);
    ring.awaitTransaction("show_a", known -> !known.path("note").isNull());
    assertThat(scene.first().refused() + scene.second().refused()).isGreaterThan(refused);
    assertThat(Json.text(ring.escrow("show_a"), "escrow_status")).isEqualTo("planned");
    makePeace();
    ring.awaitEscrow("show_a", "created");
  }

  @Test
  void aNodeThatLiesAboutWhatWasSignedMovesNothing() throws InterruptedException {
    nothingMovesWhile(
        "not what was signed",
        List.of(scene.first(), scene.second()),
        result -> {
          transaction(result).put("Amount", Long.toString(Scene.PURSE * 2));
          return result;
        });
  }

  @Test
  void aNodeThatLiesAboutWhatCameOfItMovesNothing() throws InterruptedException {
    nothingMovesWhile(
        "AffectedNodes",
        List.of(scene.first(), scene.second()),
        result -> {
          if (result.path("meta") instanceof ObjectNode meta) {
            meta.withArray("AffectedNodes").removeAll();
          }
          return result;
        });
  }

  @Test
  void twoNodesThatDisagreeMoveNothing() throws InterruptedException {
    nothingMovesWhile(
        "two nodes differ",
        List.of(scene.second()),
        result -> {
          // It is in another ledger, says this one, and agrees with itself.
          transaction(result).remove("ctid");
          result.remove("ctid");
          result.put("ledger_index", Json.number(result, "ledger_index") + 1);
          return result;
        });
  }

  @Test
  void whatANodeThatIsBehindDoesNotKnowIsFoundAtAnother() throws InterruptedException {
    Ring ring = scene.plan();
    scene
        .first()
        .lie(
            _ ->
                Json.object()
                    .put("error", "txnNotFound")
                    .put("status", "error")
                    .put("searched_all", true));
    ring.sign(Half.ESCROWS, "show_a");
    ring.awaitEscrow("show_a", "created");
    assertThat(ring.transactions("show_a"))
        .singleElement()
        .matches(known -> Ring.has(known, "transaction_status", "applied"));
  }

  /** The transaction lies in the result or beside it, depending on the version of the API. */
  private static ObjectNode transaction(ObjectNode result) {
    return result.path("tx_json") instanceof ObjectNode inside ? inside : result;
  }

  private void nothingMovesWhile(
      String contradiction, List<Relay> liars, UnaryOperator<ObjectNode> lie)
      throws InterruptedException {
    Ring ring = scene.plan();
    liars.forEach(
        liar ->
            liar.lie(result -> result.path("validated").asBoolean() ? lie.apply(result) : result));
    ring.sign(Half.ESCROWS, "show_a");
    Patience.until("the contradiction to be written down", () -> contradiction(ring), ring::read);
    JsonNode escrow = ring.escrow("show_a");
    assertThat(Json.text(escrow, "escrow_status")).isEqualTo("planned");
    assertThat(ring.transactions("show_a"))
        .singleElement()
        .matches(known -> Ring.has(known, "transaction_status", "pending"))
        .extracting(known -> Json.text(known, "note"))
        .asString()
        .contains(contradiction);
    makePeace();
    ring.awaitEscrow("show_a", "created");
    assertThat(ring.requests("show_a")).hasSize(1);
  }

  private Optional<JsonNode> contradiction(Ring ring) throws InterruptedException {
    return ring.audit().stream()
        .filter(
            entry ->
                Ring.has(entry, "action", "escrow.follow")
                    && Ring.has(entry, "outcome", "invalid_confirmation"))
        .findFirst();
  }
}
