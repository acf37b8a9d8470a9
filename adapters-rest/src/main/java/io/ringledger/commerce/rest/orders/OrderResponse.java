package io.ringledger.commerce.rest.orders;

import io.ringledger.commerce.application.orders.OrderView;
import io.ringledger.commerce.domain.order.Buyer;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.OrderSnapshot;
import io.ringledger.commerce.domain.order.Placement;
import io.ringledger.commerce.domain.pricing.PricedLine;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteStanding;
import io.ringledger.shared.rest.OutcomeAnswers;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An order, for its buyer or for those who run the site; what was charged with is nobody's to see.
 *
 * @param attempts for those who run the site
 */
public record OrderResponse(
    String orderId,
    String siteId,
    String state,
    BuyerResponse buyer,
    String email,
    String currency,
    List<Line> lines,
    @Nullable String discountCode,
    OrderTotalsResponse totals,
    AddressResponse billing,
    @Nullable AddressResponse shipping,
    PaymentResponse payment,
    List<AttemptResponse> attempts,
    List<RefundResponse> refunds,
    @Nullable String recoverableUntil,
    String createdAt,
    String changedAt) {

  /** How orders are written down for that caller. */
  public static AnswerFormat<OrderView> format(SiteCaller reader) {
    return OutcomeAnswers.format(
        Response.Status.OK.getStatusCode(), view -> OrderResponse.of(reader, view));
  }

  /** The order as that caller may see it; it is placed. */
  public static OrderResponse of(SiteCaller reader, OrderView view) {
    boolean staff = reader.standing().includes(SiteStanding.SITE_ADMIN);
    Order order = view.order();
    OrderSnapshot facts = order.snapshot();
    Placement placement = order.placement();
    return new OrderResponse(
        order.id().toString(),
        order.site().toString(),
        order.state().wire(),
        BuyerResponse.of(order.buyer()),
        placement.email(),
        facts.currency().value(),
        placement.totals().lines().stream().map(Line::of).toList(),
        facts.discountCode().orElse(null),
        OrderTotalsResponse.of(placement.totals(), facts.refunded()),
        AddressResponse.of(placement.billing()),
        placement.shipping().map(AddressResponse::of).orElse(null),
        PaymentResponse.of(view, staff),
        staff ? view.attempts().stream().map(AttemptResponse::of).toList() : List.of(),
        view.refunds().stream().map(refund -> RefundResponse.of(refund, staff)).toList(),
        facts.recoverableUntil().map(Instant::toString).orElse(null),
        facts.createdAt().toString(),
        facts.changedAt().toString());
  }

  /** Who buys. */
  @Schema(name = "OrderBuyer")
  public record BuyerResponse(String id, boolean known) {

    static BuyerResponse of(Buyer buyer) {
      return new BuyerResponse(buyer.id().toString(), buyer.known());
    }
  }

  /** Some of a product, at what it cost at checkout. */
  @Schema(name = "OrderLine")
  public record Line(
      String productId,
      String sku,
      String name,
      String kind,
      int quantity,
      long unitPriceMinor,
      long subtotalMinor,
      long discountMinor) {

    static Line of(PricedLine line) {
      return new Line(
          line.goods().product().toString(),
          line.goods().sku(),
          line.goods().name(),
          line.goods().kind().wire(),
          line.goods().quantity(),
          line.goods().unitPrice().minor(),
          line.subtotal().minor(),
          line.discount().minor());
    }
  }

  @Override
  public String toString() {
    return "OrderResponse[%s %s]".formatted(orderId, state);
  }
}
