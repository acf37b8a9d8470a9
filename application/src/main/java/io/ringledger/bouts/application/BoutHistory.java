package io.ringledger.bouts.application;

import io.ringledger.bouts.domain.BoutId;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.domain.Outcome.Rejected;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** Writes the history of bouts. */
final class BoutHistory {

  private final AuditTrail trail;
  private final InstantSource clock;

  BoutHistory(AuditTrail trail, InstantSource clock) {
    this.trail = trail;
    this.clock = clock;
  }

  static AuditChain chainOf(BoutId bout) {
    return new AuditChain("bout:" + bout);
  }

  void succeeded(Author author, BoutId bout, String action, Map<String, String> details) {
    trail.record(AuditEntry.success(chainOf(bout), clock.instant(), author, action, details));
  }

  void refused(
      Author author, BoutId bout, String action, Rejected<?> refusal, Map<String, String> details) {
    TreeMap<String, String> all = new TreeMap<>(details);
    all.put("failure_reason", refusal.reason());
    trail.record(
        AuditEntry.refusal(chainOf(bout), clock.instant(), author, action, refusal.code(), all));
  }
}
