package io.ringledger.bench.shop;

import io.ringledger.local.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes an order from the cart to its confirmation straight in SQL: the rows that the application
 * writes, in as many transactions as it takes, by hand-written statements that know all values
 * beforehand. The superuser writes them, whom no policy is asked about.
 */
final class SqlOrders implements AutoCloseable {

  /** The cart is ordered, and an attempt to pay it begins. */
  private static final List<String> PLACE =
      List.of(
          "SELECT state FROM orders WHERE order_id = $order AND site_id = $site FOR NO KEY UPDATE",
          """
          UPDATE stock s SET reserved = reserved + l.quantity FROM order_lines l
          WHERE l.site_id = $site AND l.order_id = $order
            AND s.site_id = l.site_id AND s.product_id = l.product_id""",
          """
          UPDATE order_lines l SET sku = p.sku, name = p.name, kind = p.kind,
            tax_class = p.tax_class, unit_price_minor = p.price_minor, discount_minor = 0
          FROM products p WHERE p.site_id = l.site_id AND p.id = l.product_id
            AND l.site_id = $site AND l.order_id = $order""",
          """
          UPDATE orders SET state = 'pending_payment', email = 'buyer@example.com',
            billing_name = 'Buyer', billing_line1 = 'Ringstrasse 1', billing_city = 'Berlin',
            billing_postal_code = '10115', billing_country = 'DE', subtotal_minor = 1500,
            discount_minor = 0, shipping_minor = 0, tax_names = ARRAY ['VAT'],
            tax_basis_points = ARRAY [2000], tax_taxable_minor = ARRAY [1500],
            tax_minor = ARRAY [300], total_minor = 1800, attempts = 1, attempt_id = $attempt,
            changed_at = clock_timestamp()
          WHERE site_id = $site AND order_id = $order""",
          """
          INSERT INTO payment_attempts VALUES ($site, $attempt, $order, 1, 'stripe', 1800, 'EUR',
            'pm_card_visa', 'created', NULL, NULL, false, false, NULL, 0,
            clock_timestamp() + interval '1 hour', clock_timestamp(), clock_timestamp())""",
          audit(1, "order.checkout"));

  /** What the gateway answered, and what is answered to the buyer. */
  private static final List<String> NOTE =
      List.of(
          "SELECT state FROM orders WHERE order_id = $order AND site_id = $site FOR NO KEY UPDATE",
          """
          UPDATE payment_attempts SET state = 'pending', reference = 'pi_' || $attempt::text,
            says_paid = true, changed_at = clock_timestamp() WHERE attempt_id = $attempt""",
          """
          INSERT INTO idempotent_answers (caller_user_id, scope, idempotency_key, fingerprint,
            status, body)
          VALUES ($event, 'checkout:' || $site::text, $event::text,
            encode(sha256($event::text::bytea), 'hex'), 200, repeat('an order ', 150))""");

  /** The event, as it was received. */
  private static final List<String> RECEIVE =
      List.of(
          """
          INSERT INTO payment_events (event_id, provider, provider_event, type, kind, site_id,
            order_id, attempt_id, reference, amount_minor, currency, occurred_at, received_at, body)
          VALUES ($event, 'stripe', 'evt_' || $event::text, 'payment_intent.succeeded',
            'payment_succeeded', $site, $order, $attempt, 'pi_' || $attempt::text, 1800, 'EUR',
            clock_timestamp(), clock_timestamp(), repeat('an event ', 70))""",
          // Later than anybody else would look: it is this connection that applies it.
          """
          INSERT INTO payment_event_work (event_id, site_id, status, tries, note, due_at)
          VALUES ($event, $site, 'pending', 0, '', clock_timestamp() + interval '1 hour')""");

  /** What follows from it. */
  private static final List<String> CONFIRM =
      List.of(
          """
          SELECT status FROM payment_event_work WHERE event_id = $event
          FOR NO KEY UPDATE SKIP LOCKED""",
          "SELECT state FROM orders WHERE order_id = $order AND site_id = $site FOR NO KEY UPDATE",
          """
          UPDATE stock s SET reserved = reserved - l.quantity, on_hand = on_hand - l.quantity
          FROM order_lines l WHERE l.site_id = $site AND l.order_id = $order
            AND s.site_id = l.site_id AND s.product_id = l.product_id""",
          """
          UPDATE payment_attempts SET state = 'authorized', closed = true, look_at = NULL,
            changed_at = clock_timestamp() WHERE attempt_id = $attempt""",
          """
          UPDATE orders SET state = 'payment_authorized', payment_event_id = $event,
            changed_at = clock_timestamp() WHERE site_id = $site AND order_id = $order""",
          """
          UPDATE orders SET state = 'confirmed', changed_at = clock_timestamp()
          WHERE site_id = $site AND order_id = $order""",
          audit(2, "order.confirm"),
          """
          INSERT INTO published_events (event_id, type, subject, ordering_key, partition, time, data)
          VALUES (uuidv7(), 'commerce.OrderConfirmed', $order::text, 'order:' || $order::text,
            crc32(convert_to($order::text, 'UTF8')) % 8, clock_timestamp(),
            jsonb_build_object('site_id', $site, 'order_id', $order, 'attempt_id', $attempt,
              'payment_event_id', $event, 'state', 'confirmed', 'buyer_id', $event,
              'buyer_known', false, 'currency', 'EUR', 'total_minor', 1800))""",
          """
          UPDATE payment_event_work SET status = 'applied', note = 'confirmed', due_at = NULL,
            tries = 1, worked_at = clock_timestamp() WHERE event_id = $event""");

  private static final List<List<String>> TRANSACTIONS = List.of(PLACE, NOTE, RECEIVE, CONFIRM);

  private final Connection connection;
  private final String site;
  private final List<List<Prepared>> prepared;

  /** A statement, and which of the values each of its parameters is. */
  private record Prepared(PreparedStatement statement, List<String> names) {}

  SqlOrders(DatabaseAccess access, String site) throws SQLException {
    this.connection =
        DriverManager.getConnection(
            access.jdbcUrl(), access.superuser().user(), access.superuser().password());
    this.connection.setAutoCommit(false);
    this.site = site;
    this.prepared = new ArrayList<>();
    for (List<String> transaction : TRANSACTIONS) {
      List<Prepared> statements = new ArrayList<>();
      for (String sql : transaction) {
        statements.add(prepare(sql));
      }
      prepared.add(statements);
    }
  }

  /** How many statements an order takes, not counting the ends of its transactions. */
  static int statements() {
    return TRANSACTIONS.stream().mapToInt(List::size).sum();
  }

  /** How many transactions. */
  static int commits() {
    return TRANSACTIONS.size();
  }

  private static String audit(int position, String action) {
    return """
        INSERT INTO audit_entries (chain, position, at, actor, role, request_id, action, outcome,
          details, previous_hash, hash)
        SELECT 'order:' || $order::text, coalesce(max(position), 0) + 1, clock_timestamp(),
          'visitor', 'visitor', 'bench-%d', '%s', 'success',
          jsonb_build_object('site_id', $site, 'state', 'confirmed', 'attempt_id', $attempt,
            'total_minor', '1800', 'currency', 'EUR', 'provider', 'stripe'),
          coalesce(max(hash), repeat('0', 64)), encode(sha256($event::text::bytea), 'hex')
        FROM audit_entries WHERE chain = 'order:' || $order::text"""
        .formatted(position, action);
  }

  private Prepared prepare(String sql) throws SQLException {
    Matcher named = Pattern.compile("\\$(order|site|attempt|event)").matcher(sql);
    List<String> names = new ArrayList<>();
    String numbered =
        named.replaceAll(
            match -> {
              names.add(match.group(1));
              return "?";
            });
    return new Prepared(connection.prepareStatement(numbered), names);
  }

  /** Takes one from the cart to its confirmation. */
  void confirm(String order) throws SQLException {
    UUID attempt = UUID.randomUUID();
    UUID event = UUID.randomUUID();
    for (List<Prepared> transaction : prepared) {
      for (Prepared each : transaction) {
        for (int i = 0; i < each.names().size(); i++) {
          each.statement()
              .setObject(
                  i + 1,
                  switch (each.names().get(i)) {
                    case "order" -> UUID.fromString(order);
                    case "site" -> UUID.fromString(site);
                    case "attempt" -> attempt;
                    default -> event;
                  });
        }
        each.statement().execute();
      }
      connection.commit();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
