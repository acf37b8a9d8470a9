package io.ringledger.commerce.application.fakes;

import io.ringledger.commerce.application.outbound.Refunds;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.Refund;
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

/** Refunds in memory; as in the database, what was paid too late goes back once. */
public final class InMemoryRefunds implements Refunds, Restorable {

  private final OneSiteScope scope;
  private final RolePlay roles;
  private Map<RefundId, Refund> refunds = new LinkedHashMap<>();

  public InMemoryRefunds(OneSiteScope scope, RolePlay roles) {
    this.scope = scope;
    this.roles = roles;
  }

  @Override
  public void add(Refund refund) {
    scope.requireWithin(refund.site(), "a refund");
    if (refund.state() != Refund.State.REQUESTED || refunds.containsKey(refund.id())) {
      throw new IllegalStateException("refund " + refund.id() + " was not just decided");
    }
    if (refund.kind() == Refund.Kind.LATE_PAYMENT
        && of(refund.site(), refund.order()).stream()
            .anyMatch(
                other ->
                    other.kind() == refund.kind() && other.attempt().equals(refund.attempt()))) {
      throw new IllegalStateException("what was paid too late goes back once");
    }
    if (refund.kind() == Refund.Kind.ORDER) {
      roles.requireUnrestricted("a decision to give back");
    }
    refunds.put(refund.id(), refund);
  }

  @Override
  public Optional<Refund> find(SiteId site, RefundId id) {
    scope.requireWithin(site, "a refund");
    return Optional.ofNullable(refunds.get(id)).filter(each -> each.site().equals(site));
  }

  @Override
  public List<Refund> of(SiteId site, OrderId order) {
    scope.requireWithin(site, "a refund");
    return refunds.values().stream()
        .filter(each -> each.site().equals(site) && each.order().equals(order))
        .sorted(Comparator.comparing(each -> each.id().toString()))
        .toList();
  }

  @Override
  public void save(Refund refund) {
    roles.requireAs(RestrictedRole.PAYMENTS, "a refund");
    Refund before =
        find(refund.site(), refund.id())
            .orElseThrow(() -> new IllegalStateException("there is no refund " + refund.id()));
    if (before.state() == Refund.State.FAILED && refund.isOpen()) {
      throw new IllegalStateException("refunds: one that was given up is not begun again");
    }
    refunds.put(refund.id(), refund);
  }

  @Override
  public List<Refund> due(Instant now, int limit) {
    roles.requireAs(RestrictedRole.PAYMENTS, "the list of refunds to look after");
    return refunds.values().stream()
        .filter(each -> each.lookAt().filter(at -> !at.isAfter(now)).isPresent())
        .sorted(Comparator.comparing(each -> each.lookAt().orElseThrow()))
        .limit(limit)
        .toList();
  }

  @Override
  public Runnable checkpoint() {
    Map<RefundId, Refund> before = new LinkedHashMap<>(refunds);
    return () -> refunds = before;
  }
}
