package io.ringledger.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Settlement;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Plays a bout and holds the examples of the API against it. What was played is left in {@code
 * target/api-examples.json}: copy it over the examples when an operation has changed.
 */
@QuarkusTest
class ApiExamplesTest {

  private static final ObjectMapper JSON = new JsonMapper();

  @Inject World world;

  private final Map<String, Map<String, Object>> played = new LinkedHashMap<>();

  @Test
  void everyExampleHasTheMembersThatReallyGoOverTheWire() throws IOException {
    play();
    Path file = Path.of("target", "api-examples.json");
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(played));
    Map<String, Object> real = new TreeMap<>();
    played.forEach((operation, example) -> real.put(operation, shape(example)));
    try (InputStream in =
        getClass().getResourceAsStream("/META-INF/ringledger/api-examples.json")) {
      Map<?, ?> documented = JSON.readValue(Objects.requireNonNull(in), Map.class);
      assertThat(shape(documented)).isEqualTo(real);
    }
  }

  private void play() {
    Settlement bout = Settlement.planned("example", world.clock.instant());
    note("health", null, Api.get(null, "/healthz"));
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("email", "someone@example.org");
    account.put("password", Api.PASSWORD);
    Map<String, Object> registration = new LinkedHashMap<>(account);
    registration.put("role", "promoter");
    note("register", registration, Api.post(null, "/auth/register", registration));
    note("login", account, Api.post(null, "/auth/login", account));
    Map<String, Object> profile = new LinkedHashMap<>();
    profile.put("display_name", "Fighter A");
    profile.put("xrpl_address", bout.wallet("a"));
    note("putFighterProfile", profile, Api.put(bout.fighterA, "/fighters/me", profile));
    note("getFighterProfile", null, Api.get(bout.fighterA, "/fighters/me"));
    Map<String, Object> plan = bout.plan(world.clock.instant());
    note("planBout", plan, Api.post(bout.promoter, "/bouts", plan));
    note("prepareEscrows", null, Api.post(bout.promoter, bout.path("/escrows/prepare"), null));
    note("reconcileEscrowSigning", asked(), reconcile(bout, "/escrows"));
    for (String kind : Settlement.KINDS) {
      Map<String, Object> claim = new TreeMap<>(bout.create(kind));
      note("confirmEscrow", claim, bout.confirmCreate("key-" + kind, claim));
    }
    Map<String, Object> result = Map.of("winner", "A");
    note("enterResult", result, Api.post(bout.admin, bout.path("/result"), result));
    note("preparePayouts", null, Api.post(bout.promoter, bout.path("/payouts/prepare"), null));
    note("reconcilePayoutSigning", asked(), reconcile(bout, "/payouts"));
    Map<String, Object> payout = new TreeMap<>(bout.payout("bonus_a"));
    note("confirmPayout", payout, bout.confirmPayout("out-bonus_a", payout));
    note("getBout", null, Api.get(bout.promoter, bout.path("")));
    note("listBouts", null, Api.get(bout.promoter, "/bouts?limit=1"));
    note("getBoutAudit", null, Api.get(bout.promoter, bout.path("/audit")));
  }

  private static Map<String, Object> asked() {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("escrow_kind", "show_a");
    question.put("payload_id", "00000000-0000-4000-8000-000000000001");
    question.put("observed_status", "signed");
    question.put("observed_tx_hash", "5E".repeat(32));
    return question;
  }

  private static Response reconcile(Settlement bout, String part) {
    return Api.post(bout.promoter, bout.path(part + "/signing/reconcile"), asked());
  }

  private void note(String operation, @Nullable Object request, Response response) {
    assertThat(response.statusCode()).as(operation).isBetween(200, 201);
    Map<String, Object> example = new LinkedHashMap<>();
    if (request != null) {
      example.put("request", request);
    }
    Map<String, Object> body = response.as(new io.restassured.common.mapper.TypeRef<>() {});
    body.computeIfPresent("access_token", (_, _) -> "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...");
    body.computeIfPresent("entries", (_, all) -> ((List<?>) all).subList(0, 1));
    example.put("response", body);
    played.putIfAbsent(operation, example);
  }

  /** The names alone, all the way down; of a list the names of its first element. */
  private static Object shape(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> names = new TreeMap<>();
        map.forEach(
            (name, part) -> names.put(name.toString(), name.equals("details") ? "" : shape(part)));
        yield names;
      }
      case List<?> list -> list.isEmpty() ? List.of() : List.of(shape(list.getFirst()));
      case null, default -> "";
    };
  }
}
