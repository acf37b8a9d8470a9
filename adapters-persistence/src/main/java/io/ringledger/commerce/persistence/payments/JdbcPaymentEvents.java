package io.ringledger.commerce.persistence.payments;

import io.ringledger.commerce.application.outbound.PaymentEvents;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.SetSql.Parameters;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What gateways said, as rows that never change, each with one that says what became of it. */
@ApplicationScoped
public class JdbcPaymentEvents implements PaymentEvents {

  private static final String ADD =
      """
      with added as (
        insert into payment_events (event_id, provider, provider_event, type, kind, site_id,
          order_id, attempt_id, refund_id, reference, refund_reference, amount_minor, currency,
          failure, occurred_at, received_at, body)
        select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (provider, provider_event) do nothing
        returning event_id, site_id, received_at),
      work as (
        insert into payment_event_work (event_id, site_id, status, tries, note, due_at)
        select event_id, site_id, 'pending', 0, '', received_at from added)
      select event_id from added order by event_id
      """;
  private static final String CLAIM =
      EventRows.SELECT
          + """
            where w.due_at <= ? order by w.due_at, w.event_id limit 1
            for update of w skip locked
            """;
  private static final String SETTLE =
      """
      update payment_event_work set status = ?, tries = case when ? then 0 else tries + 1 end,
        note = ?, due_at = ?, worked_at = ?
      where event_id = ?
      """;
  private static final String FIND = EventRows.SELECT + "where w.event_id = ?\n";
  private static final String TALLIES =
      """
      select w.status, w.due_at is not null as again, count(*) as count
      from payment_event_work w group by 1, 2 order by 1, 2
      """;

  private final SetSql sql;

  JdbcPaymentEvents(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public List<PaymentEventId> add(List<Received> received) {
    return sql.list(
        ADD,
        open -> fill(open, received),
        row -> new PaymentEventId(row.getObject("event_id", UUID.class)));
  }

  private static void fill(Parameters open, List<Received> all) throws SQLException {
    open.set("uuid", all, each -> each.event().id().value())
        .set("text", all, each -> each.event().provider().wire())
        .set("text", all, each -> Storable.text(each.event().providerEvent()))
        .set("text", all, each -> Storable.text(each.event().type()))
        .set("text", all, each -> each.event().kind().wire())
        .set("uuid", all, each -> each.event().site().map(SiteId::value).orElse(null))
        .set("uuid", all, each -> each.event().order().map(OrderId::value).orElse(null))
        .set("uuid", all, each -> each.event().attempt().map(AttemptId::value).orElse(null))
        .set("uuid", all, each -> each.event().refund().map(RefundId::value).orElse(null))
        .set("text", all, each -> each.event().reference().map(Storable::text).orElse(null))
        .set("text", all, each -> each.event().refundReference().map(Storable::text).orElse(null))
        .set("bigint", all, each -> each.event().amount().map(money -> money.minor()).orElse(null))
        .set(
            "text",
            all,
            each -> each.event().amount().map(money -> money.currency().value()).orElse(null))
        .set(
            "text",
            all,
            each ->
                each.event()
                    .failure()
                    .map(code -> Storable.cut(code, PaymentEvent.MAX_FAILURE_LENGTH))
                    .orElse(null))
        .set("timestamptz", all, each -> utc(each.event().occurredAt()))
        .set("timestamptz", all, each -> utc(each.event().receivedAt()))
        .set("text", all, each -> Storable.text(each.body()));
  }

  private static Object utc(Instant moment) {
    return Storable.moment(moment).atOffset(ZoneOffset.UTC);
  }

  @Override
  public Optional<Claim> claim(Instant now) {
    return sql.one(
        CLAIM,
        open -> open.set(Storable.moment(now)),
        row -> new Claim(EventRows.event(row), row.getInt("tries")));
  }

  @Override
  public void settle(
      PaymentEventId id, Status status, String note, Optional<Instant> again, Instant now) {
    int settled =
        sql.update(
            SETTLE,
            open ->
                open.set(status.wire())
                    .set(status == Status.PENDING)
                    .set(Storable.cut(note, MAX_NOTE_LENGTH))
                    .setMoment(again)
                    .set(Storable.moment(now))
                    .set(id.value()));
    if (settled != 1) {
      throw new IllegalStateException("there is no payment event " + id);
    }
  }

  @Override
  public Optional<Standing> find(PaymentEventId id) {
    return sql.one(FIND, open -> open.set(id.value()), EventRows::standing);
  }

  @Override
  public Optional<Standing> lock(PaymentEventId id) {
    return sql.one(FIND + "for update of w", open -> open.set(id.value()), EventRows::standing);
  }

  @Override
  public Page<Standing, PaymentEventId> page(
      Optional<Status> status, Optional<PaymentEventId> before, int limit) {
    List<Standing> found =
        sql.list(
            EventRows.SELECT
                + "where true\n"
                + (status.isPresent() ? "and w.status = ?\n" : "")
                + (before.isPresent() ? "and w.event_id < ?\n" : "")
                + "order by w.event_id desc limit ?",
            open -> {
              if (status.isPresent()) {
                open.set(status.get().wire());
              }
              if (before.isPresent()) {
                open.set(before.get().value());
              }
              open.set(limit + 1);
            },
            EventRows::standing);
    return found.size() <= limit
        ? new Page<>(found, Optional.empty())
        : new Page<>(found.subList(0, limit), Optional.of(found.get(limit - 1).event().id()));
  }

  @Override
  public List<Tally> tallies() {
    return sql.list(
        TALLIES,
        _ -> {},
        row ->
            new Tally(
                Status.ofWire(row.getString("status")).orElseThrow(),
                row.getBoolean("again"),
                row.getLong("count")));
  }
}
