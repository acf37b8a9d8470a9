package io.ringledger.vault.application.index;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.vault.application.index.LedgerFollowing.Pass;
import io.ringledger.vault.application.index.outbound.AuthorityLedger;
import io.ringledger.vault.application.index.outbound.AuthorityLedger.Reading;
import io.ringledger.vault.application.index.outbound.VaultBooks;
import io.ringledger.vault.application.index.outbound.VaultBooks.Rebuilt;
import io.ringledger.vault.application.index.outbound.VaultBooks.Report;
import io.ringledger.vault.application.outbound.SettlementAuthority;
import io.ringledger.vault.domain.index.AuthorityStanding;
import io.ringledger.vault.domain.index.Books;
import io.ringledger.vault.domain.index.Difference;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads on, takes the books, and asks the ledger for the account as of the very ledger that the
 * books go up to. What happens meanwhile may look like a difference once, but not twice.
 */
public final class ReconciliationUseCase implements Reconciliation {

  private static final AuditChain COMPARISONS = new AuditChain("vault:reconciliation");
  private static final AuditChain REBUILDS = new AuditChain("vault:rebuild");

  private final UnitOfWork unitOfWork;
  private final SettlementAuthority authority;
  private final LedgerFollowing following;
  private final AuthorityLedger ledger;
  private final VaultBooks books;
  private final AuditTrail trail;
  private final InstantSource clock;

  public ReconciliationUseCase(
      UnitOfWork unitOfWork,
      SettlementAuthority authority,
      LedgerFollowing following,
      AuthorityLedger ledger,
      VaultBooks books,
      AuditTrail trail,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.authority = authority;
    this.following = following;
    this.ledger = ledger;
    this.books = books;
    this.trail = trail;
    this.clock = clock;
  }

  /** What one look found. */
  private record Look(long ledgerIndex, List<Difference> differences) {

    /** What a later look found too. */
    Look confirmedBy(Look later) {
      Set<List<Object>> before =
          differences.stream().map(Look::what).collect(Collectors.toUnmodifiableSet());
      return new Look(
          later.ledgerIndex(),
          later.differences().stream().filter(one -> before.contains(what(one))).toList());
    }

    private static List<Object> what(Difference difference) {
      return List.of(difference.kind(), difference.subject());
    }
  }

  @Override
  public Optional<Report> reconcile(RequestId run) {
    Optional<Look> first = look(run);
    Optional<Look> sure =
        first.flatMap(
            look -> look.differences().isEmpty() ? first : look(run).map(look::confirmedBy));
    return sure.map(look -> keep(look, Author.system(run)));
  }

  private Optional<Look> look(RequestId run) {
    if (!(following.follow(run) instanceof Pass.UpToDate)) {
      return Optional.empty();
    }
    Optional<Books> taken = unitOfWork.execute(() -> books.books(authority.address()));
    return taken.flatMap(
        ours ->
            switch (ledger.at(authority.address(), ours.ledgerIndex())) {
              case Reading.Silent<AuthorityStanding> _ -> Optional.empty();
              case Reading.Told<AuthorityStanding>(var standing) ->
                  Optional.of(new Look(ours.ledgerIndex(), ours.against(standing)));
            });
  }

  private Report keep(Look look, Author author) {
    List<Difference> all = look.differences();
    long drops =
        all.stream()
            .mapToLong(Difference::drops)
            .reduce(0, (sum, more) -> sum > Long.MAX_VALUE - more ? Long.MAX_VALUE : sum + more);
    return unitOfWork.execute(
        () -> {
          Instant now = clock.instant();
          Optional<Report> before = books.lastReport();
          Report report =
              new Report(
                  now,
                  look.ledgerIndex(),
                  all.size(),
                  drops,
                  all.subList(0, Math.min(all.size(), VaultBooks.MOST_DIFFERENCES)));
          books.keep(report);
          boolean isNews =
              before.map(Report::count).orElse(0) != report.count()
                  || before.map(Report::drops).orElse(0L) != report.drops();
          if (isNews) {
            trail.record(
                AuditEntry.success(
                    COMPARISONS,
                    now,
                    author,
                    "vault.reconcile",
                    Map.of(
                        "ledger_index", Long.toString(report.ledgerIndex()),
                        "differences", Integer.toString(report.count()),
                        "difference_drops", Long.toString(report.drops()))));
          }
          return report;
        });
  }

  @Override
  public Optional<Report> last() {
    return unitOfWork.execute(books::lastReport);
  }

  @Override
  public Rebuilt rebuild(Author author) {
    return unitOfWork.execute(
        () -> {
          Instant now = clock.instant();
          Rebuilt rebuilt = books.rebuild(now);
          trail.record(
              AuditEntry.success(
                  REBUILDS,
                  now,
                  author,
                  "vault.rebuild",
                  Map.of("differences", Integer.toString(rebuilt.differences()))));
          return rebuilt;
        });
  }
}
