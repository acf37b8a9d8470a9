package io.ringledger.commerce.persistence.catalog;

import io.ringledger.commerce.domain.DiscountId;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.commerce.domain.pricing.Discount.Off;
import io.ringledger.commerce.domain.pricing.Discount.PartOff;
import io.ringledger.commerce.domain.pricing.Discount.Reduction;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.persistence.SetSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Reads rows of discounts. */
final class DiscountRows {

  static final String SELECT =
      """
      select id, code, basis_points, amount_minor, minimum_minor, currency, starts_at, ends_at,
        active
      from discounts
      """;

  private DiscountRows() {}

  static Discount discount(ResultSet row) throws SQLException {
    CurrencyCode currency = new CurrencyCode(row.getString("currency"));
    Integer basisPoints = row.getObject("basis_points", Integer.class);
    Reduction reduction =
        basisPoints == null
            ? new Off(new Money(row.getLong("amount_minor"), currency))
            : new PartOff(basisPoints);
    return new Discount(
        new DiscountId(row.getObject("id", UUID.class)),
        row.getString("code"),
        reduction,
        new Money(row.getLong("minimum_minor"), currency),
        SetSql.moment(row, "starts_at"),
        Optional.ofNullable(row.getObject("ends_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getBoolean("active"));
  }
}
