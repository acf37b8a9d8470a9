package io.ringledger.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An XRPL node over JSON-RPC, with the two commands that only the sandbox has. */
public final class LedgerClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int PAGE = 200;

  private final URI node;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  public LedgerClient(URI node) {
    this.node = node;
  }

  /** What a wallet asks the ledger before it signs. */
  public record Autofill(long sequence, long baseFeeDrops, long openLedger) {}

  /** Gives an account XRP out of nothing; only a sandbox does. Answers the payment's hash. */
  public String fund(String address, long drops) throws InterruptedException {
    ObjectNode parameters = Json.object();
    parameters.put("account", address);
    parameters.put("amount", drops);
    return Json.text(call("sandbox_fund", parameters), "hash");
  }

  /** Lets time pass on the ledger; only a sandbox can. Answers the new close time. */
  public long advanceTime(Duration step) throws InterruptedException {
    ObjectNode parameters = Json.object();
    parameters.put("seconds", step.toSeconds());
    return Json.number(call("sandbox_advance_time", parameters), "close_time");
  }

  /** Closes the ledger now; a node in stand-alone mode does on demand. */
  public void accept() throws InterruptedException {
    call("ledger_accept", Json.object());
  }

  /** The close time of the newest validated ledger, in seconds since 2000. */
  public long closeTime() throws InterruptedException {
    ObjectNode parameters = Json.object();
    parameters.put("ledger_index", "validated");
    return Json.number(Json.required(call("ledger", parameters), "ledger"), "close_time");
  }

  /** What to fill into the next transaction of an account. */
  public Autofill autofill(String address) throws InterruptedException {
    JsonNode fee = call("fee", Json.object());
    return new Autofill(
        Json.number(account(address, "current"), "Sequence"),
        Json.number(Json.required(fee, "drops"), "base_fee"),
        Json.number(fee, "ledger_current_index"));
  }

  /** What an account has in the newest validated ledger, in drops. */
  public long balance(String address) throws InterruptedException {
    return Json.number(account(address, "validated"), "Balance");
  }

  private JsonNode account(String address, String ledger) throws InterruptedException {
    ObjectNode parameters = Json.object();
    parameters.put("account", address);
    parameters.put("ledger_index", ledger);
    return Json.required(call("account_info", parameters), "account_data");
  }

  /** Sends a signed transaction; answers the first verdict, such as {@code tesSUCCESS}. */
  public String submit(String blob) throws InterruptedException {
    ObjectNode parameters = Json.object();
    parameters.put("tx_blob", blob);
    return Json.text(call("submit", parameters), "engine_result");
  }

  /** Waits until a transaction is in a validated ledger; answers it as the ledger tells it. */
  public JsonNode awaitValidated(String hash) throws InterruptedException {
    ObjectNode parameters = byHash(hash);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode found = call("tx", parameters);
      if (found.path("validated").asBoolean(false)) {
        return found;
      }
      Thread.sleep(POLL);
    }
    throw new LedgerTroubleException("The ledger did not validate %s in time.".formatted(hash));
  }

  private static ObjectNode byHash(String hash) {
    ObjectNode parameters = Json.object();
    parameters.put("transaction", hash);
    // The first version of the API, in which a transaction lies flat.
    parameters.put("api_version", 1);
    return parameters;
  }

  /** A transaction as the ledger tells it, validated or not yet; empty if it knows none. */
  public Optional<JsonNode> find(String hash) throws InterruptedException {
    return known(ask("tx", byHash(hash)), "tx", "txnNotFound");
  }

  /** An escrow in the newest validated ledger; empty if there is none any more, or never was. */
  public Optional<JsonNode> escrow(String owner, long sequence) throws InterruptedException {
    ObjectNode parameters = Json.object();
    parameters.put("ledger_index", "validated");
    parameters.putObject("escrow").put("owner", owner).put("seq", sequence);
    return known(ask("ledger_entry", parameters), "ledger_entry", "entryNotFound");
  }

  /** The number of the newest validated ledger. */
  public long validatedLedger() throws InterruptedException {
    ObjectNode parameters = Json.object();
    parameters.put("ledger_index", "validated");
    return Json.number(call("ledger", parameters), "ledger_index");
  }

  /** A payment channel in the newest validated ledger; empty if there is none any more. */
  public Optional<JsonNode> channel(String id) throws InterruptedException {
    ObjectNode parameters = Json.object();
    parameters.put("ledger_index", "validated");
    parameters.put("payment_channel", id);
    return known(ask("ledger_entry", parameters), "ledger_entry", "entryNotFound")
        .map(found -> Json.required(found, "node"));
  }

  /** Every validated transaction that touched an account, oldest first, each with its metadata. */
  public List<JsonNode> history(String address) throws InterruptedException {
    List<JsonNode> history = new ArrayList<>();
    ObjectNode parameters = Json.object();
    parameters.put("account", address);
    parameters.put("ledger_index_min", -1);
    parameters.put("ledger_index_max", -1);
    parameters.put("forward", true);
    parameters.put("limit", PAGE);
    parameters.put("api_version", 1);
    while (true) {
      JsonNode page = call("account_tx", parameters);
      page.path("transactions").forEach(history::add);
      if (!page.has("marker")) {
        return history;
      }
      parameters.set("marker", page.path("marker"));
    }
  }

  private static Optional<JsonNode> known(JsonNode result, String method, String unknown) {
    if (result.path("error").asText().equals(unknown)) {
      return Optional.empty();
    }
    return Optional.of(successful(result, method));
  }

  private JsonNode call(String method, ObjectNode parameters) throws InterruptedException {
    return successful(ask(method, parameters), method);
  }

  private static JsonNode successful(JsonNode result, String method) {
    if (result.has("error")) {
      throw new LedgerTroubleException("The ledger refused %s: %s".formatted(method, result));
    }
    return result;
  }

  private JsonNode ask(String method, ObjectNode parameters) throws InterruptedException {
    ObjectNode body = Json.object();
    body.put("method", method);
    body.putArray("params").add(parameters);
    HttpRequest request =
        HttpRequest.newBuilder(node)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return Json.required(Json.parse(response.body()), "result");
    } catch (IOException e) {
      throw new UnansweredException("The ledger did not answer %s: %s".formatted(method, e), e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
