package io.ringledger.vault.application.settlement;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.settlement.outbound.SettlementBatches.Head;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pays where a wallet now says it wants to be paid, after the account before could not be. */
final class Redirections {

  private static final int AT_ONCE = 20;

  private final SettlementTools tools;
  private final SettlementReports reports;

  Redirections(SettlementTools tools, SettlementReports reports) {
    this.tools = tools;
    this.reports = reports;
  }

  /** Has held payments tried again at accounts that are new. */
  void follow(Author author) {
    Map<LegId, XrplAddress> elsewhere =
        tools.unitOfWork().execute(() -> tools.legs().redirected(AT_ONCE));
    elsewhere.forEach(
        (leg, account) -> tools.unitOfWork().run(() -> retry(leg, Optional.of(account), author)));
  }

  /**
   * Has a held leg tried again, under the lock of its batch.
   *
   * @return the leg as it is then; empty where it is neither held nor stuck
   */
  Optional<Leg> retry(LegId id, Optional<XrplAddress> elsewhere, Author author) {
    Instant now = tools.clock().instant();
    Optional<Head> batch =
        tools
            .legs()
            .find(id)
            .flatMap(leg -> leg.terms().batch())
            .flatMap(number -> tools.batches().lock(number));
    // Read again, now that nobody else changes it.
    Optional<Leg> before = batch.flatMap(_ -> tools.legs().find(id)).filter(Leg::mayBeRetried);
    Optional<Leg> retried =
        before
            .filter(leg -> elsewhere.isEmpty() || leg.terms().kind().pays())
            .map(leg -> leg.retried(elsewhere, now));
    retried.ifPresent(
        leg -> {
          tools.legs().save(List.of(leg));
          if (leg.place().isEmpty()) {
            before.orElseThrow().place().ifPresent(spent -> tools.tickets().spent(List.of(spent)));
          }
          reports.moved(
              leg.terms().batch().orElseThrow(),
              author,
              "retry",
              Map.of(
                  "leg",
                  id.toString(),
                  "destination",
                  leg.terms().destination().map(XrplAddress::value).orElse("none")));
        });
    return retried;
  }
}
