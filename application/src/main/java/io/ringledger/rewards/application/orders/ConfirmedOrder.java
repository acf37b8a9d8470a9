package io.ringledger.rewards.application.orders;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.orders.OrderRewardMapping.Terms;
import io.ringledger.rewards.domain.orders.Purchase;
import io.ringledger.shared.application.events.PublishedEvent;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What an event says of an order that was confirmed, as far as rewards want to know.
 *
 * @param buyerKnown whether the buyer has logged in
 * @param totalMinor in the currency's minor unit
 */
record ConfirmedOrder(
    PublishedEvent event,
    SiteId site,
    UUID order,
    UserId buyer,
    boolean buyerKnown,
    CurrencyCode currency,
    long totalMinor) {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Empty where the event does not say what it should: whoever made it may be wrong. */
  static Optional<ConfirmedOrder> of(PublishedEvent event) {
    Map<String, Object> facts = event.data().facts();
    Optional<UUID> site = id(facts, "site_id");
    Optional<UUID> order = id(facts, "order_id");
    Optional<UUID> buyer = id(facts, "buyer_id");
    return site.isPresent()
            && order.isPresent()
            && buyer.isPresent()
            && facts.get("buyer_known") instanceof Boolean known
            && facts.get("currency") instanceof String code
            && CurrencyCode.parse(code).isPresent()
            && facts.get("total_minor") instanceof Long total
            && total >= 0
            && total <= Points.MAX_VALUE
        ? Optional.of(
            new ConfirmedOrder(
                event,
                new SiteId(site.get()),
                order.get(),
                new UserId(buyer.get()),
                known,
                new CurrencyCode(code),
                total))
        : Optional.empty();
  }

  private static Optional<UUID> id(Map<String, Object> facts, String name) {
    return facts.get(name) instanceof String text && ID.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  /** The same as a reward event tells of it, by the terms that held when it happened. */
  Purchase at(Terms terms) {
    return new Purchase(
        site,
        order,
        new Holder(buyer.toString()),
        currency,
        totalMinor,
        terms.stake(totalMinor),
        terms.grade(),
        event.time());
  }
}
