package io.ringledger.local.following;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.LocalStack;
import io.ringledger.local.StackSettings;
import io.ringledger.local.Terminal;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.LedgerClient;
import io.ringledger.local.demo.Person;
import io.ringledger.xamansandbox.XamanSandbox;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A stack whose application asks a Xaman sandbox and two nodes, and the people of all bouts. Each
 * bout has a promoter's wallet of its own.
 */
final class Scene implements AutoCloseable {

  static final List<String> KINDS = List.of("show_a", "show_b", "bonus_a", "bonus_b");

  /** What each purse holds. */
  static final long PURSE = 10_000_000L;

  /** What the promoter of each bout has. */
  static final long FUNDS = 100_000_000L;

  static final Duration UNTIL_THE_EVENT = Duration.ofDays(1);

  static final Duration UNTIL_FINISH_AFTER = UNTIL_THE_EVENT.plusHours(3);

  static final Duration EXPIRY = Duration.ofMinutes(10);

  private static final long RIPPLE_EPOCH = 946_684_800L;
  private static final long FIGHTER_FUNDS = 1_000_000_000L;
  static final Path APPLICATION =
      StackSettings.applicationOf(Path.of(System.getProperty("ringledger.home", "")));

  private final HttpClient http = HttpClient.newHttpClient();
  private final Relay first;
  private final Relay second;
  private final LocalStack stack;
  private final ApiClient api;
  private final LedgerClient ledger;
  private final Person promoter;
  private final Person admin;
  private final Person fighterA;
  private final Person fighterB;
  private final String walletA;
  private final String walletB;

  private Scene(Relay first, Relay second, LocalStack stack) throws InterruptedException {
    this.first = first;
    this.second = second;
    this.stack = stack;
    this.api = new ApiClient(stack.api());
    this.ledger = new LedgerClient(stack.ledger());
    this.promoter = join("promoter");
    this.admin = join("admin");
    this.fighterA = join("fighter");
    this.fighterB = join("fighter");
    this.walletA = enter(fighterA);
    this.walletB = enter(fighterB);
  }

  /** Starts everything. */
  static Scene start(Path folder) throws IOException, InterruptedException {
    Relay first = Relay.start();
    Relay second = Relay.start();
    LocalStack stack =
        new LocalStack(
            StackSettings.onFreePorts(folder.resolve("data"), APPLICATION)
                .withXamanOn(0)
                .withCloseInterval(Duration.ofSeconds(1))
                .withEnvironment(
                    Map.of(
                        "XRPL_NODE_URLS",
                        first.uri() + "," + second.uri(),
                        "XAMAN_CREATIONS_PER_MINUTE",
                        "1000",
                        "XAMAN_EXPIRY",
                        Long.toString(EXPIRY.toMinutes()),
                        // The sandbox's clock is put ahead again and again.
                        "XAMAN_WEBHOOK_AGE",
                        "12h")),
            Terminal.ofProcess());
    stack.startBacking();
    first.to(stack.ledger());
    second.to(stack.ledger());
    try {
      stack.startApplication();
      return new Scene(first, second, stack);
    } catch (RuntimeException | InterruptedException e) {
      stack.close();
      throw e;
    }
  }

  private Person join(String role) throws InterruptedException {
    String email = UUID.randomUUID() + "@example.org";
    return Person.join(api, role, email, "correct horse battery staple", role);
  }

  private String enter(Person fighter) throws InterruptedException {
    String address = xaman().wallet().addNew();
    ledger.fund(address, FIGHTER_FUNDS);
    ObjectNode profile = Json.object().put("display_name", "Ada").put("xrpl_address", address);
    api.put("/fighters/me", fighter.bearer(), profile).expect(200);
    return address;
  }

  /** A new bout, whose promoter has a fresh wallet in the app. */
  Ring plan() throws InterruptedException {
    return plan(api);
  }

  /** The same through another replica. */
  Ring plan(ApiClient through) throws InterruptedException {
    // Nobody is in a hurry: what was asked of Xaman for the bout before is a minute ago.
    xaman().advanceTime(Duration.ofSeconds(61));
    String wallet = xaman().wallet().addNew();
    ledger.fund(wallet, FUNDS);
    long now = Math.max(RIPPLE_EPOCH + ledger.closeTime(), System.currentTimeMillis() / 1000);
    ObjectNode plan = Json.object();
    plan.put("fighter_a_user_id", fighterA.userId());
    plan.put("fighter_b_user_id", fighterB.userId());
    plan.put("event_datetime_utc", Instant.ofEpochSecond(now).plus(UNTIL_THE_EVENT).toString());
    plan.put("promoter_owner_address", wallet);
    KINDS.forEach(kind -> plan.put(kind + "_drops", PURSE));
    JsonNode bout = through.post("/bouts", promoter.bearer(), plan, Map.of()).expect(201);
    return new Ring(this, through, Json.text(bout, "bout_id"), wallet);
  }

  /** Has somebody sign and submit a transaction of their own in their app, past the application. */
  String signElsewhere(ObjectNode transaction) throws InterruptedException {
    ObjectNode body = Json.object();
    body.set("txjson", transaction);
    body.putObject("options").put("submit", true);
    HttpRequest request =
        HttpRequest.newBuilder(xaman().baseUrl().resolve("payload"))
            .header("Content-Type", "application/json")
            .header("x-api-key", xaman().apiKey())
            .header("x-api-secret", xaman().apiSecret())
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      UUID payload = UUID.fromString(Json.text(Json.parse(answer), "uuid"));
      xaman().wallet().sign(payload);
      String hash = xaman().payload(payload).orElseThrow().at("/response/txid").asText();
      stack.sandbox().closeLedger();
      return hash;
    } catch (IOException e) {
      throw new AssertionError("the Xaman sandbox does not answer", e);
    }
  }

  /** So much time passes on the ledger. */
  void passOnLedger(Duration time) {
    stack.sandbox().advanceTime(time);
    stack.sandbox().closeLedger();
  }

  LocalStack stack() {
    return stack;
  }

  LedgerClient ledger() {
    return ledger;
  }

  XamanSandbox xaman() {
    return stack.xaman().orElseThrow();
  }

  /** The node that the application asks first. */
  Relay first() {
    return first;
  }

  /** The node whose word is held against that of the first. */
  Relay second() {
    return second;
  }

  Person promoter() {
    return promoter;
  }

  Person admin() {
    return admin;
  }

  String walletA() {
    return walletA;
  }

  String walletB() {
    return walletB;
  }

  @Override
  public void close() {
    api.close();
    ledger.close();
    stack.close();
    first.close();
    second.close();
    http.close();
  }
}
