package io.ringledger.commerce.application.payments;

import static io.ringledger.commerce.application.fakes.Shop.SEATS;
import static io.ringledger.commerce.application.fakes.Shop.SITE;
import static io.ringledger.commerce.application.fakes.Shop.TICKET;
import static io.ringledger.commerce.application.fakes.Shop.admin;
import static io.ringledger.commerce.application.fakes.Shop.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.commerce.application.OrderEvents;
import io.ringledger.commerce.application.fakes.GatewayMail.Notice;
import io.ringledger.commerce.application.fakes.InMemoryShelf.Level;
import io.ringledger.commerce.application.fakes.ScriptedPaymentGateway.Ending;
import io.ringledger.commerce.application.fakes.ScriptedPaymentGateway.Fault;
import io.ringledger.commerce.application.fakes.ScriptedPaymentGateway.RefundEnding;
import io.ringledger.commerce.application.fakes.ScriptedPaymentGateway.Verb;
import io.ringledger.commerce.application.fakes.Shop;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.AttemptState;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.OrderState;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Any order of webhooks, retries, duplicates, timeouts, crashes and refunds ends with captured -
 * refunded equal to what the order says, at most one paid attempt per order, and no confirmed order
 * without its event.
 */
class PaymentProperties {

  private static final int VISITORS = 3;

  /** One thing that happens; numbers are taken modulo what there is. */
  sealed interface Step {
    record Buy(int visitor) implements Step {}

    record Retry(int visitor, int order) implements Step {}

    record Refund(int order, long amount) implements Step {}

    /** Some event of the gateway arrives, perhaps not for the first time, and is worked on. */
    record Webhook(int event) implements Step {}

    /** What is on its way is lost. */
    record Drop() implements Step {}

    record Forged(int event) implements Step {}

    record Charging(Ending ending) implements Step {}

    record Refunding(RefundEnding ending) implements Step {}

    record Trouble(Verb verb, Fault fault) implements Step {}

    /** The power is out while the gateway answers. */
    record Crash() implements Step {}

    record GatewayDecides(int attempt, boolean pays) implements Step {}

    record Wait(int minutes) implements Step {}

    record Jobs() implements Step {}
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> any = Arbitraries.integers().between(0, 50);
    return Arbitraries.<Step>frequencyOf(
            Tuple.of(8, any.map(Step.Buy::new)),
            Tuple.of(6, any.flatMap(v -> any.map(o -> new Step.Retry(v, o)))),
            Tuple.of(
                4,
                any.flatMap(
                    o -> Arbitraries.longs().between(0, 6_000).map(a -> new Step.Refund(o, a)))),
            Tuple.of(10, any.map(Step.Webhook::new)),
            Tuple.of(2, Arbitraries.just(new Step.Drop())),
            Tuple.of(1, any.map(Step.Forged::new)),
            Tuple.of(6, Arbitraries.of(Ending.class).map(Step.Charging::new)),
            Tuple.of(1, Arbitraries.of(RefundEnding.class).map(Step.Refunding::new)),
            Tuple.of(
                6,
                Arbitraries.of(Verb.class)
                    .flatMap(
                        verb -> Arbitraries.of(Fault.class).map(f -> new Step.Trouble(verb, f)))),
            Tuple.of(2, Arbitraries.just(new Step.Crash())),
            Tuple.of(
                4,
                any.flatMap(
                    a -> Arbitraries.of(true, false).map(p -> new Step.GatewayDecides(a, p)))),
            Tuple.of(4, Arbitraries.integers().between(0, 90).map(Step.Wait::new)),
            Tuple.of(1, Arbitraries.integers().between(60 * 20, 60 * 26).map(Step.Wait::new)),
            Tuple.of(6, Arbitraries.just(new Step.Jobs())))
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void capturedLessRefundedIsWhatTheOrderSays(@ForAll("steps") List<Step> steps) {
    World world = new World();
    for (Step step : steps) {
      world.take(step);
      world.neverBroken();
    }
    world.settlesDown();
    world.neverBroken();
    world.addsUp();
  }

  /** A shop that things happen to. */
  private static final class World {

    private final Shop shop = new Shop();
    private final Set<OrderId> orders = new LinkedHashSet<>();
    private int intents;
    private int bounces;

    void take(Step step) {
      try {
        happen(step);
      } catch (PowerOut _) {
        // Whoever asked hears nothing.
      }
    }

    private void happen(Step step) {
      switch (step) {
        case Step.Buy(var number) -> buy(visitor(number % VISITORS));
        case Step.Retry(var number, var order) ->
            pick(order)
                .ifPresent(id -> shop.retries(visitor(number % VISITORS), id, "k" + intents++));
        case Step.Refund(var order, var amount) ->
            pick(order)
                .ifPresent(
                    id ->
                        shop.refunds(
                            admin(),
                            id,
                            amount == 0 ? Optional.empty() : Optional.of(amount),
                            "k" + intents++));
        case Step.Webhook(var event) -> notice(event).ifPresent(this::deliver);
        case Step.Drop _ -> shop.gateway.takeMail();
        case Step.Forged(var event) ->
            notice(event).ifPresent(notice -> shop.delivers(notice.forged()));
        case Step.Charging(var ending) -> shop.gateway.endings(ending);
        case Step.Refunding(var ending) -> refunding(ending);
        case Step.Trouble(var verb, var fault) -> shop.gateway.faults(verb, fault);
        case Step.Crash _ ->
            shop.gateway.meanwhile(
                () -> {
                  throw new PowerOut();
                });
        case Step.GatewayDecides(var attempt, var pays) -> decide(attempt, pays);
        case Step.Wait(var minutes) -> shop.clock.advance(Duration.ofMinutes(minutes));
        case Step.Jobs _ -> jobs();
      }
    }

    private void buy(SiteCaller visitor) {
      if (shop.carts.look(visitor).lines().isEmpty()) {
        shop.carts.add(visitor, TICKET, 1);
      }
      shop.carts.look(visitor).order().ifPresent(orders::add);
      shop.triesToCheckOut(visitor, Shop.aPurchase(), "k" + intents++);
    }

    /** So few that no refund is given up, which takes a person. */
    private void refunding(RefundEnding ending) {
      if (ending != RefundEnding.REFUSED || bounces++ < 3) {
        shop.gateway.refundEndings(ending);
      }
    }

    private Optional<OrderId> pick(int number) {
      return orders.isEmpty()
          ? Optional.empty()
          : orders.stream().skip(number % orders.size()).findFirst();
    }

    private Optional<Notice> notice(int number) {
      List<Notice> all = shop.gateway.allMail();
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(number % all.size()));
    }

    private void deliver(Notice notice) {
      shop.delivers(notice);
      shop.works();
    }

    private void decide(int number, boolean pays) {
      List<PaymentAttempt> open =
          attempts().stream()
              .filter(attempt -> attempt.reference().isPresent())
              .filter(attempt -> shop.gateway.isOpen(attempt.id()))
              .toList();
      if (!open.isEmpty()) {
        PaymentAttempt attempt = open.get(number % open.size());
        if (pays) {
          shop.gateway.completes(attempt.id());
        } else {
          shop.gateway.declines(attempt.id());
        }
      }
    }

    private void jobs() {
      shop.work.followAttempts(Shop.RUN);
      shop.work.followRefunds(Shop.RUN);
      shop.work.sweep(Shop.RUN);
      shop.works();
    }

    /** The outside behaves again, and time passes. */
    void settlesDown() {
      shop.gateway.behaves();
      for (int i = 0; i < 40; i++) {
        shop.clock.advance(Duration.ofHours(1));
        jobs();
        shop.deliversMail();
      }
    }

    /** What holds at every moment. */
    void neverBroken() {
      Map<OrderId, Long> paid =
          attempts().stream()
              .filter(attempt -> attempt.state() == AttemptState.AUTHORIZED)
              .collect(Collectors.groupingBy(PaymentAttempt::order, Collectors.counting()));
      assertThat(paid.values()).as("at most one paid attempt per order").allMatch(n -> n == 1);
      all().stream()
          .filter(order -> order.state().isPaid())
          .forEach(
              order ->
                  assertThat(shop.gateway.captured(order.attempt().orElseThrow()))
                      .as("nothing is confirmed that was not charged")
                      .contains(order.total()));
      Level level = shop.shelf.level(TICKET);
      assertThat(level.reserved()).isEqualTo(count(OrderState.PENDING_PAYMENT));
      assertThat(SEATS - level.onHand())
          .as("sold as many as are paid")
          .isEqualTo(all().stream().filter(order -> order.state().isPaid()).count());
      confirmedOnce();
    }

    private void confirmedOnce() {
      List<String> confirmed =
          shop.outbox.published(OrderEvents.CONFIRMED).stream().map(NewEvent::subject).toList();
      assertThat(confirmed).doesNotHaveDuplicates();
      assertThat(confirmed)
          .as("no confirmed order without its event")
          .containsExactlyInAnyOrderElementsOf(
              all().stream()
                  .filter(order -> order.state().isPaid())
                  .map(order -> order.id().toString())
                  .toList());
    }

    /** What holds at the end. */
    void addsUp() {
      Map<OrderId, Money> says = new HashMap<>(shop.orders.takings());
      says.values().removeIf(Money::isZero);
      assertThat(shop.gateway.kept()).as("captured - refunded").isEqualTo(says);
      assertThat(all())
          .extracting(Order::state)
          .doesNotContain(OrderState.PENDING_PAYMENT, OrderState.PAYMENT_FAILED);
      assertThat(attempts()).noneMatch(attempt -> attempt.state().isLive());
    }

    private long count(OrderState state) {
      return all().stream().filter(order -> order.state() == state).count();
    }

    private List<Order> all() {
      return orders.stream().map(shop::order).toList();
    }

    private List<PaymentAttempt> attempts() {
      List<PaymentAttempt> attempts = new ArrayList<>();
      orders.forEach(
          id -> attempts.addAll(shop.scope.within(SITE, () -> shop.attempts.of(SITE, id))));
      return attempts;
    }
  }

  /** What was going on does not go on. */
  private static final class PowerOut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
