package io.ringledger.vault.application.index.contract;

import static io.ringledger.vault.application.index.Seen.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.index.Seen;
import io.ringledger.vault.application.index.outbound.LedgerBook;
import io.ringledger.vault.domain.index.LedgerCursor;
import io.ringledger.vault.domain.index.LedgerEvent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of what was read of the ledger does. */
public abstract class LedgerBookContract {

  /** Nobody else's. */
  private final long first = UUID.randomUUID().getMostSignificantBits() >>> 8;

  private final XrplAddress account = Seen.AUTHORITY;

  protected abstract LedgerBook book();

  protected abstract UnitOfWork unitOfWork();

  /**
   * Where a test begins; a store that is shared may be further than the test before has left it.
   */
  private long opened() {
    return unitOfWork()
        .execute(
            () -> {
              book().open(new LedgerCursor(account, 5, new Drops(1000), 5), NOW);
              return book().find(account).orElseThrow().ledgerIndex();
            });
  }

  private void add(List<LedgerEvent> events) {
    unitOfWork().run(() -> book().add(account, events, NOW));
  }

  @Test
  public void readingBeginsOnce() {
    long at = opened();
    unitOfWork().run(() -> book().open(new LedgerCursor(account, 77, new Drops(1), 77), NOW));

    LedgerCursor cursor = unitOfWork().execute(() -> book().find(account)).orElseThrow();
    assertThat(cursor).isEqualTo(new LedgerCursor(account, 5, new Drops(1000), at));
    assertThat(unitOfWork().execute(() -> book().lock(account))).contains(cursor);
    assertThat(unitOfWork().execute(() -> book().find(Seen.OWNER))).isEmpty();
  }

  @Test
  public void theCursorMovesOnAndNeverBack() {
    long at = opened();
    unitOfWork().run(() -> book().move(account, at + 3, NOW));
    unitOfWork().run(() -> book().move(account, at + 3, NOW.plusSeconds(1)));

    assertThatThrownBy(() -> unitOfWork().run(() -> book().move(account, at + 2, NOW)))
        .isInstanceOf(RuntimeException.class);
    assertThat(unitOfWork().execute(() -> book().find(account)).orElseThrow().ledgerIndex())
        .isEqualTo(at + 3);
  }

  @Test
  public void aTransactionIsAddedOnce() {
    long at = opened();
    add(
        List.of(
            Seen.deposit(first, at + 1, 0, 10),
            Seen.channelEvent(
                first + 1, at + 1, 1, "PaymentChannelCreate", Seen.sight(first, 100, 0))));
    add(List.of());

    assertThatThrownBy(() -> add(List.of(Seen.deposit(first, at + 2, 0, 10))))
        .isInstanceOf(RuntimeException.class);
    unitOfWork().run(() -> book().move(account, at + 2, NOW));
  }

  @Test
  public void whatIsRolledBackWasNeverRead() {
    long at = opened();
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          book().add(account, List.of(Seen.deposit(first, at + 1, 0, 1)), NOW);
                          book().move(account, at + 1, NOW);
                          throw new IllegalStateException("on purpose");
                        }))
        .hasMessage("on purpose");

    assertThat(unitOfWork().execute(() -> book().find(account)).orElseThrow().ledgerIndex())
        .isEqualTo(at);
    add(List.of(Seen.deposit(first, at + 1, 0, 1)));
    unitOfWork().run(() -> book().move(account, at + 1, NOW));
  }
}
