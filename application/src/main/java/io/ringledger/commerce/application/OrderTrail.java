package io.ringledger.commerce.application;

import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.AuditTrail.History;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.SiteId;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** Writes down what happens to orders. The caller holds the order. */
public final class OrderTrail {

  private final AuditTrail trail;
  private final InstantSource clock;

  public OrderTrail(AuditTrail trail, InstantSource clock) {
    this.trail = trail;
    this.clock = clock;
  }

  /** Something was done to the order, which is in the state it has afterwards. */
  public void succeeded(Author author, Order order, String action, Map<String, String> details) {
    trail.record(
        AuditEntry.success(
            chain(order.id()), clock.instant(), author, action, about(order, details)));
  }

  /** Something was refused. */
  public void refused(
      Author author, Order order, String action, FailureCode code, Map<String, String> details) {
    trail.record(
        AuditEntry.refusal(
            chain(order.id()), clock.instant(), author, action, code, about(order, details)));
  }

  /** What happened to the order. */
  public History history(OrderId order) {
    return trail.history(chain(order));
  }

  private static Map<String, String> about(Order order, Map<String, String> details) {
    Map<String, String> all = new TreeMap<>(details);
    SiteId site = order.site();
    all.put("site_id", site.toString());
    all.put("state", order.state().wire());
    return all;
  }

  private static AuditChain chain(OrderId order) {
    return new AuditChain("order:" + order);
  }
}
