package io.ringledger.commerce.persistence.payments;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.AttemptState;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.SetSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** An attempt to pay, as a row. */
final class AttemptRows {

  static final String SELECT =
      """
      select a.site_id, a.attempt_id, a.order_id, a.number, a.provider, a.amount_minor, a.currency,
        a.method, a.state, a.reference, a.next_action, a.says_paid, a.closed, a.failure, a.looks,
        a.look_at, a.created_at, a.changed_at
      from payment_attempts a
      """;

  private AttemptRows() {}

  static PaymentAttempt read(ResultSet row) throws SQLException {
    return new PaymentAttempt(
        new AttemptId(row.getObject("attempt_id", UUID.class)),
        new SiteId(row.getObject("site_id", UUID.class)),
        new OrderId(row.getObject("order_id", UUID.class)),
        row.getInt("number"),
        PaymentProvider.ofWire(row.getString("provider")).orElseThrow(),
        new Money(row.getLong("amount_minor"), new CurrencyCode(row.getString("currency"))),
        row.getString("method"),
        AttemptState.ofWire(row.getString("state")).orElseThrow(),
        SetSql.perhapsText(row, "reference"),
        SetSql.perhapsText(row, "next_action"),
        row.getBoolean("says_paid"),
        row.getBoolean("closed"),
        SetSql.perhapsText(row, "failure"),
        row.getInt("looks"),
        SetSql.perhapsMoment(row, "look_at"),
        SetSql.moment(row, "created_at"),
        SetSql.moment(row, "changed_at"));
  }
}
