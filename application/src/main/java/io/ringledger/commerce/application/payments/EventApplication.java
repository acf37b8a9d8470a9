package io.ringledger.commerce.application.payments;

import io.ringledger.commerce.application.CommercePorts;
import io.ringledger.commerce.application.OrderEvents;
import io.ringledger.commerce.application.OrderTrail;
import io.ringledger.commerce.application.outbound.Orders.Held;
import io.ringledger.commerce.application.outbound.PaymentEvents.Status;
import io.ringledger.commerce.application.outbound.PaymentGateway.RefundAnswer;
import io.ringledger.commerce.application.payments.PaymentBook.Trouble;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentEvent.Kind;
import io.ringledger.commerce.domain.order.PaymentJudgement;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.shared.application.Author;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Applies verified events to their orders, each under its order's lock. This is the only way an
 * order is confirmed.
 */
final class EventApplication {

  private static final String ACTION_CONFIRM = "order.confirm";
  private static final String ACTION_LATE = "order.late_payment";
  private static final String LATE_REASON = "Paid when nothing could be sold for it any more.";

  private final CommercePorts ports;
  private final PaymentBook book;
  private final AttemptNews attemptNews;
  private final RefundNews refundNews;
  private final OrderTrail trail;
  private final OrderEvents events;

  EventApplication(CommercePorts ports) {
    this.ports = ports;
    this.book = new PaymentBook(ports);
    this.attemptNews = new AttemptNews(ports);
    this.refundNews = new RefundNews(ports);
    this.trail = new OrderTrail(ports.trail(), ports.clock());
    this.events = new OrderEvents(ports.outbox(), ports.randomness(), ports.clock());
  }

  /**
   * What became of an event.
   *
   * @param retry whether it may be applied later, without anybody doing anything about it
   */
  record Fate(Status status, String note, boolean retry) {

    static Fate applied(String note) {
      return new Fate(Status.APPLIED, note, false);
    }

    static Fate ignored(String note) {
      return new Fate(Status.IGNORED, note, false);
    }

    /** What it is about may still come to be known. */
    static Fate parked(String note) {
      return new Fate(Status.PARKED, note, true);
    }

    /** Somebody has to look. */
    static Fate contradictory(String note) {
      return new Fate(Status.PARKED, note, false);
    }
  }

  /** Applies it, in a unit of work that holds the event. */
  Fate apply(Author author, PaymentEvent event) {
    if (event.kind() == Kind.OTHER) {
      return Fate.ignored("says nothing that matters");
    }
    if (event.site().isEmpty() || event.order().isEmpty() || event.attempt().isEmpty()) {
      return Fate.parked("names no order of ours");
    }
    return ports.scope().within(event.site().get(), () -> applyWithin(author, event));
  }

  private Fate applyWithin(Author author, PaymentEvent event) {
    Optional<Held> held =
        ports.orders().lock(event.site().orElseThrow(), event.order().orElseThrow());
    if (held.isEmpty()) {
      return Fate.parked("order unknown");
    }
    Optional<PaymentAttempt> attempt =
        ports
            .attempts()
            .find(event.site().orElseThrow(), event.attempt().orElseThrow())
            .filter(found -> found.order().equals(held.get().order().id()));
    if (attempt.isEmpty()) {
      return Fate.parked("attempt unknown");
    }
    return event.kind().isRefund()
        ? refund(author, held.get(), attempt.get(), event)
        : payment(author, held.get(), attempt.get(), event);
  }

  private Fate payment(Author author, Held held, PaymentAttempt attempt, PaymentEvent event) {
    Instant now = held.at();
    return switch (PaymentJudgement.judge(event, held.order(), attempt, now)) {
      case PaymentJudgement.NoNews(var because) -> Fate.ignored(because);
      case PaymentJudgement.OnItsWay(var next) -> {
        book.keep(next);
        yield Fate.applied("on its way");
      }
      case PaymentJudgement.Confirms confirms -> confirm(author, event, confirms);
      case PaymentJudgement.Fails(var next, _) -> {
        fail(author, held, attempt, next, event);
        yield Fate.applied("failed");
      }
      case PaymentJudgement.PaidTooLate(var late) -> giveBack(author, held, late, event);
      case PaymentJudgement.Contradicts(var because) -> {
        Trouble trouble = new Trouble("payment_event_contradicts", because);
        book.note(attempt, trouble, event.id(), now);
        yield Fate.contradictory(because);
      }
    };
  }

  private Fate confirm(Author author, PaymentEvent event, PaymentJudgement.Confirms confirms) {
    ports.stock().ship(event.site().orElseThrow(), confirms.confirmed().quantities());
    book.keep(confirms.attempt());
    // Two transitions, so that the database checks both.
    ports.orders().save(confirms.authorized());
    ports.orders().save(confirms.confirmed());
    trail.succeeded(
        author,
        confirms.confirmed(),
        ACTION_CONFIRM,
        Map.of(
            "attempt_id", confirms.attempt().id().toString(),
            "payment_event_id", event.id().toString(),
            "provider_event", event.providerEvent(),
            "through", confirms.authorized().state().wire(),
            "total_minor", Long.toString(confirms.confirmed().total().minor())));
    events.confirmed(confirms.confirmed());
    return Fate.applied("confirmed");
  }

  private void fail(
      Author author, Held held, PaymentAttempt before, PaymentAttempt after, PaymentEvent event) {
    if (!before.state().isLive()) {
      book.keep(after);
      return;
    }
    String code = event.failure().orElse(event.kind().wire());
    Trouble trouble = new Trouble(code, "As the gateway reports.");
    attemptNews.fail(author, held, after, trouble, Optional.of(event.id()));
  }

  private Fate giveBack(Author author, Held held, PaymentAttempt late, PaymentEvent event) {
    boolean known =
        ports.refunds().of(late.site(), late.order()).stream()
            .anyMatch(
                refund ->
                    refund.kind() == Refund.Kind.LATE_PAYMENT
                        && refund.attempt().equals(late.id()));
    if (known) {
      return Fate.ignored("known to be paid too late");
    }
    Refund refund =
        Refund.request(
            RefundId.ofRequest("late_payment", late.id().toString()),
            late,
            Refund.Kind.LATE_PAYMENT,
            late.amount(),
            LATE_REASON,
            author.actor(),
            held.at());
    ports.refunds().add(refund);
    book.keep(
        late.named(event.reference()),
        new Trouble("paid_too_late", LATE_REASON),
        Optional.of(event.id()),
        held.at());
    trail.succeeded(
        author,
        held.order(),
        ACTION_LATE,
        Map.of("attempt_id", late.id().toString(), "refund_id", refund.id().toString()));
    events.latePayment(held.order(), late.id(), late.amount());
    return Fate.applied("paid too late, goes back");
  }

  private Fate refund(Author author, Held held, PaymentAttempt attempt, PaymentEvent event) {
    Optional<Refund> refund =
        event
            .refund()
            .flatMap(id -> ports.refunds().find(attempt.site(), id))
            .filter(found -> found.attempt().equals(attempt.id()));
    if (refund.isEmpty()) {
      return Fate.parked("refund unknown");
    }
    if (event.refundReference().isEmpty()) {
      return Fate.contradictory("names no refund of the gateway's");
    }
    boolean anotherTry =
        refund.get().reference().isPresent()
            && !refund.get().reference().equals(event.refundReference());
    if (anotherTry) {
      return Fate.ignored("about an earlier try");
    }
    if (!event.amount().equals(Optional.of(refund.get().amount()))) {
      return Fate.contradictory("amount or currency is not the refund's");
    }
    String reference = event.refundReference().get();
    RefundAnswer answer =
        switch (event.kind()) {
          case REFUND_SUCCEEDED -> new RefundAnswer.Done(reference);
          case REFUND_FAILED ->
              new RefundAnswer.Refused(
                  event.failure().orElse("refund_failed"), "As the gateway reports.");
          case REFUND_PENDING -> new RefundAnswer.OnItsWay(reference);
          case PAYMENT_PROCESSING, PAYMENT_SUCCEEDED, PAYMENT_FAILED, PAYMENT_CANCELLED, OTHER ->
              throw new IllegalStateException("not about a refund: " + event.kind());
        };
    refundNews.note(author, held, attempt, refund.get(), answer);
    return Fate.applied(event.kind().wire());
  }
}
