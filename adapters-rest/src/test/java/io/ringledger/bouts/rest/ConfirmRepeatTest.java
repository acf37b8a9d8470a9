package io.ringledger.bouts.rest;

import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Settlement;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One key, one effect, one answer. */
@QuarkusTest
class ConfirmRepeatTest {

  private static final String TEC_TEM =
      "Ledger transaction was rejected with tec/tem; no state transition was applied.";

  @Inject World world;

  private Settlement planned() {
    return Settlement.planned("cr" + UUID.randomUUID(), world.clock.instant());
  }

  private static Map<String, Object> with(
      Map<String, Object> claim, String field, @Nullable Object value) {
    Map<String, Object> other = new HashMap<>(claim);
    other.put(field, value);
    return other;
  }

  @Test
  void aRepeatGetsTheSameAnswerByteForByte() {
    Settlement bout = planned();
    Map<String, Object> claim = bout.create("show_a");
    Response first = bout.confirmCreate("same", claim);
    Response again = bout.confirmCreate("same", claim);
    Response reordered = bout.confirmCreate("same", new TreeMap<>(with(claim, "extra", 1)));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
    assertThat(reordered.asByteArray()).isEqualTo(first.asByteArray());
    assertThat(again.contentType()).isEqualTo(first.contentType());
  }

  @Test
  void aRefusalIsRepeatedByteForByteEvenAfterALaterSuccess() {
    Settlement bout = planned();
    Map<String, Object> claim = bout.create("show_a");
    Map<String, Object> bad = with(claim, "engine_result", "tecNO_TARGET");
    Response first = bout.confirmCreate("refused", bad);
    bout.confirmCreate("fine", claim).then().statusCode(200);
    Response again = bout.confirmCreate("refused", bad);
    assertProblem(again, 422, "ledger_tec_tem", TEC_TEM);
    assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
    assertThat(again.contentType()).isEqualTo(first.contentType());
  }

  @Test
  void theSameKeyWithAnotherBodyIsAConflict() {
    Settlement bout = planned();
    Map<String, Object> claim = bout.create("show_a");
    bout.confirmCreate("reused", claim).then().statusCode(200);
    assertProblem(
        bout.confirmCreate("reused", with(claim, "tx_hash", "another-hash")),
        409,
        "idempotency_key_reused",
        "Idempotency-Key was already used with a different request payload.");
  }

  @Test
  void oneKeyMeansSomethingElseForEachBoutAndEachVerb() {
    Settlement one = planned();
    Settlement other = planned();
    one.confirmCreate("shared", one.create("show_a")).then().statusCode(200);
    other.confirmCreate("shared", other.create("show_a")).then().statusCode(200);
  }

  @Test
  void manyRepeatsAtOnceHaveOneEffectAndOneAnswer() throws InterruptedException {
    Settlement bout = planned();
    Map<String, Object> claim = bout.create("show_a");
    Callable<String> confirm =
        () -> {
          Response answer = bout.confirmCreate("at-once", claim);
          return answer.statusCode() + answer.asString();
        };
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      List<String> answers =
          clients.invokeAll(IntStream.range(0, 24).mapToObj(_ -> confirm).toList()).stream()
              .map(done -> done.resultNow())
              .distinct()
              .toList();
      assertThat(answers).hasSize(1).first().asString().startsWith("200");
    }
  }
}
