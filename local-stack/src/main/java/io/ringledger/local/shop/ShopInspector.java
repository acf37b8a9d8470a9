package io.ringledger.local.shop;

import io.ringledger.local.DatabaseAccess;
import io.ringledger.local.chaos.Histories;
import io.ringledger.local.replicas.DatabaseLook;
import io.ringledger.local.shop.Ledgers.Kept;
import io.ringledger.paymentsandbox.PaymentSandbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks into the database beside the application and into the gateway's books, and compares them.
 */
final class ShopInspector {

  private static final Set<String> SOLD = Set.of("confirmed", "partially_refunded", "refunded");

  private static final String UNDER_WAY =
      """
      SELECT (SELECT count(*) FROM orders WHERE state IN ('pending_payment', 'payment_authorized'))
        + (SELECT count(*) FROM payment_attempts WHERE look_at IS NOT NULL)
        + (SELECT count(*) FROM refunds WHERE look_at IS NOT NULL)
        + (SELECT count(*) FROM payment_event_work WHERE due_at IS NOT NULL)
        + (SELECT count(*) FROM published_events WHERE position IS NULL)""";

  /** What is to be looked at later is looked at now: the campaign has no hour to wait. */
  private static final List<String> HURRY =
      List.of(
          "UPDATE payment_attempts SET look_at = now() WHERE look_at > now() + interval '2 s'",
          "UPDATE refunds SET look_at = now() WHERE look_at > now() + interval '2 s'",
          "UPDATE payment_event_work SET due_at = now() WHERE due_at > now() + interval '2 s'");

  private static final String ORDERS =
      """
      SELECT o.order_id::text, o.state, coalesce(o.total_minor, 0), o.refunded_minor,
        (SELECT count(*) FROM payment_attempts a WHERE a.order_id = o.order_id
           AND a.state = 'authorized'),
        (SELECT count(*) FROM payment_events e JOIN payment_event_work w USING (event_id)
           WHERE e.event_id = o.payment_event_id AND e.kind = 'payment_succeeded'
             AND w.status = 'applied' AND e.order_id = o.order_id
             AND e.attempt_id = o.attempt_id AND e.amount_minor = o.total_minor),
        coalesce(p.times, 0)
      FROM orders o LEFT JOIN (SELECT subject, count(*) AS times FROM published_events
        WHERE type = 'commerce.OrderConfirmed' GROUP BY subject) p ON p.subject = o.order_id::text
      WHERE o.state NOT IN ('draft', 'abandoned')""";

  private static final String STOCK =
      """
      SELECT p.id::text, p.sku, s.on_hand, s.reserved,
        coalesce(sum(l.quantity) FILTER (WHERE o.state IN
          ('confirmed', 'partially_refunded', 'refunded')), 0),
        coalesce(sum(l.quantity) FILTER (WHERE o.state IN
          ('pending_payment', 'payment_authorized')), 0)
      FROM products p JOIN stock s ON s.site_id = p.site_id AND s.product_id = p.id
      LEFT JOIN order_lines l ON l.site_id = p.site_id AND l.product_id = p.id
      LEFT JOIN orders o ON o.site_id = l.site_id AND o.order_id = l.order_id
      GROUP BY p.id, p.sku, s.on_hand, s.reserved""";

  private static final String LEFT_OVER =
      """
      SELECT 'order_left_pending', order_id::text, state FROM orders
        WHERE state IN ('pending_payment', 'payment_authorized')
      UNION ALL SELECT 'attempt_live', attempt_id::text, state FROM payment_attempts
        WHERE state IN ('created', 'pending', 'unknown')
      UNION ALL SELECT 'attempt_not_closed', attempt_id::text, state FROM payment_attempts
        WHERE state = 'failed' AND NOT closed
      UNION ALL SELECT 'refund_open_or_given_up', refund_id::text, state || coalesce(failure, '')
        FROM refunds WHERE state <> 'succeeded'
      UNION ALL SELECT 'event_' || w.status, event_id::text, e.type || ': ' || w.note
        FROM payment_event_work w JOIN payment_events e USING (event_id)
        WHERE w.status IN ('pending', 'parked')
      UNION ALL SELECT 'two_paid_attempts', order_id::text, count(*)::text FROM payment_attempts
        WHERE state = 'authorized' GROUP BY order_id HAVING count(*) > 1
      UNION ALL SELECT 'late_payment_kept', attempt_id::text, state FROM payment_attempts a
        WHERE says_paid AND state IN ('failed', 'cancelled') AND NOT EXISTS
          (SELECT FROM refunds r WHERE r.attempt_id = a.attempt_id AND r.kind = 'late_payment')""";

  private static final String COUNTS =
      """
      SELECT 'orders ' || state, count(*) FROM orders GROUP BY state
      UNION ALL SELECT 'attempts ' || state, count(*) FROM payment_attempts GROUP BY state
      UNION ALL SELECT 'refunds ' || kind || ' ' || state, count(*) FROM refunds GROUP BY kind, state
      UNION ALL SELECT 'events ' || status, count(*) FROM payment_event_work GROUP BY status""";

  private final DatabaseLook look;
  private final PaymentSandbox gateway;

  ShopInspector(DatabaseAccess access, PaymentSandbox gateway) {
    this.look = new DatabaseLook(access);
    this.gateway = gateway;
  }

  /** Waits until everything has come to its end; false where it does not. */
  boolean awaitEnd(Duration patience) throws InterruptedException {
    return look.awaitNone(UNDER_WAY, patience, () -> HURRY.forEach(look::change));
  }

  /** Holds what the database and the gateway say against each other, and against the buyers. */
  void inspect(List<Buyer> buyers, Map<String, Long> stocked, List<String> anomalies) {
    Map<String, String> states = orders(anomalies);
    buyers.forEach(buyer -> compare(buyer, states, anomalies));
    look.each(
        LEFT_OVER,
        row ->
            anomalies.add(
                "%s: %s %s".formatted(row.getString(1), row.getString(2), row.getString(3))));
    look.each(STOCK, row -> compareStock(row, stocked, anomalies));
    Histories.broken(look, "order")
        .forEach(broken -> anomalies.add("audit_chain_broken: " + broken));
  }

  private Map<String, String> orders(List<String> anomalies) {
    Map<String, Kept> books = new HashMap<>(Ledgers.of(gateway));
    Map<String, String> states = new HashMap<>();
    look.each(
        ORDERS,
        row -> {
          String id = row.getString(1);
          states.put(id, row.getString(2));
          Kept kept = books.remove(id);
          compareMoney(row, kept == null ? Kept.NOTHING : kept, anomalies);
          compareProof(row, anomalies);
        });
    books.forEach((id, kept) -> anomalies.add("money_of_no_order: %s of '%s'".formatted(kept, id)));
    return states;
  }

  private static void compareMoney(ResultSet row, Kept kept, List<String> anomalies)
      throws SQLException {
    String id = row.getString(1);
    long expected = SOLD.contains(row.getString(2)) ? row.getLong(3) - row.getLong(4) : 0;
    if (kept.left() != expected) {
      anomalies.add(
          "money_differs: order %s (%s) should leave %d, the gateway has %s"
              .formatted(id, row.getString(2), expected, kept));
    }
    if (kept.chargedTwice() > 0) {
      anomalies.add("charged_twice: order %s, %s".formatted(id, kept));
    }
    if (kept.onItsWayBack() > 0) {
      anomalies.add("refund_on_its_way: order %s, %s".formatted(id, kept));
    }
  }

  private static void compareProof(ResultSet row, List<String> anomalies) throws SQLException {
    String id = row.getString(1);
    int sold = SOLD.contains(row.getString(2)) ? 1 : 0;
    if (row.getInt(6) != sold) {
      anomalies.add("confirmed_without_event: order %s is %s".formatted(id, row.getString(2)));
    }
    if (row.getInt(7) != sold) {
      anomalies.add(
          "confirmations_published: order %s (%s) has %d"
              .formatted(id, row.getString(2), row.getInt(7)));
    }
    if (row.getInt(5) > sold) {
      anomalies.add("paid_but_not_sold: order %s is %s".formatted(id, row.getString(2)));
    }
  }

  /** What was sold stays sold, and what was told of is there. */
  private static void compare(Buyer buyer, Map<String, String> states, List<String> anomalies) {
    anomalies.addAll(buyer.anomalies());
    buyer
        .told()
        .forEach(
            (id, state) -> {
              String now = states.getOrDefault(id, "gone");
              if (now.equals("gone") || (SOLD.contains(state) && !SOLD.contains(now))) {
                anomalies.add("order_taken_back: %s was %s and is %s".formatted(id, state, now));
              }
            });
  }

  private static void compareStock(ResultSet row, Map<String, Long> stocked, List<String> anomalies)
      throws SQLException {
    long before = stocked.getOrDefault(row.getString(1), 0L);
    if (row.getLong(3) != before - row.getLong(5) || row.getLong(4) != row.getLong(6)) {
      anomalies.add(
          "stock_differs: of %s there were %d, %d are sold, %d set aside; it says %d and %d"
              .formatted(
                  row.getString(2),
                  before,
                  row.getLong(5),
                  row.getLong(6),
                  row.getLong(3),
                  row.getLong(4)));
    }
  }

  /** How many there are of what. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    look.each(COUNTS, row -> counts.put(row.getString(1), row.getLong(2)));
    return counts;
  }
}
