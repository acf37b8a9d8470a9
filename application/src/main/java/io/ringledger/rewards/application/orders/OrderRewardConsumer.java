package io.ringledger.rewards.application.orders;

import io.ringledger.rewards.application.outbound.OrderRewardMappings;
import io.ringledger.rewards.application.outbound.PurchaseEvents;
import io.ringledger.rewards.application.outbound.PurchaseWatch;
import io.ringledger.rewards.application.outbound.PurchaseWatch.Fate;
import io.ringledger.rewards.application.settlement.RewardIntake;
import io.ringledger.rewards.application.settlement.RewardIntake.Received;
import io.ringledger.rewards.application.settlement.RewardIntake.Sender;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.orders.OrderRewardMapping;
import io.ringledger.rewards.domain.orders.OrderRewardMapping.Terms;
import io.ringledger.rewards.domain.orders.Purchase;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.events.EventConsumer;
import io.ringledger.shared.application.events.PublishedEvent;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes reward events of orders that were confirmed, where their site wants it. What an order is
 * worth follows from what was said of its site when it was confirmed, so that reading the log again
 * makes the same events, which the intake knows by then. One that can never become a reward event
 * is written down and left behind: trying again could not help, and would hold up those behind it.
 */
public final class OrderRewardConsumer implements EventConsumer {

  /** Under this name is kept how far it has got. */
  public static final String NAME = "order-rewards";

  private final SiteScope scope;
  private final OrderRewardMappings mappings;
  private final PurchaseEvents writer;
  private final RewardIntake intake;
  private final PurchaseWatch watch;
  private final AuditTrail trail;
  private final InstantSource clock;

  public OrderRewardConsumer(
      SiteScope scope,
      OrderRewardMappings mappings,
      PurchaseEvents writer,
      RewardIntake intake,
      PurchaseWatch watch,
      AuditTrail trail,
      InstantSource clock) {
    this.scope = scope;
    this.mappings = mappings;
    this.writer = writer;
    this.intake = intake;
    this.watch = watch;
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> types() {
    return Set.of(Purchase.EVENT_TYPE);
  }

  @Override
  public void consume(List<PublishedEvent> events) {
    Map<SiteId, List<ConfirmedOrder>> orders = new LinkedHashMap<>();
    for (PublishedEvent event : events) {
      Optional<ConfirmedOrder> read = ConfirmedOrder.of(event);
      if (read.isEmpty()) {
        refused(event, Map.of(), RewardFailure.EVENT_MALFORMED);
      } else if (read.get().buyerKnown()) {
        orders.computeIfAbsent(read.get().site(), _ -> new ArrayList<>()).add(read.get());
      } else {
        watch.became(Fate.PASSED_OVER);
      }
    }
    orders.forEach(this::consume);
  }

  private void consume(SiteId site, List<ConfirmedOrder> orders) {
    Set<Instant> moments =
        orders.stream().map(order -> order.event().time()).collect(Collectors.toSet());
    Map<Instant, OrderRewardMapping> inForce =
        scope.within(site, () -> mappings.inForce(site, moments));
    Map<ConfirmedOrder, Purchase> purchases = new LinkedHashMap<>();
    for (ConfirmedOrder order : orders) {
      Optional<Terms> terms =
          Optional.ofNullable(inForce.get(order.event().time()))
              .map(OrderRewardMapping::terms)
              .filter(Terms::enabled);
      if (terms.isPresent()) {
        purchases.put(order, order.at(terms.get()));
      } else {
        watch.became(Fate.PASSED_OVER);
      }
    }
    handOver(site, List.copyOf(purchases.keySet()), List.copyOf(purchases.values()));
  }

  private void handOver(SiteId site, List<ConfirmedOrder> orders, List<Purchase> purchases) {
    for (int from = 0; from < orders.size(); from += RewardIntake.MAX_BATCH) {
      int upTo = Math.min(from + RewardIntake.MAX_BATCH, orders.size());
      List<ConfirmedOrder> some = orders.subList(from, upTo);
      Outcome<List<Outcome<Received>>> outcome =
          intake.receive(
              new Sender(Purchase.sourceOf(site), Set.of(Purchase.EVENT_TYPE)),
              writer.write(purchases.subList(from, upTo)));
      switch (outcome) {
        case Success<List<Outcome<Received>>>(var each) -> {
          for (int i = 0; i < some.size(); i++) {
            tell(some.get(i), each.get(i));
          }
        }
        case Rejected<List<Outcome<Received>>> all -> some.forEach(order -> tell(order, all.as()));
      }
    }
  }

  private void tell(ConfirmedOrder order, Outcome<Received> outcome) {
    switch (outcome) {
      case Success<Received>(var received) ->
          watch.became(received.known() ? Fate.KNOWN : Fate.HANDED_OVER);
      case Rejected<Received>(var code, _, _) ->
          refused(
              order.event(),
              Map.of("site_id", order.site().toString(), "order_id", order.order().toString()),
              code);
    }
  }

  /** Nothing of an event that cannot be read is repeated; its id leads to it. */
  private void refused(PublishedEvent event, Map<String, String> details, FailureCode code) {
    String id = event.id().toString();
    // The partition is held, so nobody else writes about this event.
    trail.record(
        AuditEntry.refusal(
            new AuditChain("order-reward:" + id),
            clock.instant(),
            Author.system(new RequestId(id)),
            "order_reward.hand_over",
            code,
            details));
    watch.refused(event, code);
  }
}
