package io.ringledger.commerce.rest.orders;

import io.ringledger.commerce.domain.pricing.Totals;
import io.ringledger.shared.domain.Money;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an order costs and why, and what of it was given back. */
@Schema(name = "OrderTotals")
public record OrderTotalsResponse(
    long subtotalMinor,
    long discountMinor,
    long shippingMinor,
    List<TaxLine> taxLines,
    long taxMinor,
    long totalMinor,
    long refundedMinor) {

  static OrderTotalsResponse of(Totals totals, Money refunded) {
    return new OrderTotalsResponse(
        totals.subtotal().minor(),
        totals.discount().minor(),
        totals.shipping().minor(),
        totals.taxLines().stream().map(TaxLine::of).toList(),
        totals.tax().minor(),
        totals.total().minor(),
        refunded.minor());
  }

  /** What is taken at one rate. */
  @Schema(name = "OrderTaxLine")
  public record TaxLine(String name, int basisPoints, long taxableMinor, long taxMinor) {

    static TaxLine of(Totals.TaxLine line) {
      return new TaxLine(
          line.name(), line.basisPoints(), line.taxable().minor(), line.tax().minor());
    }
  }
}
