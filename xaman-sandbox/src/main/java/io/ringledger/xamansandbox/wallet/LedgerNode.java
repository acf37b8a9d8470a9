package io.ringledger.xamansandbox.wallet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.xamansandbox.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The node the app is connected to: any that speaks rippled's JSON-RPC. */
final class LedgerNode implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String USUAL_FEE = "10";

  private final Optional<URI> uri;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  LedgerNode(Optional<URI> uri) {
    this.uri = uri;
  }

  /** Returns the index of the newest validated ledger. */
  long lastLedger() {
    return number(call("ledger", Json.object().put("ledger_index", "validated")), "ledger_index");
  }

  /**
   * Returns the next sequence number of an account.
   *
   * @throws WalletException if the ledger does not know the account
   */
  long sequence(String account) {
    ObjectNode params = Json.object().put("account", account).put("ledger_index", "current");
    JsonNode result = call("account_info", params);
    if (result.path("error").asText().equals("actNotFound")) {
      throw new WalletException(
          WalletException.Reason.NOT_ACTIVATED, "The account does not exist on the ledger.");
    }
    return number(result.path("account_data"), "Sequence");
  }

  /** Returns what a plain transaction costs now, in drops. */
  String fee() {
    return Json.text(call("fee", Json.object()).path("drops"), "open_ledger_fee").orElse(USUAL_FEE);
  }

  /** Submits, and returns the preliminary result. */
  String submit(String blob) {
    JsonNode result = call("submit", Json.object().put("tx_blob", blob));
    return Json.text(result, "engine_result").orElse(result.path("error").asText("UNKNOWN"));
  }

  private static long number(JsonNode result, String field) {
    JsonNode value = result.path(field);
    if (!value.isIntegralNumber()) {
      throw new WalletException(
          WalletException.Reason.NO_NODE, "The node's answer lacks " + field + ".");
    }
    return value.longValue();
  }

  private JsonNode call(String method, ObjectNode params) {
    URI node =
        uri.orElseThrow(
            () ->
                new WalletException(
                    WalletException.Reason.NO_NODE, "The sandbox was started without a node."));
    ObjectNode body = Json.object().put("method", method);
    body.putArray("params").add(params);
    HttpRequest request =
        HttpRequest.newBuilder(node)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return Json.MAPPER.readTree(response.body()).path("result");
    } catch (JsonProcessingException e) {
      throw new WalletException(WalletException.Reason.NO_NODE, "The node answered no JSON.");
    } catch (IOException e) {
      throw new WalletException(WalletException.Reason.NO_NODE, "The node does not answer.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WalletException(
          WalletException.Reason.NO_NODE, "Interrupted while waiting for the node.");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
