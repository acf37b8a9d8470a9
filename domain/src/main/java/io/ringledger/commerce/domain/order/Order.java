package io.ringledger.commerce.domain.order;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.order.OrderSnapshot.PaidBy;
import io.ringledger.commerce.domain.pricing.Goods;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An order of a site. Immutable: each verb answers the order as it is afterwards, or why it was
 * refused; verbs that only the house itself calls throw where they make no sense.
 *
 * <p>It moves as {@link OrderState#next} says and no other way. The one way to {@code confirmed} is
 * a {@link PaymentProof}.
 */
public final class Order {

  /** So long after it first failed a payment can be tried again. */
  public static final Duration RECOVERY_WINDOW = Duration.ofHours(24);

  public static final int MAX_CART_LINES = 50;

  /** So often an order can be tried to be paid. */
  public static final int MAX_ATTEMPTS = 20;

  private final OrderSnapshot facts;

  private Order(OrderSnapshot facts) {
    this.facts = facts;
    OrderInvariants.check(facts);
  }

  /** An empty cart. */
  public static Order open(
      OrderId id, SiteId site, Buyer buyer, CurrencyCode currency, Instant now) {
    return new Order(
        new OrderSnapshot(
            id,
            site,
            buyer,
            OrderState.DRAFT,
            currency,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Money.zero(currency),
            now,
            now));
  }

  /** Reads an order back; throws {@link IllegalStateException} where it breaks an invariant. */
  public static Order restore(OrderSnapshot snapshot) {
    return new Order(snapshot);
  }

  public OrderSnapshot snapshot() {
    return facts;
  }

  public OrderId id() {
    return facts.id();
  }

  public SiteId site() {
    return facts.site();
  }

  public Buyer buyer() {
    return facts.buyer();
  }

  public OrderState state() {
    return facts.state();
  }

  public Optional<AttemptId> attempt() {
    return facts.attempt();
  }

  /** What it was placed with; throws where it is a cart still. */
  public Placement placement() {
    return facts
        .placement()
        .orElseThrow(() -> new IllegalStateException("order " + id() + " is not placed"));
  }

  /** What is to be paid, or was; throws where it is a cart still. */
  public Money total() {
    return placement().totals().total();
  }

  /** How many of each product it is about. */
  public Map<ProductId, Integer> quantities() {
    return facts.cart().stream()
        .collect(Collectors.toUnmodifiableMap(CartLine::product, CartLine::quantity));
  }

  /**
   * The cart with that many more of a product. Refused with {@code CART_TOO_LARGE}.
   *
   * @param quantity 1 to {@link Goods#MAX_QUANTITY}
   */
  public Outcome<Order> add(ProductId product, int quantity, Instant now) {
    return put(product, quantityOf(product) + quantity, now);
  }

  /** The cart with exactly that many of a product. Refused with {@code CART_TOO_LARGE}. */
  public Outcome<Order> put(ProductId product, int quantity, Instant now) {
    boolean another = quantityOf(product) == 0;
    if (quantity > Goods.MAX_QUANTITY || (another && facts.cart().size() == MAX_CART_LINES)) {
      return Outcome.rejected(CommerceFailure.CART_TOO_LARGE);
    }
    CartLine wanted = new CartLine(product, quantity);
    List<CartLine> cart = new ArrayList<>(facts.cart());
    if (another) {
      cart.add(wanted);
    } else {
      cart.replaceAll(line -> line.product().equals(product) ? wanted : line);
    }
    return Outcome.success(filled(cart, facts.discountCode(), now));
  }

  /** The cart without that product. */
  public Order remove(ProductId product, Instant now) {
    List<CartLine> left =
        facts.cart().stream().filter(line -> !line.product().equals(product)).toList();
    return filled(left, facts.discountCode(), now);
  }

  /** The cart with that discount code, or none. */
  public Order discounted(Optional<String> code, Instant now) {
    return filled(facts.cart(), code, now);
  }

  private int quantityOf(ProductId product) {
    return facts.cart().stream()
        .filter(line -> line.product().equals(product))
        .mapToInt(CartLine::quantity)
        .sum();
  }

  /**
   * Checkout: what is in the cart is ordered, and somebody begins to pay. Refused with {@code
   * CART_EMPTY}.
   */
  public Outcome<Order> place(Placement placement, AttemptId attempt, Instant now) {
    if (facts.cart().isEmpty() || facts.state() != OrderState.DRAFT) {
      return Outcome.rejected(CommerceFailure.CART_EMPTY);
    }
    return Outcome.success(
        with(
            new Change(
                OrderState.PENDING_PAYMENT,
                Optional.of(placement),
                1,
                Optional.of(attempt),
                Optional.empty(),
                Optional.empty(),
                facts.refunded()),
            now));
  }

  /** Whether this attempt is the one that counts. */
  public boolean awaits(AttemptId attempt) {
    return facts.state() == OrderState.PENDING_PAYMENT
        && facts.attempt().equals(Optional.of(attempt));
  }

  /** The attempt that counts did not pay. The window opens with the first that does not. */
  public Order fail(AttemptId attempt, Instant now) {
    if (!awaits(attempt)) {
      throw new IllegalStateException("order %s does not await %s".formatted(id(), attempt));
    }
    Instant until = facts.recoverableUntil().orElse(now.plus(RECOVERY_WINDOW));
    return with(change(OrderState.PAYMENT_FAILED).until(until), now);
  }

  /**
   * Pays again. Refused with {@code ORDER_NOT_PAYMENT_FAILED} or {@code RECOVERY_WINDOW_ELAPSED};
   * the window's last moment is out.
   */
  public Outcome<Order> retry(AttemptId attempt, Instant now) {
    Outcome<Order> retryable = retryable(now);
    return retryable.map(
        order -> order.with(order.change(OrderState.PENDING_PAYMENT).attempt(attempt), now));
  }

  /** Whether it may be paid again; refused as {@link #retry}. */
  public Outcome<Order> retryable(Instant now) {
    if (facts.state() == OrderState.EXPIRED
        || (facts.state() == OrderState.PAYMENT_FAILED
            && (isWindowOver(now) || facts.attempts() >= MAX_ATTEMPTS))) {
      return Outcome.rejected(CommerceFailure.RECOVERY_WINDOW_ELAPSED);
    }
    return facts.state() == OrderState.PAYMENT_FAILED
        ? Outcome.success(this)
        : Outcome.rejected(CommerceFailure.ORDER_NOT_PAYMENT_FAILED);
  }

  private boolean isWindowOver(Instant now) {
    return facts.recoverableUntil().filter(until -> !now.isBefore(until)).isPresent();
  }

  /** Whether nobody can try again any more. */
  public boolean isExpirable(Instant now) {
    return facts.state() == OrderState.PAYMENT_FAILED && isWindowOver(now);
  }

  /** Nobody tried again in time. */
  public Order expire(Instant now) {
    if (!isExpirable(now)) {
      throw new IllegalStateException("order " + id() + " can still be paid");
    }
    return with(change(OrderState.EXPIRED), now);
  }

  /** The cart was left behind. */
  public Order abandon(Instant now) {
    return with(change(OrderState.ABANDONED), now);
  }

  /** Paid, as that proves. {@link #confirm} follows in the same unit of work. */
  public Order authorize(PaymentProof proof, Instant now) {
    if (!awaits(proof.attempt())
        || !proof.order().equals(id())
        || !proof.amount().equals(total())) {
      throw new IllegalStateException("that does not prove that order " + id() + " is paid");
    }
    PaidBy paid = new PaidBy(proof.event(), proof.attempt());
    return with(change(OrderState.PAYMENT_AUTHORIZED).paid(paid), now);
  }

  /** Sold. */
  public Order confirm(Instant now) {
    return with(change(OrderState.CONFIRMED), now);
  }

  /** What of the payment was not given back; zero where it was not paid. */
  public Money refundable() {
    return facts.state() == OrderState.CONFIRMED || facts.state() == OrderState.PARTIALLY_REFUNDED
        ? total().minus(facts.refunded())
        : Money.zero(facts.currency());
  }

  /** So much more of it was given back. */
  public Order refund(Money amount, Instant now) {
    if (amount.isZero() || amount.exceeds(refundable())) {
      throw new IllegalStateException("order " + id() + " cannot give back " + amount);
    }
    Money refunded = facts.refunded().plus(amount);
    OrderState state =
        refunded.equals(total()) ? OrderState.REFUNDED : OrderState.PARTIALLY_REFUNDED;
    return with(change(state).refunded(refunded), now);
  }

  private Order filled(List<CartLine> cart, Optional<String> code, Instant now) {
    if (facts.state() != OrderState.DRAFT) {
      throw new IllegalStateException("order " + id() + " is no cart any more");
    }
    return new Order(
        new OrderSnapshot(
            facts.id(),
            facts.site(),
            facts.buyer(),
            facts.state(),
            facts.currency(),
            cart,
            code,
            facts.placement(),
            facts.attempts(),
            facts.attempt(),
            facts.recoverableUntil(),
            facts.paid(),
            facts.refunded(),
            facts.createdAt(),
            now));
  }

  /** What a transition changes. */
  private record Change(
      OrderState state,
      Optional<Placement> placement,
      int attempts,
      Optional<AttemptId> attempt,
      Optional<Instant> until,
      Optional<PaidBy> paid,
      Money refunded) {

    Change until(Instant moment) {
      return new Change(state, placement, attempts, attempt, Optional.of(moment), paid, refunded);
    }

    Change attempt(AttemptId next) {
      return new Change(state, placement, attempts + 1, Optional.of(next), until, paid, refunded);
    }

    Change paid(PaidBy by) {
      return new Change(state, placement, attempts, attempt, until, Optional.of(by), refunded);
    }

    Change refunded(Money amount) {
      return new Change(state, placement, attempts, attempt, until, paid, amount);
    }
  }

  private Change change(OrderState state) {
    return new Change(
        state,
        facts.placement(),
        facts.attempts(),
        facts.attempt(),
        facts.recoverableUntil(),
        facts.paid(),
        facts.refunded());
  }

  private Order with(Change change, Instant now) {
    if (!facts.state().next().contains(change.state())) {
      throw new IllegalStateException(
          "order %s is %s and cannot become %s".formatted(id(), facts.state(), change.state()));
    }
    return new Order(
        new OrderSnapshot(
            facts.id(),
            facts.site(),
            facts.buyer(),
            change.state(),
            facts.currency(),
            facts.cart(),
            facts.discountCode(),
            change.placement(),
            change.attempts(),
            change.attempt(),
            change.until(),
            change.paid(),
            change.refunded(),
            facts.createdAt(),
            now));
  }
}
