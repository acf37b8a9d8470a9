package io.ringledger.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.chaos.check.Anomaly;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.PlayException;
import io.ringledger.local.demo.PromoterDesk;
import io.ringledger.local.demo.PromoterDesk.Half;
import io.ringledger.local.demo.Wallet.Signed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/**
 * One bout from its plan to its last drop, by clients who do not give up and do not agree: they
 * repeat confirms, send them several at a time, with other bodies and under competing keys.
 */
final class BoutWork {

  private static final int ATTEMPTS = 200;

  private final Crew crew;
  private final Signer signer;
  private final Requests requests;
  private final Chronicle chronicle;
  private final RandomGenerator random;
  private final Purses purses;
  private final List<Confirm> sent = new ArrayList<>();
  private volatile JsonNode bout = Json.nothing();

  BoutWork(
      Crew crew, Signer signer, Requests requests, Chronicle chronicle, RandomGenerator random) {
    this.crew = crew;
    this.signer = signer;
    this.requests = requests;
    this.chronicle = chronicle;
    this.random = random;
    this.purses = Purses.drawn(random);
  }

  private record Underway(String kind, String payload, JsonNode unsigned, Signed signed) {}

  String id() {
    return Json.text(bout, "bout_id");
  }

  boolean isPlanned() {
    return bout.has("bout_id");
  }

  Crew crew() {
    return crew;
  }

  Signer signer() {
    return signer;
  }

  Purses purses() {
    return purses;
  }

  /** The latest of a time that the escrows have, in seconds since 2000. */
  long latest(String field) {
    return Json.required(bout, "escrows")
        .valueStream()
        .mapToLong(escrow -> escrow.path(field).asLong(0))
        .max()
        .orElseThrow();
  }

  /** Plans it and locks its purses. */
  void lock(Instant event) throws InterruptedException {
    ObjectNode plan = Json.object();
    plan.put("fighter_a_user_id", crew.fighterA().userId());
    plan.put("fighter_b_user_id", crew.fighterB().userId());
    plan.put("event_datetime_utc", event.toString());
    plan.put("promoter_owner_address", crew.promoterWallet().address());
    plan.put("show_a_drops", purses.showA());
    plan.put("show_b_drops", purses.showB());
    plan.put("bonus_a_drops", purses.bonusA());
    plan.put("bonus_b_drops", purses.bonusB());
    // A plan whose answer was lost is another draft, which nobody goes on with.
    bout = requests.post("/bouts", crew.promoter(), plan).expect(201);
    move(Half.ESCROWS, "create");
  }

  /** Enters the winner and pays what is due. */
  void payOut() throws InterruptedException {
    if (random.nextBoolean()) {
      together(List.of(() -> enter("A"), () -> enter("B")));
    } else {
      enter(random.nextBoolean() ? "A" : "B");
    }
    move(Half.PAYOUTS, "finish");
  }

  /** Takes the loser's bonus back. */
  void takeBack() throws InterruptedException {
    move(Half.PAYOUTS, "cancel");
    JsonNode audit = requests.get("/bouts/" + id() + "/audit", crew.promoter()).expect(200);
    if (!Json.required(audit, "chain_intact").asBoolean()) {
      chronicle.anomaly(new Anomaly("the API's audit holds", id(), audit.toString()));
    }
  }

  private Answer enter(String winner) throws InterruptedException {
    Answer answer =
        requests.post(
            "/bouts/" + id() + "/result", crew.admin(), Json.object().put("winner", winner));
    if (answer.status() == 200) {
      chronicle.won(id(), winner);
    }
    return answer;
  }

  private void move(Half half, String action) throws InterruptedException {
    List<Underway> underway = new ArrayList<>();
    for (JsonNode prepared : prepare(half, action)) {
      JsonNode unsigned = Json.required(prepared, "unsigned_tx");
      String payload = Json.text(Json.required(prepared, "xaman_sign_request"), "payload_id");
      String kind = Json.text(prepared, "escrow_kind");
      underway.add(new Underway(kind, payload, unsigned, signer.send(unsigned)));
    }
    for (Underway one : underway) {
      Signed validated = signer.settle(one.unsigned(), one.signed());
      reconcile(half, one, validated);
      confirm(half, one.kind(), validated);
    }
  }

  private List<JsonNode> prepare(Half half, String action) throws InterruptedException {
    JsonNode prepared =
        requests.post(half.url(id(), "prepare"), crew.promoter(), Json.object()).expect(200);
    return Json.required(prepared, "escrows")
        .valueStream()
        .filter(one -> one.path("action").asText("create").equals(action))
        .toList();
  }

  private void reconcile(Half half, Underway one, Signed validated) throws InterruptedException {
    ObjectNode observed = Json.object();
    observed.put("escrow_kind", one.kind());
    observed.put("payload_id", one.payload());
    observed.put("observed_status", "signed");
    observed.put("observed_tx_hash", validated.hash());
    requests.post(half.url(id(), "signing/reconcile"), crew.promoter(), observed);
  }

  /** Confirms until it is so; a refusal is kept under its key, so each attempt has its own. */
  private void confirm(Half half, String kind, Signed signed) throws InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      JsonNode claim = PromoterDesk.evidence(half, kind, signer.told(signed));
      boolean acknowledged = contend(new Confirm(half, key(), claim));
      repeatAnEarlierOne();
      if (acknowledged || shows(half, kind, signed)) {
        return;
      }
    }
    throw new PlayException(
        "%s of bout %s is not confirmed after %d attempts".formatted(kind, id(), ATTEMPTS));
  }

  /** Sends it in one of the ways in which clients get into each other's way. */
  private boolean contend(Confirm confirm) throws InterruptedException {
    List<Confirm> crowd =
        switch (random.nextInt(5)) {
          case 0 -> List.of(confirm);
          case 1 -> List.of(confirm, confirm);
          case 2 -> List.of(confirm, confirm.falsified());
          case 3 -> List.of(confirm, confirm.under(key()));
          default -> List.of(confirm.falsified(), confirm, confirm, confirm.under(key()));
        };
    sent.addAll(crowd);
    List<Callable<Answer>> calls =
        crowd.stream().<Callable<Answer>>map(one -> () -> send(one)).toList();
    return together(calls).stream().anyMatch(answer -> answer.status() == 200);
  }

  private void repeatAnEarlierOne() throws InterruptedException {
    if (random.nextInt(3) == 0) {
      send(sent.get(random.nextInt(sent.size())));
    }
  }

  private Answer send(Confirm confirm) throws InterruptedException {
    return requests.confirm(id(), confirm, crew.promoter());
  }

  /** Whether the escrow was moved by that transaction, whoever has reported it. */
  private boolean shows(Half half, String kind, Signed signed) throws InterruptedException {
    bout = requests.get("/bouts/" + id(), crew.promoter()).expect(200);
    String field =
        switch (half) {
          case ESCROWS -> "tx_hash";
          case PAYOUTS -> "payout_tx_hash";
        };
    return Json.required(bout, "escrows")
        .valueStream()
        .filter(escrow -> Json.text(escrow, "escrow_kind").equals(kind))
        .anyMatch(escrow -> escrow.path(field).asText().equals(signed.hash()));
  }

  private String key() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static List<Answer> together(List<Callable<Answer>> calls) throws InterruptedException {
    if (calls.size() == 1) {
      return List.of(result(calls.getFirst()));
    }
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> each : clients.invokeAll(calls)) {
        answers.add(each.get());
      }
    } catch (ExecutionException e) {
      throw new PlayException(String.valueOf(e.getCause()), e);
    }
    return answers;
  }

  private static Answer result(Callable<Answer> call) throws InterruptedException {
    try {
      return call.call();
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
