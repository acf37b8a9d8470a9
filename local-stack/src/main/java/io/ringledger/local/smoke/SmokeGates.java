package io.ringledger.local.smoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.PlayException;
import io.ringledger.local.smoke.GateResult.Verdict;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The gates a system has to pass after a deployment and after a rollback: health, login, escrow
 * prepare, payout prepare. None of them moves money: preparing makes signing requests, and nothing
 * moves before somebody signs one.
 */
public final class SmokeGates {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_SHOWN = 300;

  private final URI url;
  private final ApiClient api;
  private final List<GateResult> results = new ArrayList<>();

  public SmokeGates(URI url, ApiClient api) {
    this.url = url;
    this.api = api;
  }

  /** A promoter's account. */
  public record Login(String email, String password) {
    @Override
    public String toString() {
      return email;
    }
  }

  /**
   * Whom to ask as, and about which bouts.
   *
   * @param escrowBout a bout of that promoter in state draft
   * @param payoutBout one with a result, and a purse that is still to be paid
   */
  public record Subject(
      Optional<Login> login, Optional<String> escrowBout, Optional<String> payoutBout) {}

  /** Where the subject comes from; asked once the system is known to be healthy. */
  @FunctionalInterface
  public interface Scene {
    /** Throws {@link PlayException} where there is none. */
    Subject set() throws InterruptedException;
  }

  /** What a gate found: a sentence, and perhaps something for the gates behind it. */
  private record Found(String detail, String value) {}

  private interface Question {
    Found ask() throws InterruptedException;
  }

  /** An answer that is not as it should be, with what to do. */
  private static final class GateException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String next;

    GateException(String detail, String next) {
      super(detail);
      this.next = next;
    }
  }

  /** Asks them all, in order; a gate that stands on one that failed is skipped. */
  public SmokeReport run(Scene scene) throws InterruptedException {
    boolean healthy = gate("health", this::health).isPresent();
    Optional<Subject> subject = healthy ? subject(scene) : Optional.empty();
    Optional<String> token = logIn(subject);
    prepare("escrow prepare", token, subject.flatMap(Subject::escrowBout), Half.ESCROWS);
    prepare("payout prepare", token, subject.flatMap(Subject::payoutBout), Half.PAYOUTS);
    return new SmokeReport(url, results);
  }

  /** What is prepared in the two halves of a settlement, and of which bouts. */
  private enum Half {
    ESCROWS("escrows", "draft", "--escrow-bout", "EscrowCreate"),
    PAYOUTS("payouts", "result_entered", "--payout-bout", "EscrowFinish|EscrowCancel");

    private final String path;
    private final String state;
    private final String option;
    private final String types;

    Half(String path, String state, String option, String types) {
      this.path = path;
      this.state = state;
      this.option = option;
      this.types = types;
    }
  }

  private Optional<Subject> subject(Scene scene) throws InterruptedException {
    try {
      return Optional.of(scene.set());
    } catch (PlayException e) {
      results.add(
          new GateResult(
              "scene",
              Verdict.FAILED,
              0,
              shortened(String.valueOf(e.getMessage())),
              "--self-contained needs a local stack with its sandbox ledger; see --ledger"));
      return Optional.empty();
    }
  }

  private Found health() throws InterruptedException {
    Answer answer = api.get("/healthz", Optional.empty());
    JsonNode body = expect(answer, "look at the process and its log");
    if (!body.path("status").asText().equals("ok")) {
      throw new GateException(shortened(answer.body()), "read what it says is wrong");
    }
    return new Found("status ok", "");
  }

  private Optional<String> logIn(Optional<Subject> subject) throws InterruptedException {
    if (subject.isEmpty()) {
      skip("login", "the gate before it failed", "");
      return Optional.empty();
    }
    Optional<Login> login = subject.get().login();
    if (login.isEmpty()) {
      skip("login", "no account was given", "pass --email of a promoter's account");
      return Optional.empty();
    }
    return gate("login", () -> token(login.get()));
  }

  private Found token(Login login) throws InterruptedException {
    JsonNode credentials =
        MAPPER.createObjectNode().put("email", login.email()).put("password", login.password());
    Answer answer = api.post("/auth/login", Optional.empty(), credentials, Map.of());
    String token =
        expect(answer, "check the account and its password").path("access_token").asText();
    if (token.isEmpty()) {
      throw new GateException("200 without access_token", "check the release that runs");
    }
    return new Found(login.email(), token);
  }

  private void prepare(String gate, Optional<String> token, Optional<String> bout, Half half)
      throws InterruptedException {
    if (token.isEmpty()) {
      skip(gate, "needs a login", "");
    } else if (bout.isEmpty()) {
      skip(
          gate,
          "no bout was given",
          "pass %s with a bout in state %s that is meant for this%s"
              .formatted(half.option, half.state, example(token.get(), half)));
    } else {
      gate(gate, () -> prepared(token.get(), bout.get(), half));
    }
  }

  private String example(String token, Half half) throws InterruptedException {
    try {
      Answer answer = api.get("/bouts?limit=1&status=" + half.state, Optional.of(token));
      JsonNode first = answer.expect(200).path("items").path(0).path("bout_id");
      return first.isTextual()
          ? "; the newest of this account is " + first.asText()
          : "; this account has none";
    } catch (PlayException _) {
      return ""; // The reader is told what to pass all the same.
    }
  }

  private Found prepared(String token, String bout, Half half) throws InterruptedException {
    Answer answer =
        api.post(
            "/bouts/%s/%s/prepare".formatted(bout, half.path),
            Optional.of(token),
            MAPPER.createObjectNode(),
            Map.of());
    JsonNode escrows =
        expect(answer, "choose a bout of this promoter in state " + half.state).path("escrows");
    if (escrows.isEmpty()) {
      throw new GateException(
          "nothing is left to sign for " + bout, "pass another bout with " + half.option);
    }
    for (JsonNode escrow : escrows) {
      boolean whole =
          escrow.at("/unsigned_tx/TransactionType").asText().matches(half.types)
              && !escrow.at("/xaman_sign_request/payload_id").asText().isEmpty();
      if (!whole) {
        throw new GateException(
            "not a transaction to sign: " + shortened(escrow.toString()),
            "check the release that runs");
      }
    }
    return new Found(
        "%d transactions wait to be signed, wallet in mode %s"
            .formatted(
                escrows.size(), escrows.path(0).at("/xaman_sign_request/mode").asText("unknown")),
        "");
  }

  private static JsonNode expect(Answer answer, String usual) {
    JsonNode body = read(answer.body());
    if (answer.status() == 200) {
      return body;
    }
    String code = body.path("code").asText();
    String why = body.path("reason").asText(body.path("detail").asText());
    throw new GateException(
        shortened("%d %s %s".formatted(answer.status(), code, why).strip()),
        switch (code) {
          case "xaman_unavailable" -> "runbook, 'Signing integration degraded'";
          case "ledger_unavailable" -> "runbook, 'Ledger not reachable'";
          case "too_many_login_attempts" -> "wait for some minutes, then check the password";
          case "forbidden" -> "use the account of a promoter";
          case "internal_error", "service_unavailable" ->
              "read the log of the application and look at its database";
          default -> usual;
        });
  }

  private static JsonNode read(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException _) {
      return MAPPER.missingNode();
    }
  }

  private static String shortened(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + " ...";
  }

  private void skip(String gate, String detail, String next) {
    results.add(new GateResult(gate, Verdict.SKIPPED, 0, detail, next));
  }

  private Optional<String> gate(String name, Question question) throws InterruptedException {
    long began = System.nanoTime();
    Verdict verdict = Verdict.FAILED;
    String detail;
    String next = "";
    Optional<String> value = Optional.empty();
    try {
      Found found = question.ask();
      verdict = Verdict.OK;
      detail = found.detail();
      value = Optional.of(found.value());
    } catch (GateException e) {
      detail = String.valueOf(e.getMessage());
      next = e.next;
    } catch (PlayException e) {
      detail = shortened(String.valueOf(e.getMessage()));
      next = "check the address, the network and that the system runs";
    }
    long millis = (System.nanoTime() - began) / 1_000_000;
    results.add(new GateResult(name, verdict, millis, detail, next));
    return value;
  }
}
