package io.ringledger.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.local.DatabaseAccess;
import io.ringledger.local.DatabaseAccess.Login;
import io.ringledger.local.postgres.PostgresPasswords;
import io.ringledger.local.postgres.PostgresServer;
import io.ringledger.local.replicas.DatabaseLook;
import io.ringledger.paymentsandbox.PaymentSandbox;
import io.ringledger.paymentsandbox.PaymentSandboxConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A rule that finds nothing is worth as much as its test: what is planted is found by its name. The
 * tables have the columns that are looked at, and none of the constraints that would keep such rows
 * out.
 */
class ShopInspectorTest {

  private static final String ORDER = "11111111-1111-1111-1111-111111111111";
  private static final String ATTEMPT = "22222222-2222-2222-2222-222222222222";
  private static final String EVENT = "33333333-3333-3333-3333-333333333333";
  private static final String PRODUCT = "44444444-4444-4444-4444-444444444444";
  private static final Map<String, Long> STOCKED = Map.of(PRODUCT, 10L);

  private static final String TABLES =
      """
      CREATE TABLE orders (site_id int, order_id uuid, state text, total_minor bigint,
        refunded_minor bigint, payment_event_id uuid, attempt_id uuid);
      CREATE TABLE payment_attempts (order_id uuid, attempt_id uuid, state text, closed boolean,
        says_paid boolean, look_at timestamptz);
      CREATE TABLE payment_events (event_id uuid, order_id uuid, attempt_id uuid, kind text,
        type text, amount_minor bigint);
      CREATE TABLE payment_event_work (event_id uuid, status text, note text, due_at timestamptz);
      CREATE TABLE refunds (refund_id uuid, attempt_id uuid, kind text, state text, failure text,
        look_at timestamptz);
      CREATE TABLE published_events (type text, subject text, position bigint);
      CREATE TABLE products (site_id int, id uuid, sku text);
      CREATE TABLE stock (site_id int, product_id uuid, on_hand bigint, reserved bigint);
      CREATE TABLE order_lines (site_id int, order_id uuid, product_id uuid, quantity int);
      CREATE TABLE audit_entries (chain text, position bigint, at timestamptz, actor text,
        role text, request_id text, action text, outcome text, details jsonb, previous_hash text,
        hash text);""";

  private static final String ALL_WELL =
      """
      TRUNCATE orders, payment_attempts, payment_events, payment_event_work, refunds,
        published_events, products, stock, order_lines, audit_entries;
      INSERT INTO products VALUES (1, '%4$s', 'T');
      INSERT INTO stock VALUES (1, '%4$s', 8, 0);
      INSERT INTO orders VALUES (1, '%1$s', 'confirmed', 1800, 0, '%3$s', '%2$s');
      INSERT INTO order_lines VALUES (1, '%1$s', '%4$s', 2);
      INSERT INTO payment_attempts VALUES ('%1$s', '%2$s', 'authorized', true, true, NULL);
      INSERT INTO payment_events VALUES ('%3$s', '%1$s', '%2$s', 'payment_succeeded',
        'payment_intent.succeeded', 1800);
      INSERT INTO payment_event_work VALUES ('%3$s', 'applied', '', NULL);
      INSERT INTO published_events VALUES ('commerce.OrderConfirmed', '%1$s', 1);"""
          .formatted(ORDER, ATTEMPT, EVENT, PRODUCT);

  @TempDir static Path folder;

  private static PostgresServer postgres;
  private static PaymentSandbox gateway;
  private static DatabaseAccess access;

  private final List<String> anomalies = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    postgres =
        PostgresServer.start(
            folder.resolve("postgres"),
            folder.resolve("postgres.log"),
            new PostgresPasswords("super", "owner", "application"));
    access =
        new DatabaseAccess(
            postgres.jdbcUrl(),
            new Login(PostgresServer.SUPERUSER, "super"),
            new Login(PostgresServer.APPLICATION, "application"),
            folder.resolve("postgres.log"));
    gateway = PaymentSandbox.start(PaymentSandboxConfig.inMemory());
    new DatabaseLook(access).change(TABLES);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    postgres.close();
  }

  @BeforeEach
  void allIsWell() throws Exception {
    new DatabaseLook(access).change(ALL_WELL);
    gateway.clear();
    charge(ORDER, 1_800);
  }

  private static void charge(String order, long amount) throws IOException, InterruptedException {
    String form =
        ("amount=%d&currency=eur&confirm=true&payment_method=pm_card_visa&metadata[order_id]=%s"
                + "&payment_method_types[]=card")
            .formatted(amount, order);
    try (HttpClient http = HttpClient.newHttpClient()) {
      int status =
          http.send(
                  HttpRequest.newBuilder(gateway.baseUrl().resolve("/v1/payment_intents"))
                      .header("Authorization", "Bearer " + gateway.key())
                      .header("Content-Type", "application/x-www-form-urlencoded")
                      .POST(HttpRequest.BodyPublishers.ofString(form))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode();
      assertThat(status).isEqualTo(200);
    }
  }

  private List<String> inspected() {
    new ShopInspector(access, gateway).inspect(List.of(), STOCKED, anomalies);
    return anomalies;
  }

  @Test
  void whereAllIsWellNothingIsFound() {
    assertThat(inspected()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "money_differs | UPDATE orders SET total_minor = 1801",
        "money_differs | UPDATE orders SET refunded_minor = 1, state = 'partially_refunded'",
        "money_differs | UPDATE orders SET state = 'payment_failed'",
        "paid_but_not_sold | UPDATE orders SET state = 'payment_failed'",
        "confirmed_without_event | UPDATE orders SET payment_event_id = NULL",
        "confirmed_without_event | UPDATE payment_events SET amount_minor = 1799",
        "confirmed_without_event | UPDATE payment_event_work SET status = 'ignored'",
        "confirmations_published | DELETE FROM published_events",
        "confirmations_published | INSERT INTO published_events SELECT * FROM published_events",
        "stock_differs | UPDATE stock SET on_hand = 9",
        "stock_differs | UPDATE stock SET reserved = 1",
        "order_left_pending | UPDATE orders SET state = 'pending_payment'",
        "attempt_live | UPDATE payment_attempts SET state = 'unknown'",
        "attempt_not_closed | UPDATE payment_attempts SET state = 'failed', closed = false",
        "late_payment_kept | UPDATE payment_attempts SET state = 'cancelled'",
        "two_paid_attempts | INSERT INTO payment_attempts SELECT * FROM payment_attempts",
        "refund_open_or_given_up | INSERT INTO refunds VALUES (NULL, NULL, 'order', 'failed', 'x')",
        "event_parked | UPDATE payment_event_work SET status = 'parked'",
        "event_pending | UPDATE payment_event_work SET status = 'pending'",
        "audit_chain_broken | INSERT INTO audit_entries VALUES ('order:1', 2, now(), '', '', '', '',"
            + " '', '{}', '', '')",
      })
  void whatIsPlantedIsFoundByItsName(String name, String sql) {
    new DatabaseLook(access).change(sql);
    assertThat(inspected()).anyMatch(anomaly -> anomaly.startsWith(name + ": "));
  }

  @Test
  void moneyThatBelongsToNobodyIsFound() throws Exception {
    charge("nobody's", 100);
    assertThat(inspected()).singleElement().asString().startsWith("money_of_no_order: ");
  }

  @Test
  void aSecondPaymentOfAnOrderIsFound() throws Exception {
    charge(ORDER, 1_800);
    assertThat(inspected()).singleElement().asString().startsWith("money_differs: ");
  }
}
