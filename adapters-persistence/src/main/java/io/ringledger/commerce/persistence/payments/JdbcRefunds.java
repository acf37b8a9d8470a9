package io.ringledger.commerce.persistence.payments;

import io.ringledger.commerce.application.outbound.Refunds;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Refunds as rows, which are decided by the application and followed by the payments role. */
@ApplicationScoped
public class JdbcRefunds implements Refunds {

  private static final String ADD =
      """
      insert into refunds (site_id, refund_id, order_id, attempt_id, kind, amount_minor, currency,
        reason, state, tries, counted, requested_by, look_at, requested_at, changed_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, 'requested', ?, false, ?, ?, ?, ?)
      """;
  private static final String SAVE =
      """
      update refunds set state = ?, reference = ?, tries = ?, counted = ?, failure = ?, look_at = ?,
        changed_at = ?
      where site_id = ? and refund_id = ?
      """;
  private static final String SELECT =
      """
      select r.site_id, r.refund_id, r.order_id, r.attempt_id, r.kind, r.amount_minor, r.currency,
        r.reason, r.state, r.reference, r.tries, r.counted, r.failure, r.requested_by, r.look_at,
        r.requested_at, r.changed_at
      from refunds r
      """;
  private static final String FIND = SELECT + "where r.site_id = ? and r.refund_id = ?";
  private static final String OF_ORDER =
      SELECT + "where r.site_id = ? and r.order_id = ? order by r.refund_id";
  private static final String DUE = SELECT + "where r.look_at <= ? order by r.look_at limit ?";

  private final SetSql sql;

  JdbcRefunds(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public void add(Refund refund) {
    if (refund.state() != Refund.State.REQUESTED || refund.counted()) {
      throw new IllegalStateException("refund " + refund.id() + " was not just decided");
    }
    sql.update(
        ADD,
        open ->
            open.set(refund.site().value())
                .set(refund.id().value())
                .set(refund.order().value())
                .set(refund.attempt().value())
                .set(refund.kind().wire())
                .set(refund.amount().minor())
                .set(refund.amount().currency().value())
                .set(Storable.text(refund.reason()))
                .set(refund.tries())
                .set(refund.requestedBy())
                .setMoment(refund.lookAt())
                .set(Storable.moment(refund.requestedAt()))
                .set(Storable.moment(refund.changedAt())));
  }

  @Override
  public Optional<Refund> find(SiteId site, RefundId id) {
    return sql.one(FIND, open -> open.set(site.value()).set(id.value()), JdbcRefunds::read);
  }

  @Override
  public List<Refund> of(SiteId site, OrderId order) {
    return sql.list(OF_ORDER, open -> open.set(site.value()).set(order.value()), JdbcRefunds::read);
  }

  @Override
  public void save(Refund refund) {
    int saved =
        sql.update(
            SAVE,
            open ->
                open.set(refund.state().wire())
                    .set(refund.reference().map(Storable::text).orElse(null))
                    .set(refund.tries())
                    .set(refund.counted())
                    .set(
                        refund
                            .failure()
                            .map(code -> Storable.cut(code, PaymentAttempt.MAX_FAILURE_LENGTH))
                            .orElse(null))
                    .setMoment(refund.lookAt())
                    .set(Storable.moment(refund.changedAt()))
                    .set(refund.site().value())
                    .set(refund.id().value()));
    if (saved != 1) {
      throw new IllegalStateException("there is no refund " + refund.id());
    }
  }

  @Override
  public List<Refund> due(Instant now, int limit) {
    return sql.list(DUE, open -> open.set(Storable.moment(now)).set(limit), JdbcRefunds::read);
  }

  private static Refund read(ResultSet row) throws SQLException {
    return new Refund(
        new RefundId(row.getObject("refund_id", UUID.class)),
        new SiteId(row.getObject("site_id", UUID.class)),
        new OrderId(row.getObject("order_id", UUID.class)),
        new AttemptId(row.getObject("attempt_id", UUID.class)),
        Refund.Kind.ofWire(row.getString("kind")).orElseThrow(),
        new Money(row.getLong("amount_minor"), new CurrencyCode(row.getString("currency"))),
        row.getString("reason"),
        Refund.State.ofWire(row.getString("state")).orElseThrow(),
        SetSql.perhapsText(row, "reference"),
        row.getInt("tries"),
        row.getBoolean("counted"),
        SetSql.perhapsText(row, "failure"),
        row.getString("requested_by"),
        SetSql.perhapsMoment(row, "look_at"),
        SetSql.moment(row, "requested_at"),
        SetSql.moment(row, "changed_at"));
  }
}
