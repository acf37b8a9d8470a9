package io.ringledger.xamansandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.SandboxConfig;
import io.ringledger.sandbox.XrplSandbox;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A ledger, a sandbox on it, and a promoter with money whose wallet holds the promoter's keys. */
final class Scene implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Seeds that exist for these tests only. */
  static final String SEED = "sEdTM1uX8pu2do5XvTnutH6HsouMaM2";

  static final String OTHER_SEED = "sEdSJHS4oiAdz7w2X2ni1gFiqtbJHqE";
  static final String DESTINATION = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh";

  final XrplSandbox ledger;
  final XamanSandbox sandbox;
  final Client client;
  final String promoter;
  private final HttpClient http = HttpClient.newHttpClient();

  private Scene(XrplSandbox ledger, XamanSandbox sandbox) throws IOException {
    this.ledger = ledger;
    this.sandbox = sandbox;
    this.client = new Client(sandbox);
    this.promoter = sandbox.wallet().add(SEED);
    fund(promoter);
  }

  static Scene open() throws IOException {
    return open(config -> config);
  }

  static Scene open(UnaryOperator<XamanSandboxConfig> setUp) throws IOException {
    XrplSandbox ledger = XrplSandbox.start(SandboxConfig.inMemory().startingAt(START));
    XamanSandboxConfig config =
        XamanSandboxConfig.inMemory().startingAt(START).withNode(ledger.rpcUri());
    return new Scene(ledger, XamanSandbox.start(setUp.apply(config)));
  }

  /** Adds another account with money to the wallet. */
  String another() throws IOException {
    String address = sandbox.wallet().add(OTHER_SEED);
    fund(address);
    return address;
  }

  /** Creates a payment of one XRP, with options written with single quotes. */
  UUID payment(String options) throws IOException {
    return client.create("{'txjson':" + PAYMENT + ",'options':" + options + "}");
  }

  static final String PAYMENT =
      "{'TransactionType':'Payment','Destination':'" + DESTINATION + "','Amount':'1000000'}";

  /** Asks the ledger. */
  JsonNode rpc(String method, ObjectNode params) throws IOException {
    ObjectNode body = Client.JSON.createObjectNode().put("method", method);
    body.putArray("params").add(params);
    HttpRequest request =
        HttpRequest.newBuilder(ledger.rpcUri())
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try {
      return Client.json(http.send(request, BodyHandlers.ofString()).body()).path("result");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The transaction, once the ledger has closed. */
  JsonNode validated(String transaction) throws IOException {
    ledger.closeLedger();
    return rpc("tx", Client.JSON.createObjectNode().put("transaction", transaction));
  }

  long lastLedger() throws IOException {
    return rpc("ledger", Client.quoted("{'ledger_index':'validated'}"))
        .path("ledger_index")
        .asLong();
  }

  private void fund(String address) throws IOException {
    rpc("sandbox_fund", Client.JSON.createObjectNode().put("account", address));
  }

  @Override
  public void close() {
    http.shutdownNow();
    client.close();
    sandbox.close();
    ledger.close();
  }
}
