package io.ringledger.vault.application.index;

import static io.ringledger.vault.application.index.Seen.AUTHORITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.application.index.fakes.InMemoryLedgerBook;
import io.ringledger.vault.application.index.fakes.InMemoryVaultBooks;
import io.ringledger.vault.application.index.fakes.ScriptedLedger;
import io.ringledger.vault.application.index.fakes.SeenChannels;
import io.ringledger.vault.application.index.outbound.VaultBooks.Rebuilt;
import io.ringledger.vault.application.index.outbound.VaultBooks.Report;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.index.BookedChannel;
import io.ringledger.vault.domain.index.Books;
import io.ringledger.vault.domain.index.Difference;
import io.ringledger.vault.domain.index.Difference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReconciliationUseCaseTest {

  private static final RequestId RUN = new RequestId("run");
  private static final SessionId SESSION = new SessionId(new UUID(1, 7));

  private final InMemoryLedgerBook book = new InMemoryLedgerBook();
  private final InMemoryVaultBooks books = new InMemoryVaultBooks();
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(book, books, trail);
  private final ScriptedLedger ledger = new ScriptedLedger(unitOfWork, 10, 1000);
  private final SettableClock clock = new SettableClock(Seen.NOW);
  private final LedgerFollowing following =
      new LedgerFollowingUseCase(
          unitOfWork, () -> AUTHORITY, ledger, book, new SeenChannels(), clock);
  private final Reconciliation reconciliation =
      new ReconciliationUseCase(
          unitOfWork, () -> AUTHORITY, following, ledger, books, trail, clock);

  private Optional<Books> books(
      long balance, long owed, List<BookedChannel> channels, Difference... among) {
    return book.find(AUTHORITY)
        .map(cursor -> new Books(cursor.ledgerIndex(), balance, owed, channels, List.of(among)));
  }

  private static BookedChannel channel(boolean live, long amount, long paid) {
    return new BookedChannel(Seen.channel(1), SESSION, live, new Drops(amount), new Drops(paid));
  }

  private List<Difference> differences() {
    return reconciliation.reconcile(RUN).orElseThrow().differences();
  }

  @Test
  void booksThatAgreeDifferNowhere() {
    ledger.plant(Seen.sight(1, 60, 20));
    books.say(() -> books(1000, 1000, List.of(channel(true, 60, 20))));

    assertThat(reconciliation.last()).isEmpty();
    assertThat(reconciliation.reconcile(RUN)).contains(new Report(Seen.NOW, 10, 0, 0, List.of()));
    assertThat(reconciliation.last()).contains(new Report(Seen.NOW, 10, 0, 0, List.of()));
    assertThat(trail.entries()).isEmpty();
  }

  @Test
  void aClaimTooMuchIsFound() {
    ledger.plant(Seen.sight(1, 60, 25));
    books.say(() -> books(1000, 0, List.of(channel(true, 60, 20))));

    assertThat(differences())
        .containsExactly(new Difference(Kind.CHANNEL_PAID, SESSION.toString(), 20, 25));
  }

  @Test
  void aChannelThatHoldsLessThanItsSessionSaysIsFound() {
    ledger.plant(Seen.sight(1, 60, 20));
    books.say(() -> books(1000, 0, List.of(channel(true, 61, 20))));

    assertThat(differences())
        .containsExactly(new Difference(Kind.CHANNEL_AMOUNT, SESSION.toString(), 61, 60));
  }

  @Test
  void aChannelThatIsGoneIsFoundWhileItsSessionLives() {
    books.say(() -> books(1000, 0, List.of(channel(true, 60, 20))));
    assertThat(differences())
        .containsExactly(new Difference(Kind.CHANNEL_GONE, SESSION.toString(), 40, 0));

    books.say(() -> books(1000, 0, List.of(channel(false, 60, 20))));
    assertThat(differences()).isEmpty();
  }

  @Test
  void moneyThatCameOrWentUnseenIsFound() {
    books.say(() -> books(1000, 1000, List.of()));
    ledger.plantBalance(-3);

    assertThat(differences())
        .containsExactly(
            new Difference(Kind.AUTHORITY_BALANCE, "authority", 1000, 997),
            new Difference(Kind.NOT_COVERED, "authority", 1000, 997));
    assertThat(reconciliation.last().orElseThrow().drops()).isEqualTo(6);
  }

  @Test
  void whatOnlyTheFirstLookFoundIsNoDifference() {
    Difference passing = new Difference(Kind.WALLET_OWED, "r1", 5, 6);
    Difference staying = new Difference(Kind.WALLET_OWED, "r2", 5, 7);
    List<Optional<Books>> looks = new ArrayList<>();
    books.say(
        () -> {
          looks.add(books(1000, 0, List.of()));
          return looks.size() == 1
              ? books(1000, 0, List.of(), passing, staying)
              : books(1000, 0, List.of(), staying);
        });

    assertThat(differences()).containsExactly(staying);
    assertThat(looks).hasSize(2);
  }

  @Test
  void aLedgerThatCannotBeReadProvesNothingEitherWay() {
    books.say(() -> books(1, 0, List.of()));
    ledger.silence(true);

    assertThat(reconciliation.reconcile(RUN)).isEmpty();
    assertThat(reconciliation.last()).isEmpty();
  }

  @Test
  void theTrailTellsWhenTheResultChanges() {
    books.say(() -> books(1001, 0, List.of()));
    reconciliation.reconcile(RUN);
    reconciliation.reconcile(RUN);
    books.say(() -> books(1000, 0, List.of()));
    reconciliation.reconcile(RUN);
    reconciliation.reconcile(RUN);

    assertThat(trail.entries())
        .extracting(entry -> entry.details().get("difference_drops"))
        .containsExactly("1", "0");
  }

  @Test
  void aRebuildSaysHowMuchItPutRight() {
    books.rebuilds(new Rebuilt(1, 2, 3, 1));

    assertThat(reconciliation.rebuild(Author.system(RUN)).differences()).isEqualTo(7);
    assertThat(trail.entries())
        .extracting(entry -> entry.details().get("differences"))
        .containsExactly("7");
  }
}
