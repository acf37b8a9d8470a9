package io.ringledger.commerce.application.orders;

import static io.ringledger.commerce.application.fakes.Shop.SITE;
import static io.ringledger.commerce.application.fakes.Shop.TICKET;
import static io.ringledger.commerce.application.fakes.Shop.aPurchase;
import static io.ringledger.commerce.application.fakes.Shop.admin;
import static io.ringledger.commerce.application.fakes.Shop.intent;
import static io.ringledger.commerce.application.fakes.Shop.value;
import static io.ringledger.commerce.application.fakes.Shop.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ringledger.commerce.application.OrderEvents;
import io.ringledger.commerce.application.fakes.InMemoryShelf.Level;
import io.ringledger.commerce.application.fakes.ScriptedPaymentGateway.Ending;
import io.ringledger.commerce.application.fakes.ScriptedPaymentGateway.Fault;
import io.ringledger.commerce.application.fakes.ScriptedPaymentGateway.Verb;
import io.ringledger.commerce.application.fakes.Shop;
import io.ringledger.commerce.application.orders.Checkout.Purchase;
import io.ringledger.commerce.application.outbound.Orders.Search;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.order.AttemptState;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.OrderState;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.PaymentFailure;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.fakes.PrintedAnswers;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Buying, paying, failing, retrying and giving back, as the runtime sequences have it. */
class PurchaseTest {

  private static final SiteCaller MAX = visitor(1);

  private final Shop shop = new Shop();

  @Test
  void verifyCartPersistsAcrossSessions() {
    value(shop.carts.add(MAX, TICKET, 2));

    assertThat(new CartsUseCase(shop.ports).look(MAX).lines())
        .singleElement()
        .satisfies(line -> assertThat(line.line().quantity()).isEqualTo(2));
    assertThat(shop.carts.look(visitor(2)).lines())
        .as("visitor can only modify own cart")
        .isEmpty();
  }

  @Test
  void verifyPaymentConfirmationUpdatesOrderStateAtomically() {
    Order pending = shop.buys(MAX, "k1");
    assertThat(pending.state()).isEqualTo(OrderState.PENDING_PAYMENT);

    shop.deliversMail();

    Order confirmed = shop.order(pending.id());
    assertThat(confirmed.state()).isEqualTo(OrderState.CONFIRMED);
    assertThat(attempts(confirmed))
        .extracting(PaymentAttempt::state)
        .containsExactly(AttemptState.AUTHORIZED);
    assertThat(shop.outbox.published(OrderEvents.CONFIRMED)).hasSize(1);
    assertThat(shop.shelf.level(TICKET)).isEqualTo(level(Shop.SEATS - 1, 0));
    assertThat(shop.gateway.kept()).containsEntry(confirmed.id(), confirmed.total());
  }

  @Test
  void verifyWebhookSignatureValidationRejectsInvalidSignatures() {
    Order pending = shop.buys(MAX, "k1");

    shop.gateway
        .takeMail()
        .forEach(
            notice ->
                assertThat(shop.delivers(notice.forged()))
                    .isEqualTo(Outcome.rejected(CommerceFailure.PAYMENT_WEBHOOK_UNVERIFIED)));
    shop.works();

    assertThat(shop.order(pending.id()).state()).isEqualTo(OrderState.PENDING_PAYMENT);
  }

  @Test
  void verifyVisitorCannotConfirmWithoutPayment() {
    shop.gateway.endings(Ending.PROCESSING);
    Order pending = shop.buys(MAX, "k1");

    shop.deliversMail();
    shop.clock.advance(Duration.ofMinutes(1));
    shop.work.followAttempts(Shop.RUN);

    assertThat(shop.order(pending.id()).state()).isEqualTo(OrderState.PENDING_PAYMENT);
    assertThat(shop.outbox.published(OrderEvents.CONFIRMED)).isEmpty();
  }

  /** The gateway says "paid" in its answer, and that confirms nothing. */
  @Test
  void onlyValidatedWebhookCanConfirmPayment() {
    Order pending = shop.buys(MAX, "k1");

    assertThat(attempts(pending)).allMatch(PaymentAttempt::saysPaid);
    assertThat(shop.order(pending.id()).state()).isEqualTo(OrderState.PENDING_PAYMENT);
  }

  @Test
  void verifyAdminCannotOverridePayment() {
    shop.gateway.endings(Ending.DECLINED);
    Order failed = shop.buys(MAX, "k1");

    assertThat(refusal(shop.refunds(admin(), failed.id(), Optional.empty(), "r1")))
        .isEqualTo(CommerceFailure.ORDER_NOT_REFUNDABLE);
    assertThat(refusal(shop.retries(admin(), failed.id(), "r2")))
        .isEqualTo(CommerceFailure.ORDER_NOT_FOUND);
    assertThat(shop.order(failed.id()).state()).isEqualTo(OrderState.PAYMENT_FAILED);
  }

  @Test
  void verifySiteIdIsolationAdmin1CannotSeeAdmin2SOrders() {
    Order order = shop.buys(MAX, "k1");
    SiteCaller elsewhere = admin(Shop.OTHER_SITE);

    assertThat(refusal(shop.desk.get(elsewhere, order.id())))
        .isEqualTo(CommerceFailure.ORDER_NOT_FOUND);
    assertThat(shop.desk.list(elsewhere, everything(), Optional.empty(), 100).items()).isEmpty();
    assertThat(refusal(shop.refunds(elsewhere, order.id(), Optional.empty(), "r")))
        .isEqualTo(CommerceFailure.ORDER_NOT_FOUND);
    assertThat(refusal(shop.desk.history(elsewhere, order.id())))
        .isEqualTo(CommerceFailure.ORDER_NOT_FOUND);
  }

  @Test
  void buyersSeeTheirOwnOrdersAndNoOthers() {
    Order order = shop.buys(MAX, "k1");

    assertThat(value(shop.desk.get(MAX, order.id())).order().id()).isEqualTo(order.id());
    assertThat(refusal(shop.desk.get(visitor(2), order.id())))
        .isEqualTo(CommerceFailure.ORDER_NOT_FOUND);
    assertThat(shop.desk.list(visitor(2), everything(), Optional.empty(), 100).items()).isEmpty();
    assertThat(shop.desk.list(MAX, everything(), Optional.empty(), 100).items()).hasSize(1);
    assertThat(refusal(shop.retries(visitor(2), order.id(), "x")))
        .isEqualTo(CommerceFailure.ORDER_NOT_FOUND);
    assertThat(refusal(shop.refunds(MAX, order.id(), Optional.empty(), "y")))
        .isEqualTo(CommerceFailure.SITE_ADMIN_REQUIRED);
  }

  @Test
  void verifyFailedPaymentDoesnTCorruptOrder() {
    shop.gateway.endings(Ending.DECLINED);

    Order failed = shop.buys(MAX, "k1");

    assertThat(failed.state()).isEqualTo(OrderState.PAYMENT_FAILED);
    assertThat(failed.placement().totals().total().minor()).isEqualTo(Shop.TICKET_PRICE);
    assertThat(shop.shelf.level(TICKET)).as("given back").isEqualTo(level(Shop.SEATS, 0));
    assertThat(shop.outbox.published(OrderEvents.PAYMENT_FAILED)).hasSize(1);
    assertThat(value(shop.desk.failures(admin(), Optional.empty(), Optional.empty(), 10)).items())
        .singleElement()
        .satisfies(failure -> assertThat(failure.code()).isEqualTo("card_declined"));
  }

  /** All failures are logged and told, and there is a code to alert on. */
  @Test
  void noSilentFailures() {
    shop.gateway.endings(Ending.DECLINED);
    shop.gateway.faults(Verb.PAY, Fault.NONE, Fault.ANSWER_IS_LOST);
    Order declined = shop.buys(MAX, "k1");
    Order unclear = shop.buys(visitor(2), "k2");

    assertThat(value(shop.desk.failures(admin(), Optional.empty(), Optional.empty(), 10)).items())
        .extracting(PaymentFailure::order, PaymentFailure::code)
        .containsExactlyInAnyOrder(
            tuple(declined.id(), "card_declined"), tuple(unclear.id(), "payment_unclear"));
    assertThat(value(shop.desk.history(admin(), declined.id())).links())
        .extracting(link -> link.entry().action())
        .containsExactly("order.checkout", "order.payment_failed");
  }

  /** Every action is gated: nobody does what a gate keeps for others. */
  @Test
  void noAuthorityLeakage() {
    Order order = aConfirmedOrder();

    for (SiteCaller other : List.of(visitor(2), admin(Shop.OTHER_SITE))) {
      assertThat(refusal(shop.desk.get(other, order.id())))
          .isEqualTo(CommerceFailure.ORDER_NOT_FOUND);
      assertThat(refusal(shop.retries(other, order.id(), "r" + other.site())))
          .isEqualTo(CommerceFailure.ORDER_NOT_FOUND);
    }
    for (SiteCaller visitor : List.of(MAX, visitor(2))) {
      assertThat(refusal(shop.refunds(visitor, order.id(), Optional.empty(), "give")))
          .isEqualTo(CommerceFailure.SITE_ADMIN_REQUIRED);
      assertThat(refusal(shop.desk.history(visitor, order.id())))
          .isEqualTo(CommerceFailure.SITE_ADMIN_REQUIRED);
      assertThat(refusal(shop.desk.failures(visitor, Optional.empty(), Optional.empty(), 1)))
          .isEqualTo(CommerceFailure.SITE_ADMIN_REQUIRED);
    }
  }

  @Test
  void verifyRetryUsesNewIdempotencyKey() {
    shop.gateway.endings(Ending.DECLINED, Ending.PAID);
    Order failed = shop.buys(MAX, "k1");

    Order again = value(shop.retries(MAX, failed.id(), "k2")).order();
    shop.deliversMail();

    assertThat(again.attempt()).isNotEqualTo(failed.attempt());
    List<PaymentAttempt> attempts = attempts(again);
    assertThat(attempts).extracting(PaymentAttempt::idempotencyKey).doesNotHaveDuplicates();
    assertThat(attempts.getFirst().closed())
        .as("the gateway promised that it will not charge the first")
        .isTrue();
    assertThat(shop.order(failed.id()).state()).isEqualTo(OrderState.CONFIRMED);
    assertThat(shop.gateway.charges()).isEqualTo(1);
  }

  @Test
  void verifyTwentyFourHourRecoveryWindowEnforced() {
    shop.gateway.endings(Ending.DECLINED);
    Order failed = shop.buys(MAX, "k1");
    shop.clock.advance(Duration.ofHours(24).minusMillis(1));
    assertThat(shop.work.sweep(Shop.RUN)).isZero();

    shop.clock.advance(Duration.ofMillis(1));

    assertThat(refusal(shop.retries(MAX, failed.id(), "k2")))
        .isEqualTo(CommerceFailure.RECOVERY_WINDOW_ELAPSED);
    shop.work.sweep(Shop.RUN);
    assertThat(shop.order(failed.id()).state()).isEqualTo(OrderState.EXPIRED);
    assertThat(shop.outbox.published(OrderEvents.EXPIRED)).hasSize(1);
  }

  @Test
  void anAttemptThatIsUnresolvedIsNotTriedAgain() {
    shop.gateway.faults(Verb.PAY, Fault.ANSWER_IS_LOST);
    Order pending = shop.buys(MAX, "k1");

    assertThat(attempts(pending))
        .extracting(PaymentAttempt::state)
        .containsExactly(AttemptState.UNKNOWN);
    assertThat(refusal(shop.retries(MAX, pending.id(), "k2")))
        .isEqualTo(CommerceFailure.PAYMENT_ATTEMPT_UNRESOLVED);
    assertThat(shop.gateway.charges()).isEqualTo(1);
  }

  @Test
  void aTimeoutAfterChargingIsResolvedWithTheSameKeyAndChargesOnce() {
    shop.gateway.faults(Verb.PAY, Fault.ANSWER_IS_LOST);
    Order pending = shop.buys(MAX, "k1");
    shop.gateway.takeMail();

    shop.clock.advance(Duration.ofSeconds(30));
    shop.work.followAttempts(Shop.RUN);
    shop.deliversMail();

    assertThat(shop.gateway.told(pending.attempt().orElseThrow())).isEqualTo(2);
    assertThat(shop.gateway.charges()).isEqualTo(1);
    assertThat(shop.order(pending.id()).state())
        .as("the janitor had the event sent again")
        .isEqualTo(OrderState.CONFIRMED);
  }

  @Test
  void idempotencyKeyPreventsDuplicateCharges() {
    value(shop.carts.add(MAX, TICKET, 1));
    PrintedAnswers<OrderView> printed = new PrintedAnswers<>();

    Answer first = shop.checkout.checkout(MAX, aPurchase(), intent("k1"), printed);
    Answer second = shop.checkout.checkout(MAX, aPurchase(), intent("k1"), printed);

    assertThat(second).isEqualTo(first);
    assertThat(shop.gateway.charges()).isEqualTo(1);
    assertThat(refusal(shop.triesToCheckOut(MAX, aPurchase(), "k2")))
        .as("the cart was ordered")
        .isEqualTo(CommerceFailure.CART_EMPTY);
  }

  @Test
  void aRepeatAfterACrashFindsWhatWasBegun() {
    value(shop.carts.add(MAX, TICKET, 1));
    shop.gateway.meanwhile(
        () -> {
          throw new IllegalStateException("the power is out");
        });
    assertThatThrownBy(() -> shop.triesToCheckOut(MAX, aPurchase(), "k1"))
        .hasMessageContaining("the power is out");

    Order begun = value(shop.triesToCheckOut(MAX, aPurchase(), "k1")).order();

    assertThat(begun.state()).isEqualTo(OrderState.PENDING_PAYMENT);
    assertThat(shop.gateway.charges()).isEqualTo(1);
    shop.clock.advance(Duration.ofSeconds(30));
    shop.work.followAttempts(Shop.RUN);
    shop.deliversMail();
    assertThat(shop.order(begun.id()).state()).isEqualTo(OrderState.CONFIRMED);
    assertThat(shop.gateway.charges()).isEqualTo(1);
  }

  @Test
  void aPriceThatChangedIsToldBeforeAnythingIsCharged() {
    value(shop.carts.add(MAX, TICKET, 1));
    Purchase expecting =
        new Purchase(
            aPurchase().email(),
            aPurchase().billing(),
            Optional.empty(),
            Shop.card(),
            Optional.of(1L));

    assertThat(refusal(shop.triesToCheckOut(MAX, expecting, "k1")))
        .isEqualTo(CommerceFailure.PRICE_CHANGED);
    assertThat(shop.gateway.charges()).isZero();
    assertThat(shop.shelf.level(TICKET)).isEqualTo(level(Shop.SEATS, 0));
  }

  @Test
  void stockIsNeverOversoldUnderAHundredParallelCheckouts() throws Exception {
    shop.stock(37);
    List<SiteCaller> visitors = IntStream.range(0, 100).mapToObj(Shop::visitor).toList();
    visitors.forEach(visitor -> value(shop.carts.add(visitor, TICKET, 1)));
    List<Future<Answer>> checkouts = new ArrayList<>();
    PrintedAnswers<OrderView> printed = new PrintedAnswers<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (SiteCaller visitor : visitors) {
        checkouts.add(
            threads.submit(
                () -> shop.checkout.checkout(visitor, aPurchase(), intent("k"), printed)));
      }
    }

    long sold = 0;
    for (Future<Answer> each : checkouts) {
      sold += each.get().status() == 200 ? 1 : 0;
    }
    assertThat(sold).isEqualTo(37);
    assertThat(shop.shelf.level(TICKET)).isEqualTo(level(37, 37));
    shop.deliversMail();
    assertThat(shop.shelf.level(TICKET)).isEqualTo(level(0, 0));
  }

  @Test
  void refundsAddUpAndNeverExceedThePayment() {
    Order confirmed = aConfirmedOrder();

    Order part = value(shop.refunds(admin(), confirmed.id(), Optional.of(2_000L), "r1")).order();
    assertThat(part.state()).isEqualTo(OrderState.PARTIALLY_REFUNDED);
    assertThat(refusal(shop.refunds(admin(), confirmed.id(), Optional.of(3_001L), "r2")))
        .isEqualTo(CommerceFailure.REFUND_EXCEEDS_PAYMENT);
    Order all = value(shop.refunds(admin(), confirmed.id(), Optional.empty(), "r3")).order();

    assertThat(all.state()).isEqualTo(OrderState.REFUNDED);
    assertThat(shop.gateway.kept()).doesNotContainKey(confirmed.id());
    assertThat(attempts(all))
        .extracting(PaymentAttempt::state)
        .containsExactly(AttemptState.REFUNDED);
    assertThat(refusal(shop.refunds(admin(), confirmed.id(), Optional.empty(), "r4")))
        .isEqualTo(CommerceFailure.ORDER_NOT_REFUNDABLE);
  }

  @Test
  void aRefundWhoseAnswerWasLostIsGivenBackOnce() {
    Order confirmed = aConfirmedOrder();
    shop.gateway.faults(Verb.REFUND, Fault.ANSWER_IS_LOST);

    Order owed = value(shop.refunds(admin(), confirmed.id(), Optional.empty(), "r1")).order();
    assertThat(owed.state()).as("not told before it happened").isEqualTo(OrderState.CONFIRMED);
    shop.clock.advance(Duration.ofMinutes(20));
    shop.work.followRefunds(Shop.RUN);

    assertThat(shop.order(confirmed.id()).state()).isEqualTo(OrderState.REFUNDED);
    assertThat(shop.gateway.refunded(confirmed.attempt().orElseThrow()))
        .contains(confirmed.total());
  }

  @Test
  void whatWasDecidedToGoBackCannotBeGivenBackTwice() {
    Order confirmed = aConfirmedOrder();
    shop.gateway.faults(Verb.REFUND, Fault.NEVER_ARRIVES);
    value(shop.refunds(admin(), confirmed.id(), Optional.of(4_000L), "r1"));

    assertThat(refusal(shop.refunds(admin(), confirmed.id(), Optional.of(1_001L), "r2")))
        .isEqualTo(CommerceFailure.REFUND_EXCEEDS_PAYMENT);
  }

  @Test
  void allActionsAreAuditLogged() {
    Order confirmed = aConfirmedOrder();
    value(shop.refunds(admin(), confirmed.id(), Optional.empty(), "r1"));

    assertThat(value(shop.desk.history(admin(), confirmed.id())).links())
        .extracting(link -> link.entry().action())
        .containsExactly("order.checkout", "order.confirm", "order.refund", "order.refunded");
    assertThat(value(shop.desk.history(admin(), confirmed.id())).links())
        .allSatisfy(
            link -> assertThat(link.entry().details()).containsEntry("site_id", SITE.toString()));
  }

  private Order aConfirmedOrder() {
    Order pending = shop.buys(MAX, "bought");
    shop.deliversMail();
    return shop.order(pending.id());
  }

  private List<PaymentAttempt> attempts(Order order) {
    return value(shop.desk.get(admin(), order.id())).attempts();
  }

  private static Search everything() {
    return new Search(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Level level(long onHand, long reserved) {
    return new Level(onHand, reserved);
  }

  private static Object refusal(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Rejected.class);
    return ((Rejected<?>) outcome).code();
  }
}
