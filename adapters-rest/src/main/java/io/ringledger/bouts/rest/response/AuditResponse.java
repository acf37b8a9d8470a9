package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.domain.BoutId;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What happened to a bout, and whether nothing of it was changed since. */
public record AuditResponse(String boutId, boolean chainIntact, List<Entry> entries) {

  public static AuditResponse of(BoutId bout, AuditTrail.History history) {
    return new AuditResponse(
        bout.toString(), history.intact(), history.links().stream().map(Entry::of).toList());
  }

  /** One entry in its place. */
  @Schema(name = "AuditEntry")
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
