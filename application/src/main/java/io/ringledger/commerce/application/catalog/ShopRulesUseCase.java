package io.ringledger.commerce.application.catalog;

import io.ringledger.commerce.application.PurchaseGates;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.DiscountId;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.commerce.domain.pricing.Discount.Off;
import io.ringledger.commerce.domain.pricing.Discount.PartOff;
import io.ringledger.commerce.domain.pricing.Discount.Reduction;
import io.ringledger.commerce.domain.pricing.ShippingRate;
import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@inheritDoc} */
public final class ShopRulesUseCase implements ShopRules {

  private final CataloguePorts ports;
  private final CatalogueTrail trail;

  public ShopRulesUseCase(CataloguePorts ports) {
    this.ports = ports;
    this.trail = new CatalogueTrail(ports);
  }

  @Override
  public Outcome<ShopSettings> settings(SiteCaller caller) {
    return forStaff(caller, staff -> Outcome.success(ports.shelf().settings(staff.site())));
  }

  @Override
  public Outcome<ShopSettings> settings(SiteCaller caller, NewSettings wanted) {
    return forStaff(
        caller,
        staff -> {
          if (saysSomethingTwice(wanted)) {
            return Outcome.rejected(CommerceFailure.SHOP_SETTINGS_INVALID);
          }
          CurrencyCode currency = ports.book().lock(staff.site()).currency();
          List<ShippingRate> shipping =
              wanted.shippingRates().stream()
                  .map(
                      rate ->
                          new ShippingRate(
                              rate.country(),
                              new Money(rate.feeMinor(), currency),
                              rate.taxClass()))
                  .toList();
          ShopSettings settings = new ShopSettings(currency, wanted.taxRates(), shipping);
          ports.book().save(staff.site(), settings);
          trail.succeeded(staff, "shop:" + staff.site(), "shop.settings", details(settings));
          return Outcome.success(settings);
        });
  }

  private static boolean saysSomethingTwice(NewSettings wanted) {
    return isRepeated(wanted.taxRates(), rate -> rate.country() + " " + rate.taxClass())
        || isRepeated(wanted.shippingRates(), rate -> rate.country().code());
  }

  private static <T> boolean isRepeated(List<T> all, Function<T, String> name) {
    return all.stream().map(name).distinct().count() < all.size();
  }

  @Override
  public Outcome<Page<Discount, DiscountId>> discounts(
      SiteCaller caller, Optional<DiscountId> before, int limit) {
    return forStaff(
        caller, staff -> Outcome.success(ports.discounts().page(staff.site(), before, limit)));
  }

  @Override
  public Outcome<Discount> add(SiteCaller caller, String code, DiscountTerms terms) {
    return forStaff(
        caller,
        staff ->
            discount(staff, new DiscountId(ports.randomness().newId()), code, terms)
                .then(
                    discount -> {
                      if (!ports.discounts().add(staff.site(), discount)) {
                        return Outcome.rejected(CommerceFailure.DISCOUNT_CODE_TAKEN);
                      }
                      note(staff, "discount.add", discount);
                      return Outcome.success(discount);
                    }));
  }

  @Override
  public Outcome<Discount> change(SiteCaller caller, DiscountId id, DiscountTerms terms) {
    return forStaff(
        caller,
        staff -> {
          Optional<Discount> found = ports.discounts().lock(staff.site(), id);
          if (found.isEmpty()) {
            return Outcome.rejected(CommerceFailure.DISCOUNT_NOT_FOUND);
          }
          Outcome<Discount> outcome = discount(staff, id, found.get().code(), terms);
          if (outcome instanceof Success<Discount>(var discount)) {
            ports.discounts().save(staff.site(), discount);
            note(staff, "discount.change", discount);
          }
          return outcome;
        });
  }

  private Outcome<Discount> discount(
      SiteCaller staff, DiscountId id, String code, DiscountTerms terms) {
    CurrencyCode currency = ports.shelf().settings(staff.site()).currency();
    Instant from = terms.startsAt().orElse(ports.clock().instant());
    boolean once = terms.basisPoints().isPresent() != terms.amountMinor().isPresent();
    boolean ends = terms.endsAt().map(end -> end.isAfter(from)).orElse(true);
    if (!once || !ends) {
      return Outcome.rejected(CommerceFailure.DISCOUNT_INVALID);
    }
    Reduction reduction =
        terms
            .basisPoints()
            .<Reduction>map(PartOff::new)
            .orElseGet(() -> new Off(new Money(terms.amountMinor().orElseThrow(), currency)));
    return Outcome.success(
        new Discount(
            id,
            code,
            reduction,
            new Money(terms.minimumMinor(), currency),
            from,
            terms.endsAt(),
            terms.active()));
  }

  private void note(SiteCaller staff, String action, Discount discount) {
    Map<String, String> details = new TreeMap<>();
    details.put("code", discount.code());
    details.put(
        "reduction",
        switch (discount.reduction()) {
          case PartOff(var basisPoints) -> basisPoints + " basis points";
          case Off(var amount) -> amount.toString();
        });
    details.put("minimum", discount.minimum().toString());
    details.put("starts_at", discount.startsAt().toString());
    discount.endsAt().ifPresent(end -> details.put("ends_at", end.toString()));
    details.put("active", Boolean.toString(discount.active()));
    trail.succeeded(staff, "discount:" + discount.id(), action, details);
  }

  private <T> Outcome<T> forStaff(SiteCaller caller, Function<SiteCaller, Outcome<T>> verb) {
    return PurchaseGates.staff(caller)
        .then(staff -> ports.scope().within(staff.site(), () -> verb.apply(staff)));
  }

  /** All of it, so that the history tells what was charged when. */
  private static Map<String, String> details(ShopSettings settings) {
    return Map.of(
        "tax_rates",
        settings.taxRates().stream()
            .map(
                rate ->
                    "%s %s %d"
                        .formatted(rate.country(), rate.taxClass().wire(), rate.basisPoints()))
            .collect(Collectors.joining(", ")),
        "shipping_rates",
        settings.shippingRates().stream()
            .map(rate -> "%s %s %s".formatted(rate.country(), rate.fee(), rate.taxClass().wire()))
            .collect(Collectors.joining(", ")));
  }
}
