package io.ringledger.commerce.application.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringledger.commerce.application.CommercePorts;
import io.ringledger.commerce.application.outbound.PaymentEvents.Received;
import io.ringledger.commerce.application.outbound.PaymentEvents.Standing;
import io.ringledger.commerce.application.outbound.PaymentEvents.Status;
import io.ringledger.commerce.application.outbound.PaymentLanes;
import io.ringledger.commerce.application.outbound.PaymentNotices;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.sites.RestrictedRole;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@inheritDoc} */
public final class PaymentNotificationsUseCase implements PaymentNotifications {

  private final CommercePorts ports;
  private final Map<PaymentProvider, PaymentNotices> notices;
  private final PaymentLanes lanes;

  public PaymentNotificationsUseCase(
      CommercePorts ports, Collection<? extends PaymentNotices> notices, PaymentLanes lanes) {
    this.ports = ports;
    this.lanes = lanes;
    this.notices =
        notices.stream()
            .collect(Collectors.toUnmodifiableMap(PaymentNotices::provider, Function.identity()));
  }

  @Override
  public Outcome<Boolean> receive(
      PaymentProvider provider, Map<String, String> headers, byte[] body) {
    PaymentNotices reader = notices.get(provider);
    if (reader == null) {
      // Without a secret nothing can be verified.
      return Outcome.rejected(CommerceFailure.PAYMENT_WEBHOOK_UNVERIFIED);
    }
    PaymentEventId id = new PaymentEventId(ports.randomness().newId());
    return reader
        .read(headers, body, id, ports.clock().instant())
        .map(event -> keep(event, new String(body, UTF_8)));
  }

  private boolean keep(PaymentEvent event, String body) {
    List<Received> received = List.of(new Received(event, body));
    return ports
        .unitOfWork()
        .execute(
            () -> {
              boolean isNew = !asPayments(() -> ports.events().add(received)).isEmpty();
              if (isNew) {
                lanes.wake();
              }
              return isNew;
            });
  }

  @Override
  public Page<Standing, PaymentEventId> list(
      Optional<Status> status, Optional<PaymentEventId> before, int limit) {
    return asPayments(() -> ports.events().page(status, before, limit));
  }

  @Override
  public Outcome<Standing> requeue(Caller caller, PaymentEventId event) {
    return ports
        .unitOfWork()
        .execute(
            () -> {
              Outcome<Standing> outcome = takeUp(event, ports.clock().instant());
              if (outcome instanceof Outcome.Success<Standing>) {
                note(caller, event);
                lanes.wake();
              }
              return outcome;
            });
  }

  private Outcome<Standing> takeUp(PaymentEventId id, Instant now) {
    return asPayments(
        () -> {
          Optional<Standing> standing = ports.events().lock(id);
          if (standing.isEmpty()) {
            return Outcome.rejected(CommerceFailure.PAYMENT_EVENT_NOT_FOUND);
          }
          if (standing.get().status() != Status.PARKED) {
            return Outcome.rejected(CommerceFailure.PAYMENT_EVENT_NOT_PARKED);
          }
          ports.events().settle(id, Status.PENDING, "taken up again", Optional.of(now), now);
          return Outcome.success(ports.events().find(id).orElseThrow());
        });
  }

  private void note(Caller caller, PaymentEventId event) {
    ports
        .trail()
        .record(
            AuditEntry.success(
                new AuditChain("payment-event:" + event),
                ports.clock().instant(),
                caller.author(),
                "payment_event.requeue",
                Map.of()));
  }

  private <T> T asPayments(Supplier<T> part) {
    return ports.unitOfWork().execute(() -> ports.restriction().as(RestrictedRole.PAYMENTS, part));
  }
}
