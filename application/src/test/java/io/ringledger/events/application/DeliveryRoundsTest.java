package io.ringledger.events.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.events.application.EventSubscriptions.Begun;
import io.ringledger.events.application.EventSubscriptions.NewSubscription;
import io.ringledger.events.application.fakes.InMemoryDeliveries;
import io.ringledger.events.application.fakes.InMemorySubscriptions;
import io.ringledger.events.application.fakes.ScriptedWebhookSender;
import io.ringledger.events.application.fakes.ScriptedWebhookSender.Sent;
import io.ringledger.events.application.outbound.Deliveries.Claim;
import io.ringledger.events.application.outbound.WebhookSender.Answer;
import io.ringledger.events.domain.Delivery;
import io.ringledger.events.domain.DeliverySchedule;
import io.ringledger.events.domain.DeliveryStatus;
import io.ringledger.events.domain.Endpoint;
import io.ringledger.events.domain.Subscription;
import io.ringledger.events.domain.SubscriptionId;
import io.ringledger.events.domain.TypeFilter;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.EventDelivery;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.InMemoryEventLog;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From what happens to what a subscriber gets, whatever it answers. */
class DeliveryRoundsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
  private static final Answer.Failed DOWN =
      new Answer.Failed(Optional.of(500), "answered with 500", Optional.empty());

  private final SettableClock clock = new SettableClock(NOW);
  private final SequentialRandomness randomness = new SequentialRandomness();
  private final InMemoryEventLog log = new InMemoryEventLog();
  private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
  private final InMemoryDeliveries deliveries = new InMemoryDeliveries(subscriptions);
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final SnapshotUnitOfWork unitOfWork =
      new SnapshotUnitOfWork(log, subscriptions, deliveries, trail);
  private final ScriptedWebhookSender sender =
      new ScriptedWebhookSender(() -> unitOfWork.refuseInside("the subscriber"));
  private final EventSubscriptions admin =
      new EventSubscriptionsUseCase(
          unitOfWork,
          subscriptions,
          deliveries,
          endpoint ->
              endpoint.url().contains("forbidden") ? Optional.of("not there") : Optional.empty(),
          trail,
          randomness,
          clock);
  private final SubscriptionFanOut fanOut =
      new SubscriptionFanOut(subscriptions, deliveries, randomness, clock);
  private final DeliveryRounds rounds =
      new DeliveryRounds(
          unitOfWork,
          subscriptions,
          deliveries,
          sender,
          new DeliverySchedule(3, Duration.ofSeconds(10), Duration.ofMinutes(1)),
          Duration.ofSeconds(30),
          Duration.ofDays(30),
          clock);
  private final Caller caller =
      new Caller(new UserId(randomness.newId()), Role.ADMIN, new RequestId("request"));

  private Begun subscribe(String... types) {
    return value(
        admin.subscribe(
            caller,
            new NewSubscription(
                "n", new Endpoint("https://example.org/"), TypeFilter.of(Set.of(types)))));
  }

  private static <T> T value(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Success.class);
    return ((Success<T>) outcome).value();
  }

  private UUID happens(String type, String key) {
    UUID id = randomness.newId();
    unitOfWork.run(
        () ->
            log.publish(
                List.of(
                    new NewEvent(id, type, "s", key, clock.instant(), EventData.of(Map.of())))));
    return id;
  }

  /** Everything that can be done at this moment. */
  private void work() {
    while (log.sequence(100) > 0) {
      // Until all have their places.
    }
    EventDelivery inside = new EventDelivery(unitOfWork, log, clock, 100);
    while (inside.deliver(fanOut).positions() > 0) {
      // Until all is fanned out.
    }
    boolean more = true;
    while (more) {
      List<Claim> claims = rounds.due().stream().flatMap(id -> rounds.claim(id).stream()).toList();
      claims.forEach(rounds::send);
      more = !claims.isEmpty();
    }
  }

  private List<UUID> sent() {
    return sender.sent().stream().map(one -> one.event().id()).toList();
  }

  @Test
  void aSubscriberGetsWhatItWantsInOrderAndOnce() {
    UUID before = happens("a.Thing", "k");
    clock.advance(Duration.ofSeconds(1));
    Begun begun = subscribe("a.*");
    UUID first = happens("a.Thing", "k");
    happens("b.Thing", "k");
    UUID second = happens("a.Other", "k");
    work();
    work();

    assertThat(sent()).containsExactly(first, second).doesNotContain(before);
    assertThat(sender.sent().getFirst().secrets()).containsExactly(begun.secret());
  }

  @Test
  void whileAnEventFailsLaterOnesOfItsKeyWaitAndOthersDoNot() {
    subscribe("*");
    UUID bad = happens("a.Thing", "k");
    UUID after = happens("a.Thing", "k");
    UUID other = happens("a.Thing", "another");
    sender.answers(one -> one.event().id().equals(bad) ? DOWN : new Answer.Delivered(200));
    work();
    assertThat(sent()).containsExactlyInAnyOrder(bad, other);

    clock.advance(Duration.ofSeconds(9));
    work();
    assertThat(sent()).hasSize(2);
    sender.answers(_ -> new Answer.Delivered(200));
    clock.advance(Duration.ofSeconds(1));
    work();
    assertThat(sent()).endsWith(bad, after).hasSize(4);
  }

  @Test
  void whatIsGivenUpIsListedLetsOthersPassAndIsSentAgain() {
    SubscriptionId id = subscribe("*").subscription().id();
    UUID bad = happens("a.Thing", "k");
    UUID after = happens("a.Thing", "k");
    sender.answers(one -> one.event().id().equals(bad) ? DOWN : new Answer.Delivered(200));
    for (int second = 0; second < 60; second++) {
      work();
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(sent()).containsExactly(bad, bad, bad, after);
    List<Delivery> dead =
        value(admin.deliveries(id, Optional.of(DeliveryStatus.DEAD), Optional.empty(), 10)).items();
    assertThat(dead).extracting(Delivery::event).containsExactly(bad);

    sender.answers(_ -> new Answer.Delivered(200));
    assertThat(value(admin.redeliverDead(caller, id)).deliveries()).isEqualTo(1);
    work();
    assertThat(sent()).endsWith(bad);
    assertThat(
            value(admin.deliveries(id, Optional.of(DeliveryStatus.DELIVERED), Optional.empty(), 9))
                .items())
        .hasSize(2);
  }

  @Test
  void aSubscriberThatIsDownIsTriedWithOneAtATime() {
    SubscriptionId id = subscribe("*").subscription().id();
    for (int key = 0; key < 20; key++) {
      happens("a.Thing", "key " + key);
    }
    sender.answers(_ -> DOWN);
    work();
    int tried = sender.sent().size();
    assertThat(tried).isBetween(DeliverySchedule.PATIENCE, 2 * DeliveryRounds.AT_ONCE);

    clock.advance(Duration.ofSeconds(59));
    work();
    assertThat(sender.sent()).hasSize(tried);
    clock.advance(Duration.ofSeconds(1));
    work();
    assertThat(sender.sent()).hasSize(tried + 1);
    sender.answers(_ -> new Answer.Delivered(200));
    clock.advance(Duration.ofMinutes(2));
    work();
    assertThat(subscriptions.find(id).map(Subscription::failures)).contains(0);
    assertThat(sender.sent()).hasSize(tried + 1 + 20);
  }

  @Test
  void whoAsksToBeLeftAloneIsLeftAloneWithinBounds() {
    subscribe("*");
    happens("a.Thing", "k");
    sender.answers(
        _ ->
            new Answer.Failed(
                Optional.of(429), "answered with 429", Optional.of(Duration.ofSeconds(40))));
    work();
    happens("a.Thing", "another");
    clock.advance(Duration.ofSeconds(39));
    work();
    assertThat(sender.sent()).hasSize(1);
    clock.advance(Duration.ofSeconds(1));
    work();
    assertThat(sender.sent().size()).isGreaterThan(1);
  }

  @Test
  void whoDiesBetweenSendingAndNotingHasItSentOnceMore() {
    SubscriptionId id = subscribe("*").subscription().id();
    UUID event = happens("a.Thing", "k");
    while (log.sequence(100) > 0) {
      // Until all have their places.
    }
    new EventDelivery(unitOfWork, log, clock, 100).deliver(fanOut);
    Claim lost = rounds.claim(id).getFirst();
    work();
    assertThat(sent()).isEmpty();

    clock.advance(Duration.ofSeconds(30));
    work();
    assertThat(sent()).containsExactly(event);
    rounds.send(lost);
    assertThat(value(admin.deliveries(id, Optional.empty(), Optional.empty(), 9)).items())
        .extracting(Delivery::status)
        .containsExactly(DeliveryStatus.DELIVERED);
  }

  @Test
  void aPausedSubscriptionMissesNothing() {
    SubscriptionId id = subscribe("*").subscription().id();
    admin.pause(caller, id);
    UUID event = happens("a.Thing", "k");
    work();
    assertThat(sender.sent()).isEmpty();

    admin.resume(caller, id);
    work();
    assertThat(sent()).containsExactly(event);
  }

  @Test
  void forADayBothSecretsSign() {
    Begun begun = subscribe("*");
    var rotated = value(admin.rotateSecret(caller, begun.subscription().id()));
    happens("a.Thing", "k");
    work();
    clock.advance(Duration.ofDays(1));
    happens("a.Thing", "k");
    work();

    assertThat(sender.sent())
        .extracting(Sent::secrets)
        .containsExactly(List.of(rotated.secret(), begun.secret()), List.of(rotated.secret()));
    assertThat(trail.entries().toString()).doesNotContain("whsec_");
  }

  @Test
  void whatWasDeliveredLongAgoIsForgottenAndADeletedSubscriptionAtOnce() {
    SubscriptionId id = subscribe("*").subscription().id();
    happens("a.Thing", "k");
    work();
    clock.advance(Duration.ofDays(31));
    rounds.forget();
    assertThat(value(admin.deliveries(id, Optional.empty(), Optional.empty(), 9)).items())
        .isEmpty();

    admin.delete(caller, id);
    happens("a.Thing", "k");
    work();
    assertThat(sender.sent()).hasSize(1);
  }
}
