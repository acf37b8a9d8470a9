package io.ringledger.commerce.application.fakes;

import io.ringledger.commerce.application.outbound.PaymentGateway;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentEvent.Kind;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.shared.domain.Money;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A gateway that does as a test says, and otherwise charges and gives back at once. It keeps its
 * own books, in which a key that is repeated charges nothing more; and it makes the events that a
 * gateway sends, which a test delivers, as often and in whatever order it likes, or drops.
 */
public final class ScriptedPaymentGateway implements PaymentGateway {

  /** What it can be asked to do. */
  public enum Verb {
    PAY,
    STANDING,
    CANCEL,
    REFUND,
    REFUND_STANDING,
    RESEND
  }

  /** What goes wrong on the way. */
  public enum Fault {
    NONE,
    /** Nothing is done, and nobody can tell. */
    NEVER_ARRIVES,
    /** It is done, and nobody can tell. */
    ANSWER_IS_LOST
  }

  /** What becomes of a charge. */
  public enum Ending {
    PAID,
    PROCESSING,
    NEEDS_ACTION,
    DECLINED,
    /** Declined, and not to be charged later either. */
    REFUSED
  }

  /** What becomes of a refund. */
  public enum RefundEnding {
    DONE,
    PENDING,
    REFUSED
  }

  private static final String DECLINE = "card_declined";

  private final GatewayMail mail = new GatewayMail();
  private final Runnable whenCalled;
  private final Map<Verb, Deque<Fault>> faults = new EnumMap<>(Verb.class);
  private final Deque<Ending> endings = new ArrayDeque<>();
  private final Deque<RefundEnding> refundEndings = new ArrayDeque<>();
  private final Deque<Runnable> meanwhile = new ArrayDeque<>();
  private final Map<AttemptId, GatewayPayment> payments = new LinkedHashMap<>();
  private final Map<String, GatewayRefund> refunds = new LinkedHashMap<>();
  private final Map<AttemptId, Integer> told = new HashMap<>();
  private boolean down;

  /**
   * @param whenCalled runs on every call, to check where it is made from
   */
  public ScriptedPaymentGateway(Runnable whenCalled) {
    this.whenCalled = whenCalled;
  }

  /** What goes wrong with the next calls of that kind, one after the other. */
  public synchronized void faults(Verb verb, Fault... next) {
    faults.computeIfAbsent(verb, _ -> new ArrayDeque<>()).addAll(List.of(next));
  }

  /** From now on no call arrives. */
  public synchronized void goesDown() {
    down = true;
  }

  public synchronized void comesBack() {
    down = false;
  }

  /** From now on it does what it should, and what it had begun to give back arrives. */
  public synchronized void behaves() {
    down = false;
    faults.clear();
    endings.clear();
    refundEndings.clear();
    meanwhile.clear();
    refunds.values().stream()
        .filter(each -> each.answer() instanceof RefundAnswer.OnItsWay)
        .forEach(GatewayRefund::done);
  }

  /** Whether it may still be decided what becomes of an attempt. */
  public synchronized boolean isOpen(AttemptId attempt) {
    return Optional.ofNullable(payments.get(attempt)).filter(GatewayPayment::isOpen).isPresent();
  }

  /** What becomes of the next charges, one after the other; a repeated key takes none. */
  public synchronized void endings(Ending... next) {
    endings.addAll(List.of(next));
  }

  /** What becomes of the next refunds, one after the other; a repeated key takes none. */
  public synchronized void refundEndings(RefundEnding... next) {
    refundEndings.addAll(List.of(next));
  }

  /** Runs once, after the next call was carried out and before it is answered. */
  public synchronized void meanwhile(Runnable once) {
    meanwhile.add(once);
  }

  /** The buyer did what they had to, or the bank has decided: it is paid. */
  public synchronized void completes(AttemptId attempt) {
    payment(attempt).capture();
  }

  /** The bank has decided: it is not paid, and could be tried again under the same name. */
  public synchronized void declines(AttemptId attempt) {
    payment(attempt).decline(DECLINE, false);
  }

  /** The refund of that name has arrived. */
  public synchronized void completesRefund(String reference) {
    refundNamed(reference).done();
  }

  /** The refund of that name came back. */
  public synchronized void bouncesRefund(String reference) {
    refundNamed(reference).refuse("lost_or_stolen_card");
  }

  /** What it makes a test say, true or not, as any other event. */
  public synchronized void says(PaymentEvent event) {
    mail.add(event);
  }

  /** What was to be sent since the last time somebody took it. */
  public synchronized List<GatewayMail.Notice> takeMail() {
    return mail.take();
  }

  /** All that was ever to be sent, oldest first. */
  public synchronized List<GatewayMail.Notice> allMail() {
    return mail.all();
  }

  GatewayMail mail() {
    return mail;
  }

  /** How much was charged for an attempt; empty where nothing was. */
  public synchronized Optional<Money> captured(AttemptId attempt) {
    return Optional.ofNullable(payments.get(attempt)).flatMap(GatewayPayment::captured);
  }

  /** How much of what was charged for an attempt was given back; empty where nothing was. */
  public synchronized Optional<Money> refunded(AttemptId attempt) {
    return Optional.ofNullable(payments.get(attempt)).flatMap(GatewayPayment::refunded);
  }

  /** What it charged for each order and did not give back; orders without any left out. */
  public synchronized Map<OrderId, Money> kept() {
    Map<OrderId, Money> kept = new LinkedHashMap<>();
    payments
        .values()
        .forEach(
            each -> each.kept().ifPresent(left -> kept.merge(each.order(), left, Money::plus)));
    return kept;
  }

  /** How often it was told to charge for an attempt, heard or not. */
  public synchronized int told(AttemptId attempt) {
    return told.getOrDefault(attempt, 0);
  }

  /** How many charges there are that took money. */
  public synchronized long charges() {
    return payments.values().stream().filter(each -> each.captured().isPresent()).count();
  }

  @Override
  public PaymentProvider provider() {
    return PaymentProvider.STRIPE;
  }

  @Override
  public Answer pay(Charge charge) {
    synchronized (this) {
      told.merge(charge.attempt(), 1, Integer::sum);
    }
    return answer(Verb.PAY, () -> charged(charge), new Answer.Unclear("timeout"));
  }

  private Answer charged(Charge charge) {
    GatewayPayment known = payments.get(charge.attempt());
    if (known != null) {
      known.requireSame(charge);
      return known.answer();
    }
    GatewayPayment payment = new GatewayPayment("pi_" + (payments.size() + 1), charge, mail);
    payments.put(charge.attempt(), payment);
    switch (endings.isEmpty() ? Ending.PAID : endings.remove()) {
      case PAID -> payment.capture();
      case PROCESSING -> payment.process();
      case NEEDS_ACTION -> payment.ask("https://bank.example/" + charge.attempt());
      case DECLINED -> payment.decline(DECLINE, false);
      case REFUSED -> payment.decline(DECLINE, true);
    }
    return payment.answer();
  }

  @Override
  public Answer standing(PaymentAttempt attempt) {
    return answer(
        Verb.STANDING,
        () ->
            Optional.ofNullable(payments.get(attempt.id()))
                .map(GatewayPayment::answer)
                .orElse(new Answer.Absent()),
        new Answer.Unclear("timeout"));
  }

  @Override
  public Answer cancel(PaymentAttempt attempt) {
    return answer(
        Verb.CANCEL,
        () ->
            Optional.ofNullable(payments.get(attempt.id()))
                .map(GatewayPayment::cancel)
                .orElse(new Answer.Absent()),
        new Answer.Unclear("timeout"));
  }

  @Override
  public RefundAnswer refund(PaymentAttempt attempt, Refund refund) {
    return answer(
        Verb.REFUND, () -> givenBack(attempt, refund), new RefundAnswer.Unclear("timeout"));
  }

  private RefundAnswer givenBack(PaymentAttempt attempt, Refund refund) {
    GatewayRefund known = refunds.get(refund.idempotencyKey());
    if (known != null) {
      return known.answer();
    }
    GatewayPayment payment = payments.get(attempt.id());
    if (payment == null || !payment.covers(refund.amount())) {
      return new RefundAnswer.Refused("charge_already_refunded", "there is not so much to refund");
    }
    GatewayRefund made = new GatewayRefund("re_" + (refunds.size() + 1), payment, refund, mail);
    refunds.put(refund.idempotencyKey(), made);
    switch (refundEndings.isEmpty() ? RefundEnding.DONE : refundEndings.remove()) {
      case DONE -> made.done();
      case PENDING -> made.begin();
      case REFUSED -> made.refuse("expired_or_canceled_card");
    }
    return made.answer();
  }

  @Override
  public RefundAnswer standing(Refund refund) {
    return answer(
        Verb.REFUND_STANDING,
        () -> refundNamed(refund.reference().orElseThrow()).answer(),
        new RefundAnswer.Unclear("timeout"));
  }

  @Override
  public int resend(PaymentAttempt attempt) {
    return answer(
        Verb.RESEND,
        () ->
            mail.again(
                event ->
                    event.attempt().equals(Optional.of(attempt.id()))
                        && event.kind() == Kind.PAYMENT_SUCCEEDED),
        0);
  }

  private <T> T answer(Verb verb, Supplier<T> work, T unclear) {
    whenCalled.run();
    T answer;
    List<Runnable> interruptions = new ArrayList<>();
    synchronized (this) {
      interruptions.addAll(meanwhile);
      meanwhile.clear();
      answer = carriedOut(verb, work, unclear);
    }
    interruptions.forEach(Runnable::run);
    return answer;
  }

  private <T> T carriedOut(Verb verb, Supplier<T> work, T unclear) {
    Deque<Fault> next = faults.getOrDefault(verb, new ArrayDeque<>());
    Fault fault = down || next.isEmpty() ? Fault.NONE : next.remove();
    if (down || fault == Fault.NEVER_ARRIVES) {
      return unclear;
    }
    T answer = work.get();
    return fault == Fault.ANSWER_IS_LOST ? unclear : answer;
  }

  private GatewayPayment payment(AttemptId attempt) {
    return Optional.ofNullable(payments.get(attempt)).orElseThrow();
  }

  private GatewayRefund refundNamed(String reference) {
    return refunds.values().stream()
        .filter(each -> each.reference().equals(reference))
        .findFirst()
        .orElseThrow();
  }
}
