package io.ringledger.rewards.application.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.application.fakes.InMemoryOrderRewardMappings;
import io.ringledger.rewards.application.outbound.PurchaseWatch;
import io.ringledger.rewards.domain.orders.OrderRewardMapping;
import io.ringledger.rewards.domain.orders.OrderRewardMapping.Terms;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.EventDelivery;
import io.ringledger.shared.application.events.EventDelivery.Round;
import io.ringledger.shared.application.events.EventLog.Standing;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.events.PublishedEvent;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.InMemoryEventLog;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRewardConsumerTest {

  private static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");
  private static final SiteId SITE = new SiteId(new UUID(1, 1));
  private static final SiteId OTHER = new SiteId(new UUID(1, 2));
  private static final UserId ADMIN = new UserId(new UUID(2, 2));
  private static final UUID BUYER = new UUID(3, 3);
  private static final Terms TERMS = new Terms(true, 100, "shop");
  private static final Terms OFF = new Terms(false, 100, "shop");

  private final SettableClock clock = new SettableClock(NOW);
  private final InMemoryOrderRewardMappings mappings = new InMemoryOrderRewardMappings();
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final InMemoryEventLog log = new InMemoryEventLog();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(mappings, trail, log);
  private final OneSiteScope scope = new OneSiteScope(unitOfWork);
  private final RememberingIntake intake = new RememberingIntake(scope);
  private final Watch watch = new Watch();
  private final OrderRewardConsumer consumer =
      new OrderRewardConsumer(scope, mappings, intake, intake, watch, trail, clock);
  private final EventDelivery delivery = new EventDelivery(unitOfWork, log, clock, 1000);
  private int published;

  OrderRewardConsumerTest() {
    mappings.worksWithin(scope);
    unitOfWork.add(intake);
  }

  private static final class Watch implements PurchaseWatch {
    private final List<String> seen = new ArrayList<>();

    @Override
    public void became(Fate fate) {
      seen.add(fate.wire());
    }

    @Override
    public void refused(PublishedEvent event, FailureCode code) {
      seen.add("refused " + code.code());
    }
  }

  private void say(SiteId site, Terms terms) {
    scope.run(
        site,
        () ->
            mappings.add(
                OrderRewardMapping.after(
                    mappings.current(site), site, terms, ADMIN, clock.instant())));
  }

  private static Map<String, Object> order(SiteId site, UUID order, long total) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("site_id", site.toString());
    facts.put("order_id", order.toString());
    facts.put("state", "confirmed");
    facts.put("buyer_id", BUYER.toString());
    facts.put("buyer_known", true);
    facts.put("currency", "EUR");
    facts.put("total_minor", total);
    facts.put("attempt_id", new UUID(7, 7).toString());
    return facts;
  }

  private void publish(Map<String, Object> facts) {
    published++;
    log.publish(
        List.of(
            new NewEvent(
                new UUID(5, published),
                "commerce.OrderConfirmed",
                "subject",
                "order",
                clock.instant(),
                EventData.of(facts))));
    log.sequence(1000);
  }

  private void bought(SiteId site, int order, long total) {
    publish(order(site, new UUID(4, order), total));
  }

  private Round deliver() {
    return delivery.deliver(consumer);
  }

  private void deliverAll() {
    assertThat(deliver().failures()).isEmpty();
    assertThat(log.standing(OrderRewardConsumer.NAME)).allMatch(standing -> standing.lag() == 0);
  }

  private static String line(SiteId site, int order, String rest) {
    return "%s;urn:ringledger:site:%s;%s;%s".formatted(new UUID(4, order), site, BUYER, rest);
  }

  @Test
  void aConfirmedOrderOfAUserIsARewardEventOfItsSite() {
    say(SITE, TERMS);
    bought(SITE, 1, 4_990);

    deliverAll();

    assertThat(intake.kept())
        .containsExactly(line(SITE, 1, "4990 EUR;49;shop;2030-06-01T12:00:00Z"));
    assertThat(watch.seen).containsExactly("handed_over");
    assertThat(trail.entries()).isEmpty();
  }

  @Test
  void whereNothingWasSaidOrdersEarnNothing() {
    bought(SITE, 1, 4_990);

    deliverAll();

    assertThat(intake.kept()).isEmpty();
    assertThat(watch.seen).containsExactly("passed_over");
  }

  @Test
  void anOrderThatWasConfirmedWhileItWasOffIsPassedOverForGood() {
    say(SITE, OFF);
    bought(SITE, 1, 4_990);
    clock.advance(Duration.ofSeconds(1));
    say(SITE, TERMS);

    deliverAll();
    unitOfWork.run(() -> log.rewind(OrderRewardConsumer.NAME));
    deliverAll();

    assertThat(intake.kept()).isEmpty();
    assertThat(watch.seen).containsExactly("passed_over", "passed_over");
  }

  @Test
  void anOrderThatWasConfirmedWhileItWasOnEarnsHoweverLateItIsRead() {
    say(SITE, TERMS);
    bought(SITE, 1, 4_990);
    clock.advance(Duration.ofSeconds(1));
    say(SITE, OFF);
    bought(SITE, 2, 100);

    deliverAll();

    assertThat(intake.kept()).hasSize(1);
  }

  @Test
  void readingTheLogAgainChangesNothingWhateverWasSaidMeanwhile() {
    say(SITE, TERMS);
    bought(SITE, 1, 4_990);
    deliverAll();
    List<String> before = intake.kept();
    clock.advance(Duration.ofSeconds(1));
    say(SITE, new Terms(true, 1, "gold"));

    unitOfWork.run(() -> log.rewind(OrderRewardConsumer.NAME));
    deliverAll();

    assertThat(intake.kept()).isEqualTo(before);
    assertThat(watch.seen).containsExactly("handed_over", "known");
    assertThat(trail.entries()).isEmpty();
  }

  @Test
  void anOrderOfSomebodyUnknownEarnsNothing() {
    say(SITE, TERMS);
    Map<String, Object> facts = order(SITE, new UUID(4, 1), 100);
    facts.put("buyer_known", false);
    publish(facts);

    deliverAll();

    assertThat(intake.kept()).isEmpty();
    assertThat(watch.seen).containsExactly("passed_over");
  }

  @Test
  void sitesInOneBatchAreWorkedOnOneAfterAnother() {
    say(SITE, TERMS);
    say(OTHER, new Terms(true, 10, "merch"));
    bought(SITE, 1, 1_000);
    bought(OTHER, 2, 1_000);
    bought(SITE, 3, 1_099);

    deliverAll();

    assertThat(intake.kept())
        .containsExactly(
            line(SITE, 1, "1000 EUR;10;shop;2030-06-01T12:00:00Z"),
            line(SITE, 3, "1099 EUR;10;shop;2030-06-01T12:00:00Z"),
            line(OTHER, 2, "1000 EUR;100;merch;2030-06-01T12:00:00Z"));
  }

  @Test
  void noMoreIsHandedOverAtOnceThanTheIntakeTakes() {
    say(SITE, TERMS);
    for (int order = 0; order < 501; order++) {
      bought(SITE, order, 100);
    }

    deliverAll();

    assertThat(intake.batches).containsExactly(500, 1);
    assertThat(intake.kept()).hasSize(501);
  }

  @Test
  void whatTheIntakeRefusesIsWrittenDownAndHoldsNobodyUp() {
    say(SITE, TERMS);
    bought(SITE, 1, 100);
    bought(SITE, 2, 200);
    intake.refused.add(new UUID(4, 1));

    deliverAll();

    assertThat(intake.kept()).hasSize(1);
    assertThat(watch.seen).containsExactly("refused event_malformed", "handed_over");
    assertThat(trail.entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.chain().name()).isEqualTo("order-reward:" + new UUID(5, 1));
              assertThat(entry.actor()).isEqualTo("system");
              assertThat(entry.action()).isEqualTo("order_reward.hand_over");
              assertThat(entry.outcome()).isEqualTo("event_malformed");
              assertThat(entry.details())
                  .containsOnly(
                      Map.entry("site_id", SITE.toString()),
                      Map.entry("order_id", new UUID(4, 1).toString()));
            });
  }

  @Test
  void whereTheIntakeRefusesAllOfThemEachIsWrittenDown() {
    say(SITE, TERMS);
    bought(SITE, 1, 100);
    bought(SITE, 2, 200);
    intake.refusesAll = true;

    deliverAll();

    assertThat(trail.entries())
        .extracting(AuditEntry::outcome)
        .hasSize(2)
        .containsOnly("event_malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"site_id", "order_id", "buyer_id", "buyer_known", "currency", "total_minor"})
  void anEventThatDoesNotSayWhatItShouldHoldsNobodyUp(String missing) {
    say(SITE, TERMS);
    for (Object instead : List.of("", "x\ny", "1-1-1-1-1", -1L, Long.MAX_VALUE)) {
      Map<String, Object> facts = order(SITE, new UUID(4, 1), 100);
      facts.put(missing, instead);
      publish(facts);
    }
    Map<String, Object> without = order(SITE, new UUID(4, 1), 100);
    without.remove(missing);
    publish(without);
    bought(SITE, 2, 200);

    deliverAll();

    assertThat(intake.kept()).hasSize(1);
    assertThat(trail.entries())
        .hasSize(6)
        .allSatisfy(entry -> assertThat(entry.details()).isEmpty());
    assertThat(watch.seen).hasSize(7).endsWith("handed_over");
  }

  @Test
  void whatFailsForAMomentIsTriedAgainAndNothingOfItIsKept() {
    say(SITE, TERMS);
    bought(SITE, 1, 100);
    intake.away = true;
    assertThat(deliver().failures()).hasSize(1);
    assertThat(intake.kept()).isEmpty();
    assertThat(log.standing(OrderRewardConsumer.NAME).stream().mapToLong(Standing::lag).sum())
        .isEqualTo(1);

    intake.away = false;
    clock.advance(Duration.ofMinutes(5));
    deliverAll();

    assertThat(intake.kept()).hasSize(1);
  }
}
