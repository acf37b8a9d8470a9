package io.ringledger.app.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.ringledger.commerce.application.outbound.PaymentEvents;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.shared.application.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Counts what gateways report, and what becomes of it, as this replica writes it down. What rolls
 * back afterwards is counted again when it is done: the database knows exactly, and this is for
 * watching.
 */
public final class CountedPaymentEvents implements PaymentEvents {

  private static final String RECEIVED = "received";
  private static final String REPEATED = "repeated";

  private final PaymentEvents events;
  private final MeterProvider<Counter> fates;

  /** What is being worked on: whoever settles an event has claimed it just before. */
  private final Map<PaymentEventId, PaymentEvent> claimed = new ConcurrentHashMap<>();

  public CountedPaymentEvents(PaymentEvents events, MeterRegistry registry) {
    this.events = events;
    this.fates =
        Counter.builder("ringledger.payment.events")
            .description("Verified events of gateways, as they come in and by what became of them")
            .withRegistry(registry);
    // There from the start, so that the first one that is parked is a step and not a beginning.
    for (PaymentProvider provider : PaymentProvider.values()) {
      Stream.of(RECEIVED, REPEATED, "applied", "ignored", "parked")
          .forEach(fate -> of(provider, PaymentEvent.Kind.PAYMENT_SUCCEEDED, fate));
    }
  }

  @Override
  public List<PaymentEventId> add(List<Received> received) {
    List<PaymentEventId> added = events.add(received);
    received.forEach(
        each -> count(each.event(), added.contains(each.event().id()) ? RECEIVED : REPEATED));
    return added;
  }

  @Override
  public Optional<Claim> claim(Instant now) {
    Optional<Claim> claim = events.claim(now);
    claim.map(Claim::event).ifPresent(event -> claimed.put(event.id(), event));
    return claim;
  }

  @Override
  public void settle(
      PaymentEventId id, Status status, String note, Optional<Instant> again, Instant now) {
    events.settle(id, status, note, again, now);
    Optional.ofNullable(claimed.remove(id)).ifPresent(event -> count(event, status.wire()));
  }

  private void count(PaymentEvent event, String fate) {
    of(event.provider(), event.kind(), fate).increment();
  }

  private Counter of(PaymentProvider provider, PaymentEvent.Kind kind, String fate) {
    return fates.withTags(Tags.of("provider", provider.wire(), "kind", kind.wire(), "fate", fate));
  }

  @Override
  public Optional<Standing> find(PaymentEventId id) {
    return events.find(id);
  }

  @Override
  public Optional<Standing> lock(PaymentEventId id) {
    return events.lock(id);
  }

  @Override
  public Page<Standing, PaymentEventId> page(
      Optional<Status> status, Optional<PaymentEventId> before, int limit) {
    return events.page(status, before, limit);
  }

  @Override
  public List<Tally> tallies() {
    return events.tallies();
  }
}
