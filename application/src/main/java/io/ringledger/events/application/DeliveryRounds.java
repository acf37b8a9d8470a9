package io.ringledger.events.application;

import io.ringledger.events.application.outbound.Deliveries;
import io.ringledger.events.application.outbound.Deliveries.Claim;
import io.ringledger.events.application.outbound.Subscriptions;
import io.ringledger.events.application.outbound.WebhookSender;
import io.ringledger.events.application.outbound.WebhookSender.Answer;
import io.ringledger.events.domain.DeliverySchedule;
import io.ringledger.events.domain.SigningSecret;
import io.ringledger.events.domain.Subscription;
import io.ringledger.events.domain.SubscriptionId;
import io.ringledger.shared.application.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Has subscribers told: a delivery is claimed in one unit of work, sent outside of any, and what
 * became of it is kept in another. Whoever dies in between leaves a claim that runs out, and the
 * event is sent once more.
 */
public final class DeliveryRounds {

  /** To one subscriber at the same time; fewer where it fails. */
  public static final int AT_ONCE = 4;

  private static final int SUBSCRIPTIONS = Subscription.MAX_SUBSCRIPTIONS;
  private static final int FORGOTTEN_AT_ONCE = 10_000;

  private final UnitOfWork unitOfWork;
  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final WebhookSender sender;
  private final DeliverySchedule schedule;
  private final Duration claim;
  private final Duration kept;
  private final InstantSource clock;

  /**
   * @param claim how long a delivery is somebody's; longer than a send takes
   * @param kept how long what was delivered is remembered
   */
  public DeliveryRounds(
      UnitOfWork unitOfWork,
      Subscriptions subscriptions,
      Deliveries deliveries,
      WebhookSender sender,
      DeliverySchedule schedule,
      Duration claim,
      Duration kept,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.sender = sender;
    this.schedule = schedule;
    this.claim = claim;
    this.kept = kept;
    this.clock = clock;
  }

  /** Who has something due. */
  public List<SubscriptionId> due() {
    return unitOfWork.execute(() -> deliveries.due(clock.instant(), SUBSCRIPTIONS));
  }

  /** Takes what may be sent to a subscriber at the same time; empty where nothing is due. */
  public List<Claim> claim(SubscriptionId id) {
    return unitOfWork.execute(
        () -> {
          Instant now = clock.instant();
          return subscriptions
              .find(id)
              .filter(found -> !found.paused())
              .filter(found -> found.restsUntil().filter(now::isBefore).isEmpty())
              .map(
                  found ->
                      deliveries.claim(
                          id,
                          now,
                          now.plus(claim),
                          found.failures() < DeliverySchedule.PATIENCE ? AT_ONCE : 1))
              .orElse(List.of());
        });
  }

  /** Sends what was claimed, and keeps what became of it. */
  public void send(Claim claimed) {
    record Addressed(Subscription to, List<SigningSecret> secrets) {}
    Optional<Addressed> addressed =
        unitOfWork.execute(
            () ->
                subscriptions
                    .find(claimed.subscription())
                    .map(to -> new Addressed(to, subscriptions.secrets(to.id(), clock.instant()))));
    if (addressed.isEmpty()) {
      return; // It was deleted meanwhile, and its deliveries with it.
    }
    Answer answer =
        sender.send(addressed.get().to().endpoint(), addressed.get().secrets(), claimed.event());
    unitOfWork.run(() -> keep(claimed, answer));
  }

  private void keep(Claim claimed, Answer answer) {
    Instant now = clock.instant();
    subscriptions
        .lock(claimed.subscription())
        .ifPresent(
            to -> {
              switch (answer) {
                case Answer.Delivered(int status) -> {
                  if (deliveries.delivered(claimed, status, now) && to.failures() > 0) {
                    subscriptions.save(to.heardFrom());
                  }
                }
                case Answer.Failed(var status, var reason, var asked) -> {
                  Optional<Instant> next = schedule.after(claimed.attempt(), asked).map(now::plus);
                  if (deliveries.failed(claimed, status, reason, now, next)) {
                    subscriptions.save(to.failed(schedule, asked, now));
                  }
                }
              }
            });
  }

  /** Forgets deliveries that were made long ago. */
  public void forget() {
    int forgotten;
    do {
      forgotten =
          unitOfWork.execute(
              () ->
                  deliveries.forgetDeliveredBefore(clock.instant().minus(kept), FORGOTTEN_AT_ONCE));
    } while (forgotten == FORGOTTEN_AT_ONCE);
  }
}
