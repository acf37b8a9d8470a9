package io.ringledger.commerce.persistence.catalog;

import io.ringledger.commerce.application.outbound.Discounts;
import io.ringledger.commerce.domain.DiscountId;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.commerce.domain.pricing.Discount.Off;
import io.ringledger.commerce.domain.pricing.Discount.PartOff;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Discounts in PostgreSQL. */
@ApplicationScoped
public class JdbcDiscounts implements Discounts {

  private static final String ADD =
      """
      insert into discounts (basis_points, amount_minor, minimum_minor, starts_at, ends_at, active,
        site_id, id, code, currency)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (site_id, code) do nothing
      """;

  private static final String SAVE =
      """
      update discounts set basis_points = ?, amount_minor = ?, minimum_minor = ?, starts_at = ?,
        ends_at = ?, active = ?
      where site_id = ? and id = ?
      """;

  /** Sorts after every version 7 id. */
  private static final UUID LAST = new UUID(-1, -1);

  private final SetSql sql;

  JdbcDiscounts(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public boolean add(SiteId site, Discount discount) {
    return sql.update(
            ADD,
            values ->
                terms(values, discount)
                    .set(site.value())
                    .set(discount.id().value())
                    .set(discount.code())
                    .set(discount.minimum().currency().value()))
        == 1;
  }

  @Override
  public Optional<Discount> lock(SiteId site, DiscountId id) {
    return sql.one(
        DiscountRows.SELECT + "where site_id = ? and id = ? for no key update",
        values -> values.set(site.value()).set(id.value()),
        DiscountRows::discount);
  }

  @Override
  public void save(SiteId site, Discount discount) {
    sql.update(
        SAVE, values -> terms(values, discount).set(site.value()).set(discount.id().value()));
  }

  @Override
  public Page<Discount, DiscountId> page(SiteId site, Optional<DiscountId> before, int limit) {
    // One more than asked for, to see whether anything follows.
    List<Discount> found =
        sql.list(
            DiscountRows.SELECT + "where site_id = ? and id < ? order by id desc limit ?",
            values ->
                values
                    .set(site.value())
                    .set(before.map(DiscountId::value).orElse(LAST))
                    .set(limit + 1),
            DiscountRows::discount);
    boolean more = found.size() > limit;
    List<Discount> items = more ? found.subList(0, limit) : found;
    return new Page<>(items, more ? Optional.of(items.getLast().id()) : Optional.empty());
  }

  private static SetSql.Parameters terms(SetSql.Parameters values, Discount discount)
      throws SQLException {
    return values
        .set(discount.reduction() instanceof PartOff(var basisPoints) ? (Object) basisPoints : null)
        .set(discount.reduction() instanceof Off(var amount) ? (Object) amount.minor() : null)
        .set(discount.minimum().minor())
        .set(Storable.moment(discount.startsAt()))
        .set(moment(discount.endsAt()))
        .set(discount.active());
  }

  private static @Nullable Object moment(Optional<Instant> moment) {
    return moment.map(at -> Storable.moment(at).atOffset(ZoneOffset.UTC)).orElse(null);
  }
}
