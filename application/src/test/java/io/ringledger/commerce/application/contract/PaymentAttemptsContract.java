package io.ringledger.commerce.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.order.AttemptState;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.PaymentProvider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of attempts to pay keeps to. */
public abstract class PaymentAttemptsContract extends ShopStoresContract {

  private static final Optional<String> BANK = Optional.of("https://bank.example/a?b=c");

  @Test
  public void whatIsKeptIsReadBackAsItWas() {
    PaymentAttempt created = attempt(placed());
    assertThat(find(created)).isEqualTo(created);

    PaymentAttempt pending =
        created.pending("pi_1", BANK, true, NOW.plusSeconds(60), NOW.plusSeconds(1));
    assertSaved(pending);
    assertSaved(pending.looked(Optional.of(NOW.plusSeconds(90)), NOW.plusSeconds(2)));
    assertSaved(pending.unknown(NOW.plusSeconds(120), NOW.plusSeconds(3)));
    PaymentAttempt failed =
        pending.failed(Optional.of("pi_1"), "card_declined", false, NOW.plusSeconds(4));
    assertSaved(failed);
    assertSaved(failed.cancelled(NOW.plusSeconds(5)));
    assertSaved(failed.refunded(NOW.plusSeconds(6)));
  }

  private void assertSaved(PaymentAttempt attempt) {
    doOnSiteAsPayments(() -> stores().attempts().save(attempt));
    assertThat(find(attempt)).isEqualTo(attempt);
  }

  @Test
  public void whatHasEndedStaysEnded() {
    PaymentAttempt created = attempt(placed());
    doOnSiteAsPayments(
        () ->
            stores().attempts().save(created.failed(Optional.empty(), "card_declined", true, NOW)));

    assertThatThrownBy(
            () -> doOnSiteAsPayments(() -> stores().attempts().save(created.unknown(NOW, NOW))))
        .isInstanceOf(RuntimeException.class);
    assertThat(find(created).state()).isEqualTo(AttemptState.FAILED);
  }

  @Test
  public void anOrderHasOneThatMayBePaid() {
    Order placed = placed();
    PaymentAttempt second = second(placed);

    assertThatThrownBy(() -> doOnSite(() -> stores().attempts().add(second)))
        .isInstanceOf(RuntimeException.class);

    doOnSiteAsPayments(() -> stores().attempts().save(attempt(placed).cancelled(NOW)));
    doOnSite(() -> stores().attempts().add(second));
    assertThat(onSite(() -> stores().attempts().of(site, placed.id())))
        .extracting(PaymentAttempt::id)
        .containsExactly(placed.attempt().orElseThrow(), second.id());
  }

  @Test
  public void anOrderHasOneThatIsPaid() {
    Order confirmed = confirmed();
    PaymentAttempt second = second(confirmed);
    doOnSite(() -> stores().attempts().add(second));
    PaymentAttempt paid =
        new PaymentAttempt(
            second.id(),
            second.site(),
            second.order(),
            second.number(),
            second.provider(),
            second.amount(),
            second.method(),
            AttemptState.AUTHORIZED,
            Optional.of("pi_2"),
            Optional.empty(),
            false,
            true,
            Optional.empty(),
            0,
            Optional.empty(),
            NOW,
            NOW);

    assertThatThrownBy(() -> doOnSiteAsPayments(() -> stores().attempts().save(paid)))
        .isInstanceOf(RuntimeException.class);
  }

  private PaymentAttempt second(Order order) {
    PaymentAttempt first = attempt(order);
    return new PaymentAttempt(
        new AttemptId(newId()),
        site,
        order.id(),
        2,
        PaymentProvider.STRIPE,
        first.amount(),
        "pm_2",
        AttemptState.CREATED,
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        0,
        Optional.of(NOW),
        NOW,
        NOW);
  }

  @Test
  public void thoseThatAreDueAreFoundOnEverySite() {
    PaymentAttempt ours = attempt(placed());
    site = stores().newSite().get();
    PaymentAttempt theirs = attempt(placed());
    var later = ours.lookAt().orElseThrow();

    assertThat(due(later)).contains(ours, theirs);
    assertThat(due(later.minusMillis(1))).doesNotContain(ours, theirs);
    assertThat(asPayments(() -> stores().attempts().due(later, 1))).hasSize(1);
  }

  private List<PaymentAttempt> due(Instant now) {
    return asPayments(() -> stores().attempts().due(now, 10_000));
  }

  @Test
  public void eachSiteHasItsOwn() {
    PaymentAttempt ours = attempt(placed());
    var there = stores().newSite().get();

    assertThat(stores().scope().within(there, () -> stores().attempts().find(there, ours.id())))
        .isEmpty();
    assertThat(stores().scope().within(there, () -> stores().attempts().of(there, ours.order())))
        .isEmpty();
  }
}
