package io.ringledger.commerce.application.fakes;

import io.ringledger.commerce.application.outbound.PaymentEvents;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.application.fakes.RolePlay;
import io.ringledger.shared.application.sites.RestrictedRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Payment events in memory. Since one unit of work runs at a time, no event is ever held. */
public final class InMemoryPaymentEvents implements PaymentEvents, Restorable {

  private final RolePlay roles;
  private Map<PaymentEventId, Standing> events = new LinkedHashMap<>();
  private Map<PaymentEventId, String> bodies = new LinkedHashMap<>();

  public InMemoryPaymentEvents(RolePlay roles) {
    this.roles = roles;
  }

  @Override
  public List<PaymentEventId> add(List<Received> received) {
    require();
    List<PaymentEventId> added = new ArrayList<>();
    for (Received each : received) {
      PaymentEvent event = each.event();
      boolean known =
          events.values().stream()
              .map(Standing::event)
              .anyMatch(
                  other ->
                      other.provider() == event.provider()
                          && other.providerEvent().equals(event.providerEvent()));
      if (!known) {
        events.put(
            event.id(),
            new Standing(event, Status.PENDING, 0, "", Optional.of(event.receivedAt())));
        bodies.put(event.id(), each.body());
        added.add(event.id());
      }
    }
    return added;
  }

  @Override
  public Optional<Claim> claim(Instant now) {
    require();
    return events.values().stream()
        .filter(each -> each.again().filter(at -> !at.isAfter(now)).isPresent())
        .min(
            Comparator.comparing((Standing each) -> each.again().orElseThrow())
                .thenComparing(each -> each.event().id().toString()))
        .map(each -> new Claim(each.event(), each.tries()));
  }

  @Override
  public void settle(
      PaymentEventId id, Status status, String note, Optional<Instant> again, Instant now) {
    require();
    Standing before = Optional.ofNullable(events.get(id)).orElseThrow();
    if (status == Status.PENDING ? again.isEmpty() : status != Status.PARKED && again.isPresent()) {
      throw new IllegalArgumentException("what is pending is worked on, what is done is not");
    }
    int tries = status == Status.PENDING ? 0 : before.tries() + 1;
    events.put(
        id,
        new Standing(
            before.event(),
            status,
            tries,
            note.substring(0, Math.min(note.length(), MAX_NOTE_LENGTH)),
            again));
  }

  @Override
  public Optional<Standing> find(PaymentEventId id) {
    require();
    return Optional.ofNullable(events.get(id));
  }

  @Override
  public Optional<Standing> lock(PaymentEventId id) {
    return find(id);
  }

  @Override
  public Page<Standing, PaymentEventId> page(
      Optional<Status> status, Optional<PaymentEventId> before, int limit) {
    require();
    return Cuts.page(
        events.values().stream().filter(each -> status.map(each.status()::equals).orElse(true)),
        each -> each.event().id(),
        PaymentEventId::value,
        before,
        limit);
  }

  @Override
  public List<Tally> tallies() {
    require();
    return events.values().stream()
        .map(each -> new Tally(each.status(), each.again().isPresent(), 0))
        .collect(
            Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(each -> new Tally(each.getKey().status(), each.getKey().again(), each.getValue()))
        .toList();
  }

  /** The event of that id, whoever asks. */
  Optional<PaymentEvent> known(PaymentEventId id) {
    return Optional.ofNullable(events.get(id)).map(Standing::event);
  }

  /** What was received, word for word. */
  public Optional<String> body(PaymentEventId id) {
    return Optional.ofNullable(bodies.get(id));
  }

  private void require() {
    roles.requireAs(RestrictedRole.PAYMENTS, "a payment event");
  }

  @Override
  public Runnable checkpoint() {
    Map<PaymentEventId, Standing> before = new LinkedHashMap<>(events);
    Map<PaymentEventId, String> bodiesBefore = new LinkedHashMap<>(bodies);
    return () -> {
      events = before;
      bodies = bodiesBefore;
    };
  }
}
