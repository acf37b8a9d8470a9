package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.XrplSandbox;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** An outside client of a node: pays, signs, submits and closes ledgers. */
public final class LedgerClient {

  private static final long FEE = 400;

  private final XrplSandbox sandbox;
  private final HttpClient http = HttpClient.newHttpClient();

  public LedgerClient(XrplSandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Posts a command and returns the HTTP body. */
  public static String post(HttpClient http, URI node, String method, ObjectNode parameters) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("method", method);
    body.putArray("params").add(parameters);
    try {
      return http.send(
              HttpRequest.newBuilder(node)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                  .build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public JsonNode call(String method, ObjectNode parameters) {
    try {
      return FakeNode.JSON
          .readTree(post(http, sandbox.rpcUri(), method, parameters))
          .path("result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void fund(Wallet wallet) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    parameters.put("destination", wallet.address().value());
    JsonNode result = call("sandbox_fund", parameters);
    if (!result.path("validated").asBoolean()) {
      throw new IllegalStateException(result.toString());
    }
  }

  public long sequence(XrplAddress account) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("account", account.value());
    return call("account_info", parameters).path("account_data").path("Sequence").asLong();
  }

  /** When the ledger of that transaction closed, in Ripple seconds. */
  public long closeTimeOf(TransactionHash transaction) {
    ObjectNode parameters =
        JsonNodeFactory.instance.objectNode().put("transaction", transaction.value());
    return call("tx", parameters).path("date").asLong();
  }

  /** A transaction without a signature, with the next sequence and a fee that is always enough. */
  public ObjectNode draft(Wallet account, String type) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("TransactionType", type)
        .put("Account", account.address().value())
        .put("Sequence", sequence(account.address()))
        .put("Fee", Long.toString(FEE));
  }

  /** Submits, closes a ledger and returns the hash. */
  public TransactionHash settle(ObjectNode signed) {
    TransactionHash hash = submit(signed);
    sandbox.closeLedger();
    return hash;
  }

  /** Submits and returns the hash; throws where the transaction would not get into a ledger. */
  public TransactionHash submit(ObjectNode signed) {
    JsonNode result =
        call("submit", JsonNodeFactory.instance.objectNode().put("tx_blob", Wallet.blob(signed)));
    if (!result.path("applied").asBoolean()) {
      throw new IllegalStateException(result.toString());
    }
    return new TransactionHash(result.path("tx_json").path("hash").asText());
  }
}
