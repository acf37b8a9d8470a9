package io.ringledger.local.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.PlayException;
import io.ringledger.local.smoke.GateResult.Verdict;
import io.ringledger.local.smoke.SmokeGates.Login;
import io.ringledger.local.smoke.SmokeGates.Scene;
import io.ringledger.local.smoke.SmokeGates.Subject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmokeGatesTest {

  private static final Login PROMOTER = new Login("promoter@example.com", "a long passphrase");
  private static final String PREPARED =
      """
      {"escrows":[{"unsigned_tx":{"TransactionType":"%s"},
        "xaman_sign_request":{"payload_id":"p-1","mode":"stub"}}]}
      """;

  private record Scripted(int status, String body) {}

  private final Map<String, Scripted> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private URI url;

  @BeforeEach
  void aSystemThatDoesItsWork() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    server.createContext(
        "/",
        exchange -> {
          String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
          asked.add(request);
          exchange.getRequestBody().readAllBytes();
          Scripted answer = answers.getOrDefault(request, new Scripted(404, "{}"));
          byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    answers.put("GET /healthz", new Scripted(200, "{\"status\":\"ok\"}"));
    answers.put("POST /auth/login", new Scripted(200, "{\"access_token\":\"t-1\"}"));
    answers.put(
        "POST /bouts/b-1/escrows/prepare", new Scripted(200, PREPARED.formatted("EscrowCreate")));
    answers.put(
        "POST /bouts/b-2/payouts/prepare", new Scripted(200, PREPARED.formatted("EscrowFinish")));
    answers.put(
        "GET /bouts?limit=1&status=draft",
        new Scripted(200, "{\"items\":[{\"bout_id\":\"b-7\"}],\"next_cursor\":null}"));
    answers.put(
        "GET /bouts?limit=1&status=result_entered",
        new Scripted(200, "{\"items\":[],\"next_cursor\":null}"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private SmokeReport run(Scene scene) throws InterruptedException {
    try (ApiClient api = new ApiClient(url)) {
      return new SmokeGates(url, api).run(scene);
    }
  }

  private SmokeReport runWithAll() throws InterruptedException {
    return run(() -> new Subject(Optional.of(PROMOTER), Optional.of("b-1"), Optional.of("b-2")));
  }

  private static List<Verdict> verdicts(SmokeReport report) {
    return report.gates().stream().map(GateResult::verdict).toList();
  }

  @Test
  void whereEachGateIsOkTheExitCodeIsZero() throws Exception {
    SmokeReport report = runWithAll();
    assertThat(report.gates())
        .extracting(GateResult::gate)
        .containsExactly("health", "login", "escrow prepare", "payout prepare");
    assertThat(verdicts(report)).containsOnly(Verdict.OK);
    assertThat(report.exitCode()).isZero();
    assertThat(report.lines()).last().isEqualTo("All gates are OK.");
    assertThat(asked)
        .containsExactly(
            "GET /healthz",
            "POST /auth/login",
            "POST /bouts/b-1/escrows/prepare",
            "POST /bouts/b-2/payouts/prepare");
  }

  @Test
  void withoutBoutsTheirGatesAreSkippedAndItSaysWhatToPass() throws Exception {
    SmokeReport report =
        run(() -> new Subject(Optional.of(PROMOTER), Optional.empty(), Optional.empty()));
    assertThat(verdicts(report))
        .containsExactly(Verdict.OK, Verdict.OK, Verdict.SKIPPED, Verdict.SKIPPED);
    assertThat(report.exitCode()).isEqualTo(3);
    assertThat(report.gates().get(2).next())
        .contains("--escrow-bout", "state draft", "the newest of this account is b-7");
    assertThat(report.gates().get(3).next())
        .contains("--payout-bout", "state result_entered", "this account has none");
    assertThat(asked).noneMatch(request -> request.contains("prepare"));
  }

  @Test
  void withoutAnAccountOnlyHealthIsAsked() throws Exception {
    SmokeReport report =
        run(() -> new Subject(Optional.empty(), Optional.of("b-1"), Optional.empty()));
    assertThat(verdicts(report))
        .containsExactly(Verdict.OK, Verdict.SKIPPED, Verdict.SKIPPED, Verdict.SKIPPED);
    assertThat(report.gates().get(1).next()).contains("--email");
    assertThat(asked).containsExactly("GET /healthz");
  }

  @Test
  void aSystemThatIsDownIsAskedNothingElse() throws Exception {
    server.stop(0);
    SmokeReport report = runWithAll();
    assertThat(verdicts(report))
        .containsExactly(Verdict.FAILED, Verdict.SKIPPED, Verdict.SKIPPED, Verdict.SKIPPED);
    assertThat(report.exitCode()).isEqualTo(1);
  }

  @Test
  void anUnhealthySystemIsShownWithWhatItSays() throws Exception {
    answers.put("GET /healthz", new Scripted(503, "{\"detail\":\"the database is gone\"}"));
    assertThat(runWithAll().gates().getFirst().detail()).isEqualTo("503  the database is gone");
  }

  @Test
  void aFailingWalletNamesItsPageOfTheRunbook() throws Exception {
    answers.put(
        "POST /bouts/b-1/escrows/prepare",
        new Scripted(502, "{\"code\":\"xaman_unavailable\",\"reason\":\"credentials refused\"}"));
    SmokeReport report = runWithAll();
    GateResult escrows = report.gates().get(2);
    assertThat(escrows.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(escrows.detail()).isEqualTo("502 xaman_unavailable credentials refused");
    assertThat(escrows.next()).contains("Signing integration degraded");
    assertThat(report.gates().get(3).verdict()).isEqualTo(Verdict.OK);
    assertThat(report.exitCode()).isEqualTo(1);
  }

  @Test
  void aWrongPasswordFailsTheLoginAndSkipsWhatNeedsIt() throws Exception {
    answers.put("POST /auth/login", new Scripted(401, "{\"code\":\"invalid_credentials\"}"));
    SmokeReport report = runWithAll();
    assertThat(verdicts(report))
        .containsExactly(Verdict.OK, Verdict.FAILED, Verdict.SKIPPED, Verdict.SKIPPED);
    assertThat(String.join("\n", report.lines())).doesNotContain(PROMOTER.password());
  }

  @Test
  void whatIsPreparedMustBeTheRightKindOfTransaction() throws Exception {
    answers.put(
        "POST /bouts/b-1/escrows/prepare", new Scripted(200, PREPARED.formatted("Payment")));
    answers.put("POST /bouts/b-2/payouts/prepare", new Scripted(200, "{\"escrows\":[]}"));
    SmokeReport report = runWithAll();
    assertThat(report.gates().get(2).detail()).startsWith("not a transaction to sign");
    assertThat(report.gates().get(3).detail()).isEqualTo("nothing is left to sign for b-2");
    assertThat(report.exitCode()).isEqualTo(1);
  }

  @Test
  void aSceneThatCannotBeSetFails() throws Exception {
    SmokeReport report =
        run(
            () -> {
              throw new PlayException("The ledger did not answer.");
            });
    assertThat(report.gates())
        .extracting(GateResult::gate)
        .containsExactly("health", "scene", "login", "escrow prepare", "payout prepare");
    assertThat(report.exitCode()).isEqualTo(1);
  }

  @Test
  void programsReadItAsJson() throws Exception {
    JsonNode json = new ObjectMapper().readTree(runWithAll().json());
    assertThat(json.path("exit_code").asInt()).isZero();
    assertThat(json.path("gates").size()).isEqualTo(4);
    assertThat(json.at("/gates/1/gate").asText()).isEqualTo("login");
    assertThat(json.at("/gates/1/verdict").asText()).isEqualTo("OK");
    assertThat(json.toString()).doesNotContain("t-1");
  }
}
