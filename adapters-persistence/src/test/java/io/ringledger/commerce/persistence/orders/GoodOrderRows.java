package io.ringledger.commerce.persistence.orders;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row that is right, and unlike every other, in each table of orders and payments. */
public final class GoodOrderRows {

  private static final String SITE = "site_id = (select id from sites order by created_at limit 1)";
  private static final String CART =
      "order_id = (select order_id from orders o where state = 'draft' limit 1)";
  private static final String ORDER_OF_ATTEMPT =
      "order_id = (select order_id from payment_attempts order by attempt_id limit 1)";
  private static final String ATTEMPT =
      "attempt_id = (select attempt_id from payment_attempts order by attempt_id limit 1)";

  private GoodOrderRows() {}

  /** By table: columns and their values in SQL. */
  public static Map<String, Map<String, String>> ofEachTable() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    rows.put(
        "payment_events",
        row(
            "event_id = gen_random_uuid()",
            "provider = 'stripe'",
            "provider_event = gen_random_uuid()::text",
            "type = 'payment_intent.succeeded'",
            "kind = 'payment_succeeded'",
            "occurred_at = now()",
            "received_at = now()",
            "body = '{}'"));
    rows.put(
        "payment_event_work",
        row(
            "event_id = (select event_id from payment_events e where not exists"
                + " (select from payment_event_work where event_id = e.event_id) limit 1)",
            "status = 'pending'",
            "tries = 0",
            "note = ''",
            "due_at = now()"));
    rows.put(
        "orders",
        row(
            SITE,
            "order_id = gen_random_uuid()",
            "buyer_id = gen_random_uuid()",
            "buyer_known = true",
            "state = 'draft'",
            "currency = 'EUR'",
            "attempts = 0",
            "refunded_minor = 0",
            "created_at = now()",
            "changed_at = now()"));
    rows.put(
        "order_lines",
        row(
            SITE,
            CART,
            "product_id = (select id from products p where not exists"
                + " (select from order_lines where product_id = p.id) limit 1)",
            "position = (select count(*) from order_lines)",
            "quantity = 1"));
    rows.put(
        "payment_attempts",
        row(
            SITE,
            "attempt_id = gen_random_uuid()",
            CART,
            "number = (select count(*) + 1 from payment_attempts)",
            "provider = 'stripe'",
            "amount_minor = 100",
            "currency = 'EUR'",
            "method = 'pm_1'",
            "state = 'failed'",
            "says_paid = false",
            "closed = false",
            "failure = 'x'",
            "looks = 0",
            "created_at = now()",
            "changed_at = now()"));
    rows.put(
        "refunds",
        row(
            SITE,
            "refund_id = gen_random_uuid()",
            ORDER_OF_ATTEMPT,
            ATTEMPT,
            "kind = 'late_payment'",
            "amount_minor = 100",
            "currency = 'EUR'",
            "reason = 'x'",
            "state = 'requested'",
            "tries = 1",
            "counted = false",
            "requested_by = 'system'",
            "look_at = now()",
            "requested_at = now()",
            "changed_at = now()"));
    rows.put(
        "payment_failures",
        row(
            SITE,
            "failure_id = gen_random_uuid()",
            ORDER_OF_ATTEMPT,
            "code = 'x'",
            "reason = 'x'",
            "failed_at = now()"));
    return rows;
  }

  private static Map<String, String> row(String... columns) {
    Map<String, String> row = new LinkedHashMap<>();
    for (String column : columns) {
      int equals = column.indexOf(" = ");
      row.put(column.substring(0, equals), column.substring(equals + 3));
    }
    return row;
  }
}
