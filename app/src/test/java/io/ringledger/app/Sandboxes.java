package io.ringledger.app;

import static io.restassured.RestAssured.given;
import static io.ringledger.app.Promotion.as;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.ringledger.sandbox.SandboxConfig;
import io.ringledger.sandbox.XrplSandbox;
import io.ringledger.xamansandbox.XamanSandbox;
import io.ringledger.xamansandbox.XamanSandboxConfig;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A ledger and a wallet for one run of the application, and the person who holds the wallet. */
public final class Sandboxes implements QuarkusTestResourceLifecycleManager {

  private XrplSandbox ledger;
  private XamanSandbox xaman;

  @Override
  public Map<String, String> start() {
    ledger = XrplSandbox.start(SandboxConfig.inMemory());
    xaman = XamanSandbox.start(XamanSandboxConfig.inMemory().withNode(ledger.rpcUri()));
    return Map.of(
        "XRPL_NODE_URLS", ledger.rpcUri().toString(),
        "XRPL_NETWORK_ID", Long.toString(SandboxConfig.USUAL_NETWORK_ID),
        "VAULT_LISTENER_URLS", ledger.webSocketUri().toString(),
        "XAMAN_BASE_URL", xaman.baseUrl().toString(),
        "XAMAN_API_KEY", xaman.apiKey(),
        "XAMAN_API_SECRET", xaman.apiSecret());
  }

  /** Hands itself to test fields of its type. */
  @Override
  public void inject(TestInjector testInjector) {
    testInjector.injectIntoFields(this, new TestInjector.MatchesType(Sandboxes.class));
  }

  /** Plans a bout that can be paid for, with the promoter's keys in the wallet. */
  JsonPath plan(Promotion promotion) {
    String promoter = xaman.wallet().addNew();
    List.of(
            promoter,
            Promotion.address(promotion.fighterAKeys),
            Promotion.address(promotion.fighterBKeys))
        .forEach(account -> rpc("sandbox_fund", Map.of("destination", account)));
    Map<String, Object> plan = promotion.plan();
    plan.put("promoter_owner_address", promoter);
    return as(promotion.promoter)
        .body(plan)
        .post("/bouts")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  /** Signs what the wallet shows; answers the hash of what is then in a closed ledger. */
  String sign(String payload) {
    xaman.wallet().sign(UUID.fromString(payload));
    ledger.closeLedger();
    return xaman
        .payload(UUID.fromString(payload))
        .orElseThrow()
        .path("response")
        .path("txid")
        .asText();
  }

  /** The sequence of a transaction in the ledger. */
  long sequence(String transaction) {
    return rpc("tx", Map.of("transaction", transaction)).getLong("result.Sequence");
  }

  private JsonPath rpc(String method, Map<String, String> parameters) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("method", method, "params", List.of(parameters)))
        .post(ledger.rpcUri())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  @Override
  public void stop() {
    if (xaman != null) {
      xaman.close();
    }
    if (ledger != null) {
      ledger.close();
    }
  }
}
