package io.ringledger.commerce.rest.orders;

import io.ringledger.commerce.domain.OrderId;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.domain.SiteId;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What happened to an order, and whether nothing of it was changed since. */
@Schema(name = "OrderHistory")
public record OrderHistoryResponse(
    String orderId, String siteId, boolean chainIntact, List<Entry> entries) {

  public static OrderHistoryResponse of(SiteId site, OrderId order, AuditTrail.History history) {
    return new OrderHistoryResponse(
        order.toString(),
        site.toString(),
        history.intact(),
        history.links().stream().map(Entry::of).toList());
  }

  /** One entry in its place. */
  @Schema(name = "OrderHistoryEntry")
  public record Entry(
      long position,
      String at,
      String actor,
      String role,
      String requestId,
      String action,
      String outcome,
      SortedMap<String, String> details,
      String previousHash,
      String hash) {

    static Entry of(AuditTrail.Link link) {
      AuditEntry entry = link.entry();
      return new Entry(
          link.position(),
          entry.at().toString(),
          entry.actor(),
          entry.role(),
          entry.requestId(),
          entry.action(),
          entry.outcome(),
          entry.details(),
          link.previousHash(),
          link.hash());
    }
  }
}
