package io.ringledger.commerce.persistence.payments;

import io.ringledger.commerce.application.outbound.PaymentAttempts;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.AttemptState;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Attempts to pay as rows, which the application begins and the payments role goes on with. */
@ApplicationScoped
public class JdbcPaymentAttempts implements PaymentAttempts {

  private static final String ADD =
      """
      insert into payment_attempts (site_id, attempt_id, order_id, number, provider, amount_minor,
        currency, method, state, says_paid, closed, looks, look_at, created_at, changed_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, 'created', false, false, 0, ?, ?, ?)
      """;
  private static final String SAVE =
      """
      update payment_attempts set state = ?, reference = ?, next_action = ?, says_paid = ?,
        closed = ?, failure = ?, looks = ?, look_at = ?, changed_at = ?
      where site_id = ? and attempt_id = ?
      """;
  private static final String FIND =
      AttemptRows.SELECT + "where a.site_id = ? and a.attempt_id = ?";
  private static final String OF_ORDER =
      AttemptRows.SELECT + "where a.site_id = ? and a.order_id = ? order by a.number";
  private static final String DUE =
      AttemptRows.SELECT + "where a.look_at <= ? order by a.look_at limit ?";

  private final SetSql sql;

  JdbcPaymentAttempts(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public void add(PaymentAttempt attempt) {
    if (attempt.state() != AttemptState.CREATED) {
      throw new IllegalStateException("attempt " + attempt.id() + " is not about to be made");
    }
    sql.update(
        ADD,
        open ->
            open.set(attempt.site().value())
                .set(attempt.id().value())
                .set(attempt.order().value())
                .set(attempt.number())
                .set(attempt.provider().wire())
                .set(attempt.amount().minor())
                .set(attempt.amount().currency().value())
                .set(Storable.text(attempt.method()))
                .setMoment(attempt.lookAt())
                .set(Storable.moment(attempt.createdAt()))
                .set(Storable.moment(attempt.changedAt())));
  }

  @Override
  public Optional<PaymentAttempt> find(SiteId site, AttemptId id) {
    return sql.one(FIND, open -> open.set(site.value()).set(id.value()), AttemptRows::read);
  }

  @Override
  public List<PaymentAttempt> of(SiteId site, OrderId order) {
    return sql.list(OF_ORDER, open -> open.set(site.value()).set(order.value()), AttemptRows::read);
  }

  @Override
  public void save(PaymentAttempt attempt) {
    int saved =
        sql.update(
            SAVE,
            open ->
                open.set(attempt.state().wire())
                    .set(attempt.reference().map(Storable::text).orElse(null))
                    .set(attempt.nextAction().map(Storable::text).orElse(null))
                    .set(attempt.saysPaid())
                    .set(attempt.closed())
                    .set(
                        attempt
                            .failure()
                            .map(code -> Storable.cut(code, PaymentAttempt.MAX_FAILURE_LENGTH))
                            .orElse(null))
                    .set(attempt.looks())
                    .setMoment(attempt.lookAt())
                    .set(Storable.moment(attempt.changedAt()))
                    .set(attempt.site().value())
                    .set(attempt.id().value()));
    if (saved != 1) {
      throw new IllegalStateException("there is no attempt " + attempt.id());
    }
  }

  @Override
  public List<PaymentAttempt> due(Instant now, int limit) {
    return sql.list(DUE, open -> open.set(Storable.moment(now)).set(limit), AttemptRows::read);
  }
}
