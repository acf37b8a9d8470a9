package io.ringledger.commerce.application.fakes;

import io.ringledger.commerce.application.outbound.PaymentFailures;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.PaymentFailure;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.application.fakes.RolePlay;
import io.ringledger.shared.application.sites.RestrictedRole;
import io.ringledger.shared.domain.SiteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Failures of payments in memory. */
public final class InMemoryPaymentFailures implements PaymentFailures, Restorable {

  private final OneSiteScope scope;
  private final RolePlay roles;
  private List<PaymentFailure> failures = new ArrayList<>();

  public InMemoryPaymentFailures(OneSiteScope scope, RolePlay roles) {
    this.scope = scope;
    this.roles = roles;
  }

  @Override
  public void add(PaymentFailure failure) {
    scope.requireWithin(failure.site(), "a payment failure");
    roles.requireAs(RestrictedRole.PAYMENTS, "a payment failure");
    if (failures.stream().anyMatch(each -> each.id().equals(failure.id()))) {
      throw new IllegalStateException("that failure is kept already");
    }
    failures.add(failure);
  }

  @Override
  public Page<PaymentFailure, UUID> page(
      SiteId site, Optional<OrderId> order, Optional<UUID> before, int limit) {
    scope.requireWithin(site, "a payment failure");
    return Cuts.page(
        failures.stream()
            .filter(each -> each.site().equals(site))
            .filter(each -> order.map(each.order()::equals).orElse(true)),
        PaymentFailure::id,
        id -> id,
        before,
        limit);
  }

  @Override
  public Runnable checkpoint() {
    List<PaymentFailure> before = new ArrayList<>(failures);
    return () -> failures = before;
  }
}
