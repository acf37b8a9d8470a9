package io.ringledger.events.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.events.application.outbound.Deliveries;
import io.ringledger.events.application.outbound.Deliveries.Claim;
import io.ringledger.events.application.outbound.Subscriptions;
import io.ringledger.events.domain.Delivery;
import io.ringledger.events.domain.DeliveryId;
import io.ringledger.events.domain.DeliveryStatus;
import io.ringledger.events.domain.Endpoint;
import io.ringledger.events.domain.SigningSecret;
import io.ringledger.events.domain.Subscription;
import io.ringledger.events.domain.SubscriptionId;
import io.ringledger.events.domain.TypeFilter;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.EventLog;
import io.ringledger.shared.application.events.EventSequencer;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.application.events.Partitions;
import io.ringledger.shared.application.events.PublishedEvent;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Deliveries} with its {@link Subscriptions} keeps to. */
public abstract class DeliveriesContract {

  protected static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final int PLENTY = 100_000;

  private final SequentialRandomness secrets = new SequentialRandomness();
  private final String key = "a-" + UUID.randomUUID();
  private final String otherKey = "b-" + UUID.randomUUID();
  private Subscription subscription = subscription();

  protected abstract Subscriptions subscriptions();

  protected abstract Deliveries deliveries();

  protected abstract Outbox outbox();

  protected abstract EventLog log();

  protected abstract EventSequencer sequencer();

  protected abstract UnitOfWork unitOfWork();

  /** An id greater than all before. */
  protected abstract UUID newId();

  @BeforeEach
  public void subscribe() {
    subscription = subscription();
    unitOfWork().run(() -> subscriptions().add(subscription, PLENTY));
  }

  private Subscription subscription() {
    return Subscription.begin(
        new SubscriptionId(UUID.randomUUID()),
        "a subscriber",
        new Endpoint("https://example.org/hook"),
        TypeFilter.of(Set.of("tests.*", "else.Exact")),
        NOW);
  }

  @Test
  public void aSubscriptionIsFoundAsItWasKept() {
    assertThat(find()).contains(subscription);
    Subscription changed =
        new Subscription(
            subscription.id(),
            subscription.name(),
            subscription.endpoint(),
            subscription.types(),
            true,
            subscription.createdAt(),
            7,
            Optional.of(LATER));
    unitOfWork().run(() -> subscriptions().save(changed));
    assertThat(find()).contains(changed);
    assertThat(unitOfWork().execute(subscriptions()::all)).contains(changed);
    unitOfWork().run(() -> subscriptions().save(changed.resume()));
    assertThat(find()).contains(subscription);
  }

  @Test
  public void thereAreNoMoreSubscriptionsThanThereMayBe() {
    assertThat(unitOfWork().execute(() -> subscriptions().add(subscription(), 1))).isFalse();
  }

  @Test
  public void aDeletedSubscriptionTakesItsDeliveriesAlong() {
    PublishedEvent event = publish(key, 1).getFirst();
    DeliveryId delivery = add(event);

    assertThat(unitOfWork().execute(() -> subscriptions().delete(subscription.id()))).isTrue();
    assertThat(find()).isEmpty();
    assertThat(unitOfWork().execute(() -> deliveries().find(delivery))).isEmpty();
    assertThat(unitOfWork().execute(() -> subscriptions().delete(subscription.id()))).isFalse();
  }

  @Test
  public void theNewestSecretSignsAndTheOneBeforeUntilItsTimeIsOver() {
    SigningSecret first = secret(NOW, NOW);
    assertThat(secretsAt(NOW)).containsExactly(first);
    SigningSecret second = secret(NOW, LATER);
    assertThat(secretsAt(LATER.minusSeconds(1))).containsExactly(second, first);
    assertThat(secretsAt(LATER)).containsExactly(second);

    SigningSecret third = secret(NOW.plusSeconds(1), LATER.plusSeconds(9));
    assertThat(secretsAt(NOW.plusSeconds(1))).containsExactly(third, second);
    assertThat(secretsAt(LATER)).containsExactly(third, second);
  }

  @Test
  public void aDeliveryIsAddedOnceForEachEvent() {
    PublishedEvent event = publish(key, 1).getFirst();
    DeliveryId id = add(event);
    add(event);

    assertThat(page(Optional.empty(), Optional.empty(), 10).items())
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(delivery.id()).isEqualTo(id);
              assertThat(delivery.event()).isEqualTo(event.id());
              assertThat(delivery.type()).isEqualTo(event.type());
              assertThat(delivery.status()).isEqualTo(DeliveryStatus.PENDING);
              assertThat(delivery.attempts()).isZero();
            });
  }

  @Test
  public void onlyTheEarliestOfEachKeyIsClaimedAndByOneOnly() {
    List<PublishedEvent> ofKey = publish(key, 3);
    List<PublishedEvent> ofOther = publish(otherKey, 2);
    Stream.concat(ofOther.stream(), ofKey.reversed().stream()).forEach(this::add);

    List<Claim> claims = claim(NOW, 10);
    assertThat(claims)
        .extracting(claim -> claim.event().id())
        .containsExactlyInAnyOrder(ofKey.getFirst().id(), ofOther.getFirst().id());
    assertThat(claims).allMatch(claim -> claim.attempt() == 1);
    assertThat(claims)
        .filteredOn(claim -> claim.event().orderingKey().equals(key))
        .singleElement()
        .satisfies(claim -> assertThat(claim.event()).isEqualTo(ofKey.getFirst()));
    assertThat(claim(NOW, 10)).isEmpty();
    assertThat(due(NOW)).isEqualTo(true);

    assertThat(delivered(claimOf(claims, key))).isTrue();
    assertThat(claim(NOW, 10))
        .extracting(claim -> claim.event().id())
        .containsExactly(ofKey.get(1).id());
  }

  @Test
  public void noMoreAreClaimedThanTheLimit() {
    add(publish(key, 1).getFirst());
    add(publish(otherKey, 1).getFirst());

    assertThat(claim(NOW, 1)).hasSize(1);
    assertThat(claim(NOW, 1)).hasSize(1);
    assertThat(claim(NOW, 1)).isEmpty();
  }

  @Test
  public void whoSendsWhenItsClaimIsOverIsToldSo() {
    add(publish(key, 1).getFirst());
    Claim first = claim(NOW, 1).getFirst();
    Claim second = claim(NOW.plusSeconds(30), 1).getFirst();
    assertThat(second.attempt()).isEqualTo(2);

    assertThat(delivered(first)).isFalse();
    assertThat(fail(first, Optional.empty())).isFalse();
    assertThat(delivered(second)).isTrue();
    assertThat(delivered(second)).isFalse();
    assertThat(due(LATER)).isFalse();
  }

  @Test
  public void whatFailedIsDueLaterAndHoldsUpWhatFollows() {
    List<PublishedEvent> events = publish(key, 2);
    events.forEach(this::add);
    Claim claim = claim(NOW, 1).getFirst();

    assertThat(fail(claim, Optional.of(LATER))).isTrue();
    assertThat(claim(LATER.minusSeconds(1), 10)).isEmpty();
    assertThat(claim(LATER, 10))
        .singleElement()
        .satisfies(
            again -> {
              assertThat(again.event()).isEqualTo(events.getFirst());
              assertThat(again.attempt()).isEqualTo(2);
            });
    assertThat(find(claim.delivery()))
        .satisfies(
            delivery -> {
              assertThat(delivery.lastStatus()).contains(500);
              assertThat(delivery.lastReason()).contains("answered with 500");
            });
  }

  @Test
  public void whatIsGivenUpLetsOthersPassAndIsTakenUpAgain() {
    List<PublishedEvent> events = publish(key, 2);
    events.forEach(this::add);
    Claim claim = claim(NOW, 1).getFirst();
    assertThat(revive(claim.delivery())).isFalse();
    fail(claim, Optional.empty());

    assertThat(find(claim.delivery()).status()).isEqualTo(DeliveryStatus.DEAD);
    assertThat(find(claim.delivery()).endedAt()).contains(NOW);
    assertThat(claim(NOW, 10)).extracting(Claim::event).containsExactly(events.get(1));
    assertThat(revive(claim.delivery())).isTrue();
    assertThat(claim(NOW, 10))
        .singleElement()
        .satisfies(
            again -> {
              assertThat(again.event()).isEqualTo(events.getFirst());
              assertThat(again.attempt()).isEqualTo(1);
            });
  }

  @Test
  public void allThatWereGivenUpAreTakenUpAgain() {
    add(publish(key, 1).getFirst());
    add(publish(otherKey, 1).getFirst());
    claim(NOW, 2).forEach(claim -> fail(claim, Optional.empty()));
    assertThat(due(NOW)).isFalse();

    assertThat(unitOfWork().execute(() -> deliveries().reviveAll(subscription.id(), NOW)))
        .isEqualTo(2);
    assertThat(claim(NOW, 2)).hasSize(2);
  }

  @Test
  public void whoIsPausedOrRestsHasNothingDue() {
    add(publish(key, 1).getFirst());
    assertThat(due(NOW)).isTrue();

    unitOfWork().run(() -> subscriptions().save(subscription.pause()));
    assertThat(due(NOW)).isFalse();
    unitOfWork()
        .run(
            () ->
                subscriptions()
                    .save(
                        new Subscription(
                            subscription.id(),
                            subscription.name(),
                            subscription.endpoint(),
                            subscription.types(),
                            false,
                            subscription.createdAt(),
                            1,
                            Optional.of(LATER))));
    assertThat(due(LATER.minusSeconds(1))).isFalse();
    assertThat(due(LATER)).isTrue();
  }

  @Test
  public void thePagesOfALogFollowEachOtherTheNewestFirst() {
    List<DeliveryId> ids = publish(key, 5).stream().map(this::add).toList();
    Page<Delivery, DeliveryId> first = page(Optional.empty(), Optional.empty(), 3);
    Page<Delivery, DeliveryId> second = page(Optional.empty(), first.next(), 3);

    assertThat(Stream.concat(first.items().stream(), second.items().stream()).map(Delivery::id))
        .containsExactlyElementsOf(ids.reversed());
    assertThat(second.next()).isEmpty();
    delivered(claim(NOW, 1).getFirst());
    assertThat(page(Optional.of(DeliveryStatus.DELIVERED), Optional.empty(), 3).items())
        .extracting(Delivery::id)
        .containsExactly(ids.getFirst());
    assertThat(page(Optional.of(DeliveryStatus.DEAD), Optional.empty(), 3).items()).isEmpty();
  }

  @Test
  public void whatWasDeliveredLongAgoIsForgotten() {
    DeliveryId id = add(publish(key, 1).getFirst());
    DeliveryId pending = add(publish(otherKey, 1).getFirst());
    delivered(claimOf(claim(NOW, 2), key));

    unitOfWork().run(() -> deliveries().forgetDeliveredBefore(NOW, PLENTY));
    assertThat(unitOfWork().execute(() -> deliveries().find(id))).isPresent();
    unitOfWork().run(() -> deliveries().forgetDeliveredBefore(LATER, PLENTY));
    assertThat(unitOfWork().execute(() -> deliveries().find(id))).isEmpty();
    assertThat(unitOfWork().execute(() -> deliveries().find(pending))).isPresent();
  }

  private List<PublishedEvent> publish(String orderingKey, int many) {
    List<NewEvent> events =
        Stream.generate(
                () ->
                    new NewEvent(
                        UUID.randomUUID(),
                        "tests.SomethingHappened",
                        "subject",
                        orderingKey,
                        NOW,
                        EventData.of(Map.of("a", 1L))))
            .limit(many)
            .toList();
    unitOfWork().run(() -> outbox().publish(events));
    while (sequencer().sequence(PLENTY) > 0) {
      // Until all have their places.
    }
    Set<UUID> ours = Set.copyOf(events.stream().map(NewEvent::id).toList());
    return unitOfWork()
        .execute(
            () ->
                log()
                    .read("look-" + UUID.randomUUID(), Partitions.of(orderingKey), Set.of(), PLENTY)
                    .orElseThrow()
                    .events()
                    .stream()
                    .filter(event -> ours.contains(event.id()))
                    .toList());
  }

  private DeliveryId add(PublishedEvent event) {
    DeliveryId id = new DeliveryId(newId());
    unitOfWork()
        .run(
            () -> deliveries().add(List.of(new Deliveries.New(id, subscription.id(), event, NOW))));
    return id;
  }

  private List<Claim> claim(Instant now, int limit) {
    return unitOfWork()
        .execute(
            () ->
                deliveries()
                    .claim(subscription.id(), now, now.plus(Duration.ofSeconds(30)), limit));
  }

  private static Claim claimOf(List<Claim> claims, String orderingKey) {
    return claims.stream()
        .filter(claim -> claim.event().orderingKey().equals(orderingKey))
        .findFirst()
        .orElseThrow();
  }

  private boolean delivered(Claim claim) {
    return unitOfWork().execute(() -> deliveries().delivered(claim, 204, NOW));
  }

  private boolean fail(Claim claim, Optional<Instant> next) {
    return unitOfWork()
        .execute(
            () -> deliveries().failed(claim, Optional.of(500), "answered with 500", NOW, next));
  }

  private boolean revive(DeliveryId id) {
    return unitOfWork().execute(() -> deliveries().revive(id, NOW));
  }

  private boolean due(Instant now) {
    return unitOfWork().execute(() -> deliveries().due(now, PLENTY).contains(subscription.id()));
  }

  private Page<Delivery, DeliveryId> page(
      Optional<DeliveryStatus> status, Optional<DeliveryId> before, int limit) {
    return unitOfWork().execute(() -> deliveries().page(subscription.id(), status, before, limit));
  }

  private Optional<Subscription> find() {
    return unitOfWork().execute(() -> subscriptions().find(subscription.id()));
  }

  private Delivery find(DeliveryId id) {
    return unitOfWork().execute(() -> deliveries().find(id)).orElseThrow();
  }

  private SigningSecret secret(Instant now, Instant overlapUntil) {
    byte[] bytes = secrets.newSecret(SigningSecret.BYTES);
    SigningSecret secret = SigningSecret.of(Arrays.copyOf(bytes, bytes.length));
    unitOfWork()
        .run(
            () ->
                subscriptions()
                    .addSecret(subscription.id(), UUID.randomUUID(), secret, now, overlapUntil));
    return secret;
  }

  private List<SigningSecret> secretsAt(Instant at) {
    return unitOfWork().execute(() -> subscriptions().secrets(subscription.id(), at));
  }
}
