package io.ringledger.commerce.persistence.orders;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.Address;
import io.ringledger.commerce.domain.order.Buyer;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.OrderSnapshot;
import io.ringledger.commerce.domain.order.OrderSnapshot.PaidBy;
import io.ringledger.commerce.domain.order.OrderState;
import io.ringledger.commerce.domain.order.Placement;
import io.ringledger.commerce.domain.pricing.Totals;
import io.ringledger.commerce.domain.pricing.Totals.TaxLine;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.persistence.SetSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A row of {@code orders}: an order without its lines. */
record OrderHead(
    OrderId id,
    SiteId site,
    Buyer buyer,
    OrderState state,
    CurrencyCode currency,
    Optional<String> discountCode,
    Optional<Placed> placed,
    int attempts,
    Optional<AttemptId> attempt,
    Optional<Instant> recoverableUntil,
    Optional<PaymentEventId> event,
    Money refunded,
    Instant createdAt,
    Instant changedAt) {

  static final String COLUMNS =
      """
      o.site_id, o.order_id, o.buyer_id, o.buyer_known, o.state, o.currency, o.discount_code, o.email,
        o.billing_name, o.billing_line1, o.billing_line2, o.billing_city, o.billing_postal_code,
        o.billing_region, o.billing_country, o.shipping_name, o.shipping_line1, o.shipping_line2,
        o.shipping_city, o.shipping_postal_code, o.shipping_region, o.shipping_country,
        o.subtotal_minor, o.discount_minor, o.shipping_minor, o.tax_names, o.tax_basis_points,
        o.tax_taxable_minor, o.tax_minor, o.total_minor, o.attempts, o.attempt_id,
        o.recoverable_until, o.payment_event_id, o.refunded_minor, o.created_at, o.changed_at
      """;

  /** What it was placed with, but for its lines. */
  record Placed(
      String email,
      Address billing,
      Optional<Address> shipping,
      Money subtotal,
      Money discount,
      Money fee,
      List<TaxLine> taxLines,
      Money total) {

    private Placement with(List<OrderLine> lines) {
      return new Placement(
          email,
          billing,
          shipping,
          new Totals(
              lines.stream().map(line -> line.priced().orElseThrow()).toList(),
              subtotal,
              discount,
              fee,
              taxLines,
              total));
    }
  }

  Order with(List<OrderLine> lines) {
    return Order.restore(
        new OrderSnapshot(
            id,
            site,
            buyer,
            state,
            currency,
            lines.stream().map(OrderLine::cartLine).toList(),
            discountCode,
            placed.map(each -> each.with(lines)),
            attempts,
            attempt,
            recoverableUntil,
            event.map(each -> new PaidBy(each, attempt.orElseThrow())),
            refunded,
            createdAt,
            changedAt));
  }

  static OrderHead read(ResultSet row) throws SQLException {
    CurrencyCode currency = new CurrencyCode(row.getString("currency"));
    return new OrderHead(
        new OrderId(row.getObject("order_id", UUID.class)),
        new SiteId(row.getObject("site_id", UUID.class)),
        new Buyer(new UserId(row.getObject("buyer_id", UUID.class)), row.getBoolean("buyer_known")),
        OrderState.ofWire(row.getString("state")).orElseThrow(),
        currency,
        SetSql.perhapsText(row, "discount_code"),
        placed(row, currency),
        row.getInt("attempts"),
        SetSql.perhapsId(row, "attempt_id").map(AttemptId::new),
        SetSql.perhapsMoment(row, "recoverable_until"),
        SetSql.perhapsId(row, "payment_event_id").map(PaymentEventId::new),
        new Money(row.getLong("refunded_minor"), currency),
        SetSql.moment(row, "created_at"),
        SetSql.moment(row, "changed_at"));
  }

  private static Optional<Placed> placed(ResultSet row, CurrencyCode currency) throws SQLException {
    String email = row.getString("email");
    return email == null
        ? Optional.empty()
        : Optional.of(
            new Placed(
                email,
                address(row, "billing_"),
                row.getString("shipping_name") == null
                    ? Optional.empty()
                    : Optional.of(address(row, "shipping_")),
                money(row, "subtotal_minor", currency),
                money(row, "discount_minor", currency),
                money(row, "shipping_minor", currency),
                taxLines(row, currency),
                money(row, "total_minor", currency)));
  }

  private static Address address(ResultSet row, String which) throws SQLException {
    return new Address(
        row.getString(which + "name"),
        row.getString(which + "line1"),
        SetSql.perhapsText(row, which + "line2"),
        row.getString(which + "city"),
        SetSql.perhapsText(row, which + "postal_code"),
        SetSql.perhapsText(row, which + "region"),
        new Country(row.getString(which + "country")));
  }

  private static List<TaxLine> taxLines(ResultSet row, CurrencyCode currency) throws SQLException {
    List<String> names = SetSql.texts(row, "tax_names");
    Integer[] basisPoints = (Integer[]) row.getArray("tax_basis_points").getArray();
    Long[] taxable = (Long[]) row.getArray("tax_taxable_minor").getArray();
    Long[] tax = (Long[]) row.getArray("tax_minor").getArray();
    List<TaxLine> lines = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      lines.add(
          new TaxLine(
              names.get(i),
              basisPoints[i],
              new Money(taxable[i], currency),
              new Money(tax[i], currency)));
    }
    return lines;
  }

  private static Money money(ResultSet row, String column, CurrencyCode currency)
      throws SQLException {
    return new Money(row.getLong(column), currency);
  }
}
