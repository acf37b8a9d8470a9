package io.ringledger.commerce.application.fakes;

import io.ringledger.commerce.application.outbound.PaymentAttempts;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.AttemptState;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.application.fakes.RolePlay;
import io.ringledger.shared.application.sites.RestrictedRole;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Attempts to pay in memory; as in the database, an order has at most one that may be paid. */
public final class InMemoryPaymentAttempts implements PaymentAttempts, Restorable {

  private final OneSiteScope scope;
  private final RolePlay roles;
  private Map<AttemptId, PaymentAttempt> attempts = new LinkedHashMap<>();

  public InMemoryPaymentAttempts(OneSiteScope scope, RolePlay roles) {
    this.scope = scope;
    this.roles = roles;
  }

  @Override
  public void add(PaymentAttempt attempt) {
    scope.requireWithin(attempt.site(), "a payment attempt");
    if (attempt.state() != AttemptState.CREATED || attempts.containsKey(attempt.id())) {
      throw new IllegalStateException("attempt " + attempt.id() + " is not about to be made");
    }
    requireNone(attempt, other -> other.number() == attempt.number(), "of that number");
    keep(attempt);
  }

  @Override
  public Optional<PaymentAttempt> find(SiteId site, AttemptId id) {
    scope.requireWithin(site, "a payment attempt");
    return Optional.ofNullable(attempts.get(id)).filter(each -> each.site().equals(site));
  }

  @Override
  public List<PaymentAttempt> of(SiteId site, OrderId order) {
    scope.requireWithin(site, "a payment attempt");
    return attempts.values().stream()
        .filter(each -> each.site().equals(site) && each.order().equals(order))
        .sorted(Comparator.comparingInt(PaymentAttempt::number))
        .toList();
  }

  @Override
  public void save(PaymentAttempt attempt) {
    roles.requireAs(RestrictedRole.PAYMENTS, "a payment attempt");
    PaymentAttempt before =
        find(attempt.site(), attempt.id())
            .orElseThrow(() -> new IllegalStateException("there is no attempt " + attempt.id()));
    boolean follows =
        before.state().isLive()
            ? attempt.state() != AttemptState.CREATED || before.state() == AttemptState.CREATED
            : attempt.state() == before.state() || attempt.state() == AttemptState.REFUNDED;
    if (!follows) {
      throw new IllegalStateException(
          "payment_attempts: %s does not follow %s".formatted(attempt.state(), before.state()));
    }
    keep(attempt);
  }

  private void keep(PaymentAttempt attempt) {
    if (attempt.state().isLive()) {
      requireNone(attempt, other -> other.state().isLive(), "that may be paid");
    }
    if (attempt.state() == AttemptState.AUTHORIZED) {
      requireNone(attempt, other -> other.state() == AttemptState.AUTHORIZED, "that is paid");
    }
    attempts.put(attempt.id(), attempt);
  }

  private void requireNone(PaymentAttempt attempt, Predicate<PaymentAttempt> which, String what) {
    if (of(attempt.site(), attempt.order()).stream()
        .anyMatch(other -> !other.id().equals(attempt.id()) && which.test(other))) {
      throw new IllegalStateException("the order has another attempt " + what);
    }
  }

  @Override
  public List<PaymentAttempt> due(Instant now, int limit) {
    roles.requireAs(RestrictedRole.PAYMENTS, "the list of attempts to look after");
    return attempts.values().stream()
        .filter(each -> each.lookAt().filter(at -> !at.isAfter(now)).isPresent())
        .sorted(Comparator.comparing(each -> each.lookAt().orElseThrow()))
        .limit(limit)
        .toList();
  }

  @Override
  public Runnable checkpoint() {
    Map<AttemptId, PaymentAttempt> before = new LinkedHashMap<>(attempts);
    return () -> attempts = before;
  }
}
