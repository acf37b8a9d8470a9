package io.ringledger.commerce.domain.order;

import static io.ringledger.commerce.domain.order.OrderFixtures.EUR;
import static io.ringledger.commerce.domain.order.OrderFixtures.NOW;
import static io.ringledger.commerce.domain.order.OrderFixtures.TICKET;
import static io.ringledger.commerce.domain.order.OrderFixtures.aCart;
import static io.ringledger.commerce.domain.order.OrderFixtures.aConfirmedOrder;
import static io.ringledger.commerce.domain.order.OrderFixtures.aFailedOrder;
import static io.ringledger.commerce.domain.order.OrderFixtures.aPendingOrder;
import static io.ringledger.commerce.domain.order.OrderFixtures.aPlacement;
import static io.ringledger.commerce.domain.order.OrderFixtures.attempt;
import static io.ringledger.commerce.domain.order.OrderFixtures.attemptId;
import static io.ringledger.commerce.domain.order.OrderFixtures.eur;
import static io.ringledger.commerce.domain.order.OrderFixtures.event;
import static io.ringledger.commerce.domain.order.OrderFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.order.PaymentEvent.Kind;
import io.ringledger.commerce.domain.pricing.Goods;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.Outcome;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderTest {

  @Test
  void addingTheSameProductAddsUp() {
    Order cart = value(aCart().add(TICKET, 3, NOW));

    assertThat(cart.snapshot().cart()).containsExactly(new CartLine(TICKET, 5));
    assertThat(value(cart.put(TICKET, 1, NOW)).quantities()).containsEntry(TICKET, 1);
    assertThat(cart.remove(TICKET, NOW).snapshot().cart()).isEmpty();
  }

  @Test
  void aCartIsNeverTooLarge() {
    Order cart = value(aCart().put(TICKET, Goods.MAX_QUANTITY, NOW));
    for (int i = 1; i < Order.MAX_CART_LINES; i++) {
      cart = value(cart.add(new ProductId(new UUID(5, i)), 1, NOW));
    }

    assertThat(cart.add(TICKET, 1, NOW))
        .isEqualTo(Outcome.rejected(CommerceFailure.CART_TOO_LARGE));
    assertThat(cart.add(new ProductId(new UUID(6, 1)), 1, NOW))
        .isEqualTo(Outcome.rejected(CommerceFailure.CART_TOO_LARGE));
  }

  @Test
  void anEmptyCartCannotBeOrdered() {
    assertThat(aCart().remove(TICKET, NOW).place(aPlacement(), attemptId(1), NOW))
        .isEqualTo(Outcome.rejected(CommerceFailure.CART_EMPTY));
  }

  @Test
  void aPaidOrderWasAuthorizedThenConfirmed() {
    Order pending = aPendingOrder();
    PaymentAttempt attempt = attempt(pending);
    PaymentProof proof = event(Kind.PAYMENT_SUCCEEDED, attempt).proves(attempt).orElseThrow();

    Order authorized = pending.authorize(proof, NOW);

    assertThat(authorized.state()).isEqualTo(OrderState.PAYMENT_AUTHORIZED);
    assertThat(authorized.confirm(NOW).state()).isEqualTo(OrderState.CONFIRMED);
  }

  /** Confirmation gate: nothing but a proof confirms, and only an event makes a proof. */
  @Test
  void visitorCannotConfirmWithoutPayment() {
    assertThatThrownBy(() -> aPendingOrder().confirm(NOW))
        .isInstanceOf(IllegalStateException.class);
    assertThat(PaymentProof.class.getConstructors()).isEmpty();
    assertThat(Modifier.isFinal(PaymentProof.class.getModifiers())).isTrue();
    assertThat(Arrays.stream(Order.class.getMethods()).filter(verb -> confirms(verb.getName())))
        .allMatch(verb -> Arrays.asList(verb.getParameterTypes()).contains(PaymentProof.class));
  }

  private static boolean confirms(String verb) {
    return verb.equals("authorize");
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = "PAYMENT_SUCCEEDED", mode = EnumSource.Mode.EXCLUDE)
  void nothingButASuccessProvesAPayment(Kind kind) {
    PaymentAttempt attempt = attempt(aPendingOrder());

    assertThat(event(kind, attempt).proves(attempt)).isEmpty();
  }

  @Test
  void aProofOfAnotherAmountIsNone() {
    PaymentAttempt attempt = attempt(aPendingOrder());

    assertThat(
            event(Kind.PAYMENT_SUCCEEDED, attempt, eur(9_999), Optional.of("pi_1")).proves(attempt))
        .isEmpty();
  }

  @Test
  void aPaymentThatFailedCanBeTriedAgainForTwentyFourHours() {
    Order failed = aFailedOrder();
    Instant end = NOW.plus(Duration.ofHours(24));

    assertThat(value(failed.retry(attemptId(2), end.minusNanos(1))).state())
        .isEqualTo(OrderState.PENDING_PAYMENT);
    assertThat(failed.retry(attemptId(2), end))
        .isEqualTo(Outcome.rejected(CommerceFailure.RECOVERY_WINDOW_ELAPSED));
    assertThat(failed.isExpirable(end.minusNanos(1))).isFalse();
    assertThat(failed.expire(end).state()).isEqualTo(OrderState.EXPIRED);
    assertThatThrownBy(() -> failed.expire(end.minusNanos(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void failingAgainDoesNotExtendTheWindow() {
    Instant later = NOW.plus(Duration.ofHours(23));
    Order again = value(aFailedOrder().retry(attemptId(2), later)).fail(attemptId(2), later);

    assertThat(again.snapshot().recoverableUntil()).contains(NOW.plus(Duration.ofHours(24)));
  }

  @Test
  void anOrderIsTriedSoOftenAndNoMore() {
    Order order = aFailedOrder();
    for (int i = 2; i <= Order.MAX_ATTEMPTS; i++) {
      order = value(order.retry(attemptId(i), NOW)).fail(attemptId(i), NOW);
    }

    assertThat(order.retry(attemptId(99), NOW))
        .isEqualTo(Outcome.rejected(CommerceFailure.RECOVERY_WINDOW_ELAPSED));
  }

  @Test
  void onlyAnOrderThatFailedIsPaidAgain() {
    assertThat(aPendingOrder().retry(attemptId(2), NOW))
        .isEqualTo(Outcome.rejected(CommerceFailure.ORDER_NOT_PAYMENT_FAILED));
    assertThat(aConfirmedOrder().retry(attemptId(2), NOW))
        .isEqualTo(Outcome.rejected(CommerceFailure.ORDER_NOT_PAYMENT_FAILED));
  }

  @Test
  void whatWasGivenBackAddsUp() {
    Order part = aConfirmedOrder().refund(eur(4_000), NOW);
    Order all = part.refund(eur(6_000), NOW);

    assertThat(part.state()).isEqualTo(OrderState.PARTIALLY_REFUNDED);
    assertThat(part.refundable()).isEqualTo(eur(6_000));
    assertThat(all.state()).isEqualTo(OrderState.REFUNDED);
    assertThat(all.refundable()).isEqualTo(Money.zero(EUR));
    assertThatThrownBy(() -> part.refund(eur(6_001), NOW))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource(OrderState.class)
  void noStateIsInferredAndNoOtherTransitionIsThere(OrderState state) {
    Order order = order(state);
    List<Function<Order, Order>> verbs =
        List.of(
            each -> value(each.place(aPlacement(), attemptId(1), NOW)),
            each -> each.fail(attemptId(1), NOW),
            each -> value(each.retry(attemptId(2), NOW)),
            each -> each.expire(NOW.plus(Duration.ofHours(24))),
            each -> each.abandon(NOW),
            each -> each.confirm(NOW),
            each -> each.refund(eur(1), NOW),
            each -> each.refund(eur(10_000), NOW));

    for (Function<Order, Order> verb : verbs) {
      after(verb, order).ifPresent(next -> assertThat(state.next()).contains(next));
    }
  }

  /** The state machine is exhaustive: each state is reached from a cart, and leads to an end. */
  @Test
  void noAmbiguousState() {
    Set<OrderState> reached = EnumSet.of(OrderState.DRAFT);
    while (reached.addAll(reached.stream().flatMap(each -> each.next().stream()).toList())) {
      // Until nothing is new.
    }
    assertThat(reached).containsExactlyInAnyOrder(OrderState.values());
    assertThat(Stream.of(OrderState.values()).filter(state -> state.next().isEmpty()))
        .containsExactlyInAnyOrder(OrderState.EXPIRED, OrderState.ABANDONED, OrderState.REFUNDED);
    assertThat(Stream.of(OrderState.values()).filter(state -> !state.isPaid()))
        .as("from what is paid no way leads back to what is not")
        .allMatch(
            unpaid ->
                Stream.of(OrderState.values())
                    .filter(OrderState::isPaid)
                    .noneMatch(paid -> paid.next().contains(unpaid)));
  }

  private static Optional<OrderState> after(Function<Order, Order> verb, Order order) {
    try {
      return Optional.of(verb.apply(order).state());
    } catch (IllegalStateException | AssertionError _) {
      return Optional.empty();
    }
  }

  private static Order order(OrderState state) {
    return switch (state) {
      case DRAFT -> aCart();
      case PENDING_PAYMENT -> aPendingOrder();
      case PAYMENT_AUTHORIZED -> {
        Order pending = aPendingOrder();
        PaymentAttempt attempt = attempt(pending);
        yield pending.authorize(
            event(Kind.PAYMENT_SUCCEEDED, attempt).proves(attempt).orElseThrow(), NOW);
      }
      case CONFIRMED -> aConfirmedOrder();
      case PAYMENT_FAILED -> aFailedOrder();
      case EXPIRED -> aFailedOrder().expire(NOW.plus(Duration.ofHours(24)));
      case ABANDONED -> aCart().abandon(NOW);
      case PARTIALLY_REFUNDED -> aConfirmedOrder().refund(eur(1), NOW);
      case REFUNDED -> aConfirmedOrder().refund(eur(10_000), NOW);
    };
  }

  @Test
  void everyStateCanBeReadBackAndNothingElse() {
    Stream.of(OrderState.values())
        .map(OrderTest::order)
        .forEach(
            order -> {
              OrderSnapshot kept = order.snapshot();
              assertThat(Order.restore(kept).snapshot()).isEqualTo(kept);
              Stream.of(OrderState.values())
                  .filter(other -> other.isPaid() != kept.state().isPaid())
                  .forEach(
                      other ->
                          assertThatThrownBy(() -> Order.restore(in(kept, other)))
                              .isInstanceOf(IllegalStateException.class));
            });
  }

  private static OrderSnapshot in(OrderSnapshot kept, OrderState other) {
    return new OrderSnapshot(
        kept.id(),
        kept.site(),
        kept.buyer(),
        other,
        kept.currency(),
        kept.cart(),
        kept.discountCode(),
        kept.placement(),
        kept.attempts(),
        kept.attempt(),
        kept.recoverableUntil(),
        kept.paid(),
        kept.refunded(),
        kept.createdAt(),
        kept.changedAt());
  }
}
