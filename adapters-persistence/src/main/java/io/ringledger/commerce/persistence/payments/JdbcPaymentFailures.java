package io.ringledger.commerce.persistence.payments;

import io.ringledger.commerce.application.outbound.PaymentFailures;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.PaymentFailure;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Failures of payments as rows that only ever come on top. */
@ApplicationScoped
public class JdbcPaymentFailures implements PaymentFailures {

  private static final String ADD =
      """
      insert into payment_failures (site_id, failure_id, order_id, attempt_id, refund_id, event_id,
        code, reason, failed_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String SELECT =
      """
      select f.site_id, f.failure_id, f.order_id, f.attempt_id, f.refund_id, f.event_id, f.code,
        f.reason, f.failed_at
      from payment_failures f where f.site_id = ?
      """;

  private final SetSql sql;

  JdbcPaymentFailures(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public void add(PaymentFailure failure) {
    sql.update(
        ADD,
        open ->
            open.set(failure.site().value())
                .set(failure.id())
                .set(failure.order().value())
                .set(failure.attempt().map(AttemptId::value).orElse(null))
                .set(failure.refund().map(RefundId::value).orElse(null))
                .set(failure.event().map(PaymentEventId::value).orElse(null))
                .set(Storable.text(failure.code()))
                .set(Storable.text(failure.reason()))
                .set(Storable.moment(failure.at())));
  }

  @Override
  public Page<PaymentFailure, UUID> page(
      SiteId site, Optional<OrderId> order, Optional<UUID> before, int limit) {
    List<PaymentFailure> found =
        sql.list(
            SELECT
                + (order.isPresent() ? "and f.order_id = ?\n" : "")
                + (before.isPresent() ? "and f.failure_id < ?\n" : "")
                + "order by f.failure_id desc limit ?",
            open -> {
              open.set(site.value());
              if (order.isPresent()) {
                open.set(order.get().value());
              }
              if (before.isPresent()) {
                open.set(before.get());
              }
              open.set(limit + 1);
            },
            JdbcPaymentFailures::read);
    return found.size() <= limit
        ? new Page<>(found, Optional.empty())
        : new Page<>(found.subList(0, limit), Optional.of(found.get(limit - 1).id()));
  }

  private static PaymentFailure read(ResultSet row) throws SQLException {
    return new PaymentFailure(
        row.getObject("failure_id", UUID.class),
        new SiteId(row.getObject("site_id", UUID.class)),
        new OrderId(row.getObject("order_id", UUID.class)),
        SetSql.perhapsId(row, "attempt_id").map(AttemptId::new),
        SetSql.perhapsId(row, "refund_id").map(RefundId::new),
        SetSql.perhapsId(row, "event_id").map(PaymentEventId::new),
        row.getString("code"),
        row.getString("reason"),
        SetSql.moment(row, "failed_at"));
  }
}
