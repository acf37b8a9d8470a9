package io.ringledger.commerce.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.commerce.application.outbound.PaymentEvents.Claim;
import io.ringledger.commerce.application.outbound.PaymentEvents.Received;
import io.ringledger.commerce.application.outbound.PaymentEvents.Standing;
import io.ringledger.commerce.application.outbound.PaymentEvents.Status;
import io.ringledger.commerce.application.outbound.PaymentEvents.Tally;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.shared.application.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of payment events keeps to. */
public abstract class PaymentEventsContract extends ShopStoresContract {

  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

  /** Nothing of tests before may be due. */
  @BeforeEach
  public void nothingIsDue() {
    asPayments(
        () -> {
          Optional<Claim> old = stores().events().claim(Instant.parse("2100-01-01T00:00:00Z"));
          while (old.isPresent()) {
            stores()
                .events()
                .settle(old.get().event().id(), Status.IGNORED, "old", Optional.empty(), NOW);
            old = stores().events().claim(Instant.parse("2100-01-01T00:00:00Z"));
          }
          return true;
        });
  }

  @Test
  public void whatIsKeptIsReadBackAsItWas() {
    PaymentEvent known = kept(succeeded(placed()));
    PaymentEvent strange = kept(strange("evt_" + newId(), NOW));
    PaymentEvent full =
        new PaymentEvent(
            new PaymentEventId(newId()),
            PaymentProvider.STANDARD,
            "evt_" + newId(),
            "refund.failed",
            PaymentEvent.Kind.REFUND_FAILED,
            known.site(),
            known.order(),
            known.attempt(),
            Optional.of(new RefundId(newId())),
            Optional.of("pi_1"),
            Optional.of("re_1"),
            known.amount(),
            Optional.of("declined"),
            LONG_AGO,
            NOW);
    kept(full);

    for (PaymentEvent each : List.of(known, strange, full)) {
      assertThat(standing(each))
          .isEqualTo(new Standing(each, Status.PENDING, 0, "", Optional.of(NOW)));
    }
  }

  @Test
  public void anEventIsKeptOnce() {
    String name = "evt_" + newId();
    PaymentEvent first = strange(name, NOW);
    PaymentEvent again = strange(name, LATER);
    PaymentEvent other = strange("evt_" + newId(), NOW);

    assertThat(add(first, first)).containsExactly(first.id());
    assertThat(add(again, other)).containsExactly(other.id());
    assertThat(asPayments(() -> stores().events().find(again.id()))).isEmpty();
  }

  @Test
  public void theSameNameOfAnotherProviderIsAnotherEvent() {
    PaymentEvent one = strange("evt_" + newId(), NOW);
    PaymentEvent other =
        new PaymentEvent(
            new PaymentEventId(newId()),
            PaymentProvider.STANDARD,
            one.providerEvent(),
            one.type(),
            one.kind(),
            one.site(),
            one.order(),
            one.attempt(),
            one.refund(),
            one.reference(),
            one.refundReference(),
            one.amount(),
            one.failure(),
            NOW,
            NOW);

    assertThat(add(one, other)).containsExactly(one.id(), other.id());
  }

  @Test
  public void theOneThatIsDueTheLongestIsWorkedOnFirst() {
    PaymentEvent later = kept(strange("evt_" + newId(), NOW.plusSeconds(2)));
    PaymentEvent sooner = kept(strange("evt_" + newId(), NOW.plusSeconds(1)));

    assertThat(claim(NOW)).isEmpty();
    assertThat(claim(LATER)).contains(new Claim(sooner, 0));

    settle(sooner, Status.APPLIED, Optional.empty());
    assertThat(claim(LATER)).contains(new Claim(later, 0));
    assertThat(standing(sooner))
        .isEqualTo(new Standing(sooner, Status.APPLIED, 1, "noted", Optional.empty()));

    settle(later, Status.IGNORED, Optional.empty());
    assertThat(claim(LATER)).isEmpty();
  }

  @Test
  public void whatIsParkedComesBackWhereItSaysSo() {
    PaymentEvent event = kept(strange("evt_" + newId(), NOW));

    settle(event, Status.PARKED, Optional.of(LATER));
    assertThat(claim(NOW)).isEmpty();
    assertThat(claim(LATER)).contains(new Claim(event, 1));

    settle(event, Status.PARKED, Optional.empty());
    assertThat(claim(LATER)).isEmpty();
    assertThat(asPayments(() -> stores().events().lock(event.id())))
        .contains(new Standing(event, Status.PARKED, 2, "noted", Optional.empty()));

    settle(event, Status.PENDING, Optional.of(NOW));
    assertThat(claim(NOW)).contains(new Claim(event, 0));
  }

  @Test
  public void aLongNoteIsCut() {
    PaymentEvent event = kept(strange("evt_" + newId(), NOW));
    asPayments(
        () -> {
          stores()
              .events()
              .settle(event.id(), Status.IGNORED, "x".repeat(1_000), Optional.empty(), NOW);
          return true;
        });

    assertThat(standing(event).note()).hasSize(300);
  }

  @Test
  public void theyAreListedTheNewestFirst() {
    PaymentEvent first = kept(strange("evt_" + newId(), NOW));
    PaymentEvent second = kept(strange("evt_" + newId(), NOW));
    PaymentEvent third = kept(strange("evt_" + newId(), NOW));
    settle(second, Status.PARKED, Optional.empty());

    Page<Standing, PaymentEventId> page = page(Optional.empty(), Optional.empty(), 2);
    assertThat(page.items()).extracting(Standing::event).containsExactly(third, second);
    assertThat(page.next()).contains(second.id());
    assertThat(page(Optional.empty(), page.next(), 1).items())
        .extracting(Standing::event)
        .containsExactly(first);
    assertThat(page(Optional.of(Status.PARKED), Optional.empty(), 1).items())
        .extracting(Standing::event)
        .containsExactly(second);
  }

  @Test
  public void theyAreCounted() {
    long before = count(Status.PARKED, true);
    long goneBefore = count(Status.PARKED, false);
    settle(kept(strange("evt_" + newId(), NOW)), Status.PARKED, Optional.of(LATER));
    settle(kept(strange("evt_" + newId(), NOW)), Status.PARKED, Optional.empty());
    settle(kept(strange("evt_" + newId(), NOW)), Status.PARKED, Optional.empty());

    assertThat(count(Status.PARKED, true)).isEqualTo(before + 1);
    assertThat(count(Status.PARKED, false)).isEqualTo(goneBefore + 2);
  }

  private long count(Status status, boolean again) {
    return asPayments(() -> stores().events().tallies()).stream()
        .filter(tally -> tally.status() == status && tally.again() == again)
        .mapToLong(Tally::count)
        .sum();
  }

  /** One that names nothing of ours. */
  private PaymentEvent strange(String name, Instant at) {
    return new PaymentEvent(
        new PaymentEventId(newId()),
        PaymentProvider.STRIPE,
        name,
        "customer.created",
        PaymentEvent.Kind.OTHER,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        at,
        at);
  }

  private List<PaymentEventId> add(PaymentEvent... events) {
    return asPayments(
        () ->
            stores()
                .events()
                .add(List.of(events).stream().map(each -> new Received(each, "{}")).toList()));
  }

  private Optional<Claim> claim(Instant now) {
    return asPayments(() -> stores().events().claim(now));
  }

  private void settle(PaymentEvent event, Status status, Optional<Instant> again) {
    asPayments(
        () -> {
          stores().events().settle(event.id(), status, "noted", again, NOW);
          return true;
        });
  }

  private Standing standing(PaymentEvent event) {
    return asPayments(() -> stores().events().find(event.id())).orElseThrow();
  }

  private Page<Standing, PaymentEventId> page(
      Optional<Status> status, Optional<PaymentEventId> before, int limit) {
    return asPayments(() -> stores().events().page(status, before, limit));
  }
}
