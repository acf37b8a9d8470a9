package io.ringledger.commerce.application.catalog;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.FailureCode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Writes down what admins do to the catalogue. The caller holds what it is about. */
final class CatalogueTrail {

  private final CataloguePorts ports;

  CatalogueTrail(CataloguePorts ports) {
    this.ports = ports;
  }

  void succeeded(SiteCaller caller, String chain, String action, Map<String, String> details) {
    Instant now = ports.clock().instant();
    ports
        .trail()
        .record(
            AuditEntry.success(
                new AuditChain(chain), now, caller.author(), action, about(caller, details)));
  }

  void refused(
      SiteCaller caller,
      String chain,
      String action,
      FailureCode code,
      Map<String, String> details) {
    Instant now = ports.clock().instant();
    ports
        .trail()
        .record(
            AuditEntry.refusal(
                new AuditChain(chain), now, caller.author(), action, code, about(caller, details)));
  }

  private static Map<String, String> about(SiteCaller caller, Map<String, String> details) {
    Map<String, String> all = new TreeMap<>(details);
    all.put("site_id", caller.site().toString());
    return all;
  }
}
