package io.ringledger.app.index;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.DependencyHealth;
import io.ringledger.shared.application.RequestId;
import io.ringledger.vault.application.index.Reconciliation;
import io.ringledger.vault.application.index.outbound.VaultBooks.Rebuilt;
import io.ringledger.vault.application.index.outbound.VaultBooks.Report;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Remembers what this replica has heard last of the books and the ledger. */
final class WatchedReconciliation implements Reconciliation, DependencyHealth {

  private final Reconciliation reconciliation;
  private final AtomicReference<State> state;

  WatchedReconciliation(Reconciliation reconciliation, Instant start) {
    this.reconciliation = reconciliation;
    this.state =
        new AtomicReference<>(
            new State(Status.UNKNOWN, "this replica has not compared the books yet", start));
  }

  private Optional<Report> seen(Optional<Report> report) {
    report.ifPresent(found -> state.updateAndGet(before -> next(before, found)));
    return report;
  }

  private static State next(State before, Report report) {
    Status status = report.count() == 0 ? Status.UP : Status.DEGRADED;
    String detail =
        report.count() == 0
            ? ""
            : "%d differences, %d drops, as of ledger %d"
                .formatted(report.count(), report.drops(), report.ledgerIndex());
    return new State(status, detail, status == before.status() ? before.since() : report.at());
  }

  @Override
  public Optional<Report> reconcile(RequestId run) {
    return seen(reconciliation.reconcile(run));
  }

  @Override
  public Optional<Report> last() {
    return seen(reconciliation.last());
  }

  @Override
  public Rebuilt rebuild(Author author) {
    return reconciliation.rebuild(author);
  }

  @Override
  public String name() {
    return "books";
  }

  @Override
  public State state() {
    return state.get();
  }
}
