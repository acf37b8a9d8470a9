package io.ringledger.commerce.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.Refund;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of refunds keeps to. */
public abstract class RefundsContract extends ShopStoresContract {

  @Test
  public void whatIsKeptIsReadBackAsItWas() {
    Refund requested = refund(confirmed(), Refund.Kind.ORDER, 1_000);
    doOnSite(() -> stores().refunds().add(requested));
    assertThat(find(requested)).isEqualTo(requested);

    assertSaved(requested.looked(NOW.plusSeconds(1), NOW.plusSeconds(1)));
    Refund pending = requested.pending("re_1", NOW.plusSeconds(2), NOW.plusSeconds(2));
    assertSaved(pending);
    Refund again = pending.failed("declined", NOW.plusSeconds(9), NOW.plusSeconds(3));
    assertSaved(again);
    assertSaved(again.succeeded(Optional.of("re_2"), NOW.plusSeconds(4)));
  }

  private void assertSaved(Refund refund) {
    doOnSiteAsPayments(() -> stores().refunds().save(refund));
    assertThat(find(refund)).isEqualTo(refund);
  }

  private Refund find(Refund refund) {
    return onSite(() -> stores().refunds().find(site, refund.id())).orElseThrow();
  }

  @Test
  public void theyAreListedOldestFirst() {
    Order order = confirmed();
    Refund first = refund(order, Refund.Kind.ORDER, 100);
    Refund second = refund(order, Refund.Kind.ORDER, 200);
    doOnSite(
        () -> {
          stores().refunds().add(second);
          stores().refunds().add(first);
        });

    assertThat(onSite(() -> stores().refunds().of(site, order.id())))
        .containsExactly(first, second);
  }

  @Test
  public void oneThatWasGivenUpIsNotBegunAgain() {
    Refund refund = refund(confirmed(), Refund.Kind.ORDER, 1_000);
    doOnSite(() -> stores().refunds().add(refund));
    Refund failing = refund;
    for (int i = 0; i < Refund.MAX_TRIES; i++) {
      failing = failing.failed("declined", NOW, NOW);
    }
    Refund given = failing;
    assertThat(given.state()).isEqualTo(Refund.State.FAILED);
    assertSaved(given);

    assertThatThrownBy(() -> doOnSiteAsPayments(() -> stores().refunds().save(refund)))
        .isInstanceOf(RuntimeException.class);
    // But it may still arrive.
    assertSaved(given.succeeded(Optional.empty(), NOW));
  }

  @Test
  public void whatWasPaidTooLateGoesBackOnce() {
    Order failed = failed(NOW);
    Refund once = refund(failed, Refund.Kind.LATE_PAYMENT, failed.total().minor());
    Refund twice = refund(failed, Refund.Kind.LATE_PAYMENT, failed.total().minor());
    doOnSiteAsPayments(() -> stores().refunds().add(once));

    assertThatThrownBy(() -> doOnSite(() -> stores().refunds().add(twice)))
        .isInstanceOf(RuntimeException.class);
    assertThat(onSite(() -> stores().refunds().of(site, failed.id()))).containsExactly(once);
  }

  @Test
  public void whoFollowsPaymentsDecidesNothingAboutOrders() {
    Refund refund = refund(confirmed(), Refund.Kind.ORDER, 1_000);

    assertThatThrownBy(() -> doOnSiteAsPayments(() -> stores().refunds().add(refund)))
        .satisfiesAnyOf(
            refusal -> assertThat(refusal).isInstanceOf(RuntimeException.class),
            refusal -> assertThat(refusal).isInstanceOf(AssertionError.class));
  }

  @Test
  public void thoseThatAreDueAreFoundOnEverySite() {
    Refund ours = refund(confirmed(), Refund.Kind.ORDER, 1_000);
    doOnSite(() -> stores().refunds().add(ours));
    site = stores().newSite().get();
    Refund theirs = refund(confirmed(), Refund.Kind.ORDER, 1_000);
    doOnSite(() -> stores().refunds().add(theirs));

    assertThat(due(NOW)).contains(ours, theirs);
    assertThat(due(NOW.minusMillis(1))).doesNotContain(ours, theirs);
    assertThat(
            stores()
                .scope()
                .within(ours.site(), () -> stores().refunds().find(ours.site(), theirs.id())))
        .isEmpty();
  }

  private List<Refund> due(Instant now) {
    return asPayments(() -> stores().refunds().due(now, 10_000));
  }
}
