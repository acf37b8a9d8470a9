package io.ringledger.advisory.application;

import io.ringledger.advisory.domain.ContentId;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.SiteId;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes down what was done about contents, suggestions and the AI flag, and what was refused. */
final class AdvisoryHistory {

  private final AuditTrail trail;
  private final InstantSource clock;

  AdvisoryHistory(AuditTrail trail, InstantSource clock) {
    this.trail = trail;
    this.clock = clock;
  }

  /** Of a content and all suggestions about it; whoever writes holds the content's lock. */
  static AuditChain chainOf(ContentId content) {
    return new AuditChain("content:" + content);
  }

  /** Of the AI flag of a site; whoever writes holds the flag's lock. */
  static AuditChain chainOf(SiteId site) {
    return new AuditChain("advisory:" + site);
  }

  /**
   * Writes an outcome down and answers it.
   *
   * @param asked what was asked for; the site is added
   * @param came what came of it, where it succeeded
   */
  <T> Outcome<T> write(
      SiteCaller caller,
      AuditChain chain,
      String action,
      Map<String, String> asked,
      Outcome<T> outcome,
      Function<T, Map<String, String>> came) {
    switch (outcome) {
      case Success<T>(var value) -> {
        TreeMap<String, String> details = new TreeMap<>(asked);
        details.putAll(came.apply(value));
        details.put("site_id", caller.site().toString());
        trail.record(AuditEntry.success(chain, clock.instant(), caller.author(), action, details));
      }
      case Rejected<T>(var code, var reason, _) ->
          refused(caller, chain, action, asked, code, reason);
    }
    return outcome;
  }

  /** Writes down that something was refused. */
  void refused(
      SiteCaller caller,
      AuditChain chain,
      String action,
      Map<String, String> asked,
      FailureCode code,
      String reason) {
    TreeMap<String, String> details = new TreeMap<>(asked);
    details.put("failure_reason", reason);
    details.put("site_id", caller.site().toString());
    trail.record(
        AuditEntry.refusal(chain, clock.instant(), caller.author(), action, code, details));
  }
}
