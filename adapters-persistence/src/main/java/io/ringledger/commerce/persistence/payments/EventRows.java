package io.ringledger.commerce.persistence.payments;

import io.ringledger.commerce.application.outbound.PaymentEvents.Standing;
import io.ringledger.commerce.application.outbound.PaymentEvents.Status;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.SetSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** What a gateway said, and what became of it, as rows. */
final class EventRows {

  static final String SELECT =
      """
      select e.event_id, e.provider, e.provider_event, e.type, e.kind, e.site_id, e.order_id,
        e.attempt_id, e.refund_id, e.reference, e.refund_reference, e.amount_minor, e.currency,
        e.failure, e.occurred_at, e.received_at, w.status, w.tries, w.note, w.due_at
      from payment_event_work w join payment_events e on e.event_id = w.event_id
      """;

  private EventRows() {}

  static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        event(row),
        Status.ofWire(row.getString("status")).orElseThrow(),
        row.getInt("tries"),
        row.getString("note"),
        SetSql.perhapsMoment(row, "due_at"));
  }

  static PaymentEvent event(ResultSet row) throws SQLException {
    return new PaymentEvent(
        new PaymentEventId(row.getObject("event_id", UUID.class)),
        PaymentProvider.ofWire(row.getString("provider")).orElseThrow(),
        row.getString("provider_event"),
        row.getString("type"),
        PaymentEvent.Kind.ofWire(row.getString("kind")).orElseThrow(),
        SetSql.perhapsId(row, "site_id").map(SiteId::new),
        SetSql.perhapsId(row, "order_id").map(OrderId::new),
        SetSql.perhapsId(row, "attempt_id").map(AttemptId::new),
        SetSql.perhapsId(row, "refund_id").map(RefundId::new),
        SetSql.perhapsText(row, "reference"),
        SetSql.perhapsText(row, "refund_reference"),
        amount(row),
        SetSql.perhapsText(row, "failure"),
        SetSql.moment(row, "occurred_at"),
        SetSql.moment(row, "received_at"));
  }

  private static Optional<Money> amount(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    return currency == null
        ? Optional.empty()
        : Optional.of(new Money(row.getLong("amount_minor"), new CurrencyCode(currency)));
  }
}
