package io.ringledger.bouts.rest;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Settlement;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a confirm may look like: its key and each of its fields. */
@QuarkusTest
class ConfirmBoundsTest {

  @Inject World world;

  private Settlement planned() {
    return Settlement.planned("cb" + UUID.randomUUID(), world.clock.instant());
  }

  @ParameterizedTest
  @ValueSource(strings = {"has space", "\u00e9", "\t"})
  void aKeyOfOtherCharactersIsRefused(String key) {
    Response answer = Api.confirm(planned().promoter, "/bouts/x/escrows/confirm", key, Map.of());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.<String>path("code")).startsWith("idempotency_key_");
  }

  @Test
  void aKeyHasAtMost255Characters() {
    Settlement bout = planned();
    Map<String, Object> claim = bout.create("show_a");
    assertProblem(bout.confirmCreate("k".repeat(256), claim), 400, "idempotency_key_invalid");
    bout.confirmCreate("k".repeat(255), claim).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "escrow_kind,\"show_c\"",
        "escrow_kind,\"SHOW_A\"",
        "escrow_kind,1",
        "tx_hash,\"1234567\"",
        "tx_hash,\"has a space\"",
        "tx_hash,12345678",
        "offer_sequence,0",
        "offer_sequence,4294967296",
        "offer_sequence,\"101\"",
        "offer_sequence,101.0",
        "offer_sequence,1.5",
        "offer_sequence,true",
        "offer_sequence,99999999999999999999999999",
        "offer_sequence,{}",
        "offer_sequence,[101]",
        "validated,\"true\"",
        "validated,1",
        "validated,null",
        "engine_result,\"te\"",
        "engine_result,5000",
        "owner_address,\"\"",
        "destination_address,false",
        "amount_drops,-1",
        "amount_drops,100000000000000001",
        "amount_drops,\"1000000\"",
        "amount_drops,1e6",
        "finish_after_ripple,-1",
        "finish_after_ripple,4294967296",
        "cancel_after_ripple,-1",
        "cancel_after_ripple,4294967296",
        "condition_hex,5"
      })
  void aFieldOutOfItsBoundsIsNamed(String field, String json) {
    Settlement bout = boundsBout();
    String body = body(field, json);
    Response answer =
        Api.as(bout.promoter)
            .header("Idempotency-Key", "bounds")
            .contentType(ContentType.JSON)
            .body(body)
            .post(bout.path("/escrows/confirm"));
    assertBadFields(answer, field);
  }

  private static @Nullable Settlement bounds;

  private Settlement boundsBout() {
    Settlement known = bounds;
    if (known == null) {
      known = planned();
      bounds = known;
    }
    return known;
  }

  private static String body(String field, String json) {
    Map<String, String> claim = new TreeMap<>();
    claim.put("escrow_kind", "\"show_a\"");
    claim.put("tx_hash", "\"12345678\"");
    claim.put("offer_sequence", "101");
    claim.put("validated", "true");
    claim.put("engine_result", "\"tesSUCCESS\"");
    claim.put("owner_address", "\"r\"");
    claim.put("destination_address", "\"r\"");
    claim.put("amount_drops", "0");
    claim.put("finish_after_ripple", "0");
    claim.put("cancel_after_ripple", "null");
    claim.put("condition_hex", "null");
    claim.put(field, json);
    StringBuilder body = new StringBuilder("{");
    claim.forEach(
        (name, value) ->
            body.append(body.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(value));
    return body.append('}').toString();
  }

  @Test
  void longTextsAreRefusedWhereTheyStand() {
    Settlement bout = boundsBout();
    Map<String, Object> claim = new HashMap<>(bout.create("show_a"));
    claim.put("tx_hash", "x".repeat(129));
    claim.put("engine_result", "x".repeat(33));
    claim.put("owner_address", "x".repeat(65));
    claim.put("destination_address", "x".repeat(65));
    claim.put("condition_hex", "A".repeat(513));
    assertBadFields(
        bout.confirmCreate("k", claim),
        "condition_hex",
        "destination_address",
        "engine_result",
        "owner_address",
        "tx_hash");
  }

  @Test
  void allMissingFieldsAreNamedAtOnce() {
    Settlement bout = boundsBout();
    assertBadFields(
        bout.confirmCreate("k", Map.of()),
        "amount_drops",
        "destination_address",
        "engine_result",
        "escrow_kind",
        "finish_after_ripple",
        "offer_sequence",
        "owner_address",
        "tx_hash",
        "validated");
    assertBadFields(
        bout.confirmPayout("k", Map.of()),
        "close_time_ripple",
        "engine_result",
        "escrow_kind",
        "offer_sequence",
        "owner_address",
        "transaction_type",
        "tx_hash",
        "validated");
  }

  @Test
  void aBoutIdThatIsNoUuidIsNamed() {
    Settlement bout = boundsBout();
    Response answer =
        Api.confirm(bout.promoter, "/bouts/1-1-1-1-1/escrows/confirm", "k", bout.create("show_a"));
    assertBadFields(answer, "bout_id");
  }
}
