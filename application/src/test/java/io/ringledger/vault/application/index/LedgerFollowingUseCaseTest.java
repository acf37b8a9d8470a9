package io.ringledger.vault.application.index;

import static io.ringledger.vault.application.index.Seen.AUTHORITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.vault.application.index.LedgerFollowing.Pass;
import io.ringledger.vault.application.index.fakes.InMemoryLedgerBook;
import io.ringledger.vault.application.index.fakes.ScriptedLedger;
import io.ringledger.vault.application.index.fakes.SeenChannels;
import io.ringledger.vault.application.sessions.SessionChannels;
import io.ringledger.vault.domain.index.LedgerCursor;
import io.ringledger.vault.domain.index.LedgerEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerFollowingUseCaseTest {

  private static final RequestId RUN = new RequestId("run");

  private final InMemoryLedgerBook book = new InMemoryLedgerBook();
  private final SeenChannels channels = new SeenChannels();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(book, channels);
  private final ScriptedLedger ledger = new ScriptedLedger(unitOfWork, 10, 1000);
  private final LedgerFollowing following = replica();

  private LedgerFollowing replica() {
    return replica(channels);
  }

  private LedgerFollowing replica(SessionChannels itsChannels) {
    return new LedgerFollowingUseCase(
        unitOfWork, () -> AUTHORITY, ledger, book, itsChannels, new SettableClock(Seen.NOW));
  }

  private List<LedgerEvent> read() {
    return book.all(AUTHORITY);
  }

  private LedgerCursor cursor() {
    return book.find(AUTHORITY).orElseThrow();
  }

  @Test
  void readingBeginsWhereTheLedgerIsAndFindsWhatComesAfter() {
    assertThat(following.follow(RUN)).isEqualTo(new Pass.UpToDate(10, 0));
    assertThat(cursor().opening().value()).isEqualTo(1000);

    LedgerEvent first = Seen.deposit(1, 11, 0, 5);
    LedgerEvent second = Seen.deposit(2, 12, 3, 7);
    ledger.close(first);
    ledger.close(second);

    assertThat(following.follow(RUN)).isEqualTo(new Pass.UpToDate(12, 2));
    assertThat(following.follow(RUN)).isEqualTo(new Pass.UpToDate(12, 0));
    assertThat(read()).containsExactly(first, second);
  }

  @Test
  void aSilentLedgerMovesNothing() {
    ledger.silence(true);
    assertThat(following.follow(RUN)).isEqualTo(new Pass.Silent("silent"));
    assertThat(book.find(AUTHORITY)).isEmpty();

    ledger.silence(false);
    following.follow(RUN);
    ledger.silence(true);
    ledger.close(Seen.deposit(1, 11, 0, 5));
    assertThat(following.follow(RUN)).isEqualTo(new Pass.Silent("silent"));
    assertThat(cursor().ledgerIndex()).isEqualTo(10);
  }

  @Test
  void aSliceThatAnotherReplicaWasFasterWithIsReadAgainFromWhereThatEnded() {
    following.follow(RUN);
    ledger.close(Seen.deposit(1, 11, 0, 5));
    LedgerFollowing other = replica();
    ledger.meanwhile(
        () -> {
          ledger.close(Seen.deposit(2, 12, 0, 6));
          assertThat(other.follow(RUN)).isEqualTo(new Pass.UpToDate(12, 2));
        });

    assertThat(following.follow(RUN)).isEqualTo(new Pass.UpToDate(12, 0));
    assertThat(read()).extracting(LedgerEvent::hash).containsExactly(Seen.hash(1), Seen.hash(2));
  }

  @Test
  void aPassThatDiesBeforeItsEndHasReadNothing() {
    following.follow(RUN);
    ledger.close(
        Seen.deposit(1, 11, 0, 5),
        Seen.channelEvent(2, 11, 1, "PaymentChannelCreate", Seen.sight(1, 60, 0)));
    LedgerFollowing dying =
        replica(
            (_, _, _) -> {
              throw new IllegalStateException("killed");
            });

    assertThatThrownBy(() -> dying.follow(RUN)).hasMessage("killed");
    assertThat(read()).isEmpty();
    assertThat(cursor().ledgerIndex()).isEqualTo(10);
    assertThat(channels.all()).isEmpty();

    assertThat(following.follow(RUN)).isEqualTo(new Pass.UpToDate(11, 2));
    assertThat(channels.all()).containsExactly(Seen.sight(1, 60, 0));
  }

  @Test
  void aLongWayIsGoneInPasses() {
    following.follow(RUN);
    ledger.tellAtOnce(1);
    for (int i = 0; i < 50; i++) {
      ledger.close(Seen.deposit(i, 11 + i, 0, 1));
    }

    assertThat(following.follow(RUN)).isEqualTo(new Pass.More(30, 20));
    assertThat(following.follow(RUN)).isEqualTo(new Pass.More(50, 20));
    assertThat(following.follow(RUN)).isEqualTo(new Pass.UpToDate(60, 10));
    assertThat(read()).hasSize(50);
  }

  @Test
  void ofOneChannelTheLastSightInASliceCounts() {
    following.follow(RUN);
    ledger.close(
        Seen.channelEvent(1, 11, 0, "PaymentChannelCreate", Seen.sight(1, 60, 0)),
        Seen.channelEvent(2, 11, 1, "PaymentChannelCreate", Seen.sight(2, 50, 0)),
        Seen.channelEvent(3, 11, 2, "PaymentChannelFund", Seen.sight(1, 70, 0)));
    ledger.close(Seen.channelEvent(4, 12, 0, "PaymentChannelFund", Seen.sight(1, 80, 0)));

    following.follow(RUN);
    assertThat(channels.all()).containsExactly(Seen.sight(1, 80, 0), Seen.sight(2, 50, 0));
  }
}
