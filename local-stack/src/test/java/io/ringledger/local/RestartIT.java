package io.ringledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Person;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered before the process was killed is answered again, byte for byte, after it. */
class RestartIT {

  private static final List<String> KINDS = List.of("show_a", "show_b", "bonus_a", "bonus_b");
  private static final Path APPLICATION = StackSettings.applicationOf(StackOptions.home());

  @TempDir Path folder;

  @Test
  void confirmsAreReplayedByteForByteAfterAHardKill() throws Exception {
    StackSettings settings =
        StackSettings.onFreePorts(folder.resolve("data"), APPLICATION)
            .withEnvironment(Map.of("LEDGER_MODE", "declared"));
    try (LocalStack stack = new LocalStack(settings, new RecordedTerminal().terminal())) {
      stack.start();
      Promoter promoter;
      List<Answer> before = new ArrayList<>();
      try (ApiClient api = new ApiClient(stack.api())) {
        promoter = Promoter.withABout(api);
        for (String kind : KINDS) {
          before.add(promoter.confirm(api, kind, "key-" + kind));
        }
      }
      stack.killApplication();
      stack.startApplication();
      try (ApiClient api = new ApiClient(stack.api())) {
        for (int i = 0; i < KINDS.size(); i++) {
          Answer again = promoter.confirm(api, KINDS.get(i), "key-" + KINDS.get(i));
          assertThat(again).isEqualTo(before.get(i));
          assertThat(again.status()).isEqualTo(200);
          promoter.confirm(api, KINDS.get(i), "another-" + KINDS.get(i)).expect(409);
        }
        JsonNode audit = promoter.audit(api);
        assertThat(audit.path("chain_intact").asBoolean()).isTrue();
        assertThat(audit.path("entries").valueStream())
            .filteredOn(
                entry ->
                    "escrow.confirm".equals(entry.path("action").asText())
                        && "success".equals(entry.path("outcome").asText()))
            .hasSize(KINDS.size());
      }
    }
  }

  /** Someone with one bout, and a claim for each of its escrows. */
  private record Promoter(Person person, JsonNode bout, Map<String, ObjectNode> claims) {

    static Promoter withABout(ApiClient api) throws InterruptedException {
      Person promoter = join(api, "promoter");
      ObjectNode plan =
          object()
              .put("fighter_a_user_id", fighter(api, "rngKmuGFnaT5L3EM61TcPu4LQZ3stvoNh6"))
              .put("fighter_b_user_id", fighter(api, "rn45rXHn7Vi2H1HZ2UjEXTrCNevXGG8Ym8"))
              .put("event_datetime_utc", "2099-06-01T20:00:00Z")
              .put("promoter_owner_address", "rM4uMTwiz2TXsPuhmmX5Wgk49LGne2zv3o");
      KINDS.forEach(kind -> plan.put(kind + "_drops", 1_000_000));
      JsonNode bout = api.post("/bouts", promoter.bearer(), plan, Map.of()).expect(201);
      Map<String, ObjectNode> claims = new HashMap<>();
      bout.path("escrows").forEach(e -> claims.put(e.path("escrow_kind").asText(), claim(e)));
      return new Promoter(promoter, bout, claims);
    }

    Answer confirm(ApiClient api, String kind, String key) throws InterruptedException {
      return api.post(
          "/bouts/" + id() + "/escrows/confirm",
          person.bearer(),
          claims.get(kind),
          Map.of("Idempotency-Key", key));
    }

    JsonNode audit(ApiClient api) throws InterruptedException {
      return api.get("/bouts/" + id() + "/audit", person.bearer()).expect(200);
    }

    private String id() {
      return bout.path("bout_id").asText();
    }

    private static ObjectNode claim(JsonNode escrow) {
      ObjectNode claim =
          object()
              .put("escrow_kind", escrow.path("escrow_kind").asText())
              .put("tx_hash", UUID.randomUUID().toString())
              .put("offer_sequence", 1 + KINDS.indexOf(escrow.path("escrow_kind").asText()))
              .put("validated", true)
              .put("engine_result", "tesSUCCESS");
      List.of(
              "owner_address",
              "destination_address",
              "amount_drops",
              "finish_after_ripple",
              "cancel_after_ripple",
              "condition_hex")
          .forEach(field -> claim.set(field, escrow.path(field)));
      return claim;
    }

    private static String fighter(ApiClient api, String address) throws InterruptedException {
      Person fighter = join(api, "fighter");
      ObjectNode profile = object().put("display_name", "Ada").put("xrpl_address", address);
      api.put("/fighters/me", fighter.bearer(), profile).expect(200);
      return fighter.userId();
    }

    private static Person join(ApiClient api, String role) throws InterruptedException {
      String email = UUID.randomUUID() + "@example.org";
      return Person.join(api, role, email, "correct horse battery staple", role);
    }

    private static ObjectNode object() {
      return JsonNodeFactory.instance.objectNode();
    }
  }
}
