package io.ringledger.vault.application.index.fakes;

import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.index.outbound.VaultBooks;
import io.ringledger.vault.domain.index.Books;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Books that are what a test says. */
public final class InMemoryVaultBooks implements VaultBooks, Restorable {

  private Supplier<Optional<Books>> books = Optional::empty;
  private Optional<Report> report = Optional.empty();
  private Rebuilt rebuilt = new Rebuilt(0, 0, 0, 0);

  /** They are that, whenever they are taken. */
  public void say(Supplier<Optional<Books>> now) {
    books = now;
  }

  /** A rebuild finds that. */
  public void rebuilds(Rebuilt found) {
    rebuilt = found;
  }

  @Override
  public Optional<Books> books(XrplAddress account) {
    return books.get();
  }

  @Override
  public Optional<Report> lastReport() {
    return report;
  }

  @Override
  public void keep(Report next) {
    report = Optional.of(next);
  }

  @Override
  public Rebuilt rebuild(Instant now) {
    return rebuilt;
  }

  @Override
  public Runnable checkpoint() {
    Optional<Report> before = report;
    return () -> report = before;
  }
}
