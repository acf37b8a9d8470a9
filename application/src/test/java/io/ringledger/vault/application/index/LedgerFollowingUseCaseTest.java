package io.ringledger.vault.application.index;

import static io.ringledger.vault.application.index.Seen.AUTHORITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.vault.application.index.LedgerFollowing.Pass;
import io.ringledger.vault.application.index.fakes.InMemoryChannelSessions;
import io.ringledger.vault.application.index.fakes.InMemoryLedgerBook;
import io.ringledger.vault.application.index.fakes.ScriptedLedger;
import io.ringledger.vault.domain.index.ChannelSession;
import io.ringledger.vault.domain.index.LedgerCursor;
import io.ringledger.vault.domain.index.LedgerEvent;
import io.ringledger.vault.domain.index.SessionState;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerFollowingUseCaseTest {

  private static final RequestId RUN = new RequestId("run");

  private final InMemoryLedgerBook book = new InMemoryLedgerBook();
  private final InMemoryChannelSessions sessions = new InMemoryChannelSessions();
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(book, sessions, trail);
  private final ScriptedLedger ledger = new ScriptedLedger(unitOfWork, 10, 1000);
  private final LedgerFollowing following = replica();

  private LedgerFollowing replica() {
    return replica(trail);
  }

  private LedgerFollowing replica(AuditTrail itsTrail) {
    return new LedgerFollowingUseCase(
        unitOfWork,
        () -> AUTHORITY,
        ledger,
        book,
        sessions,
        itsTrail,
        new SettableClock(Seen.NOW),
        Seen.DELAY);
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
    sessions.with(Seen.pending(1, 50));
    LedgerFollowing dying = replica(new DyingTrail());

    assertThatThrownBy(() -> dying.follow(RUN)).hasMessage("killed");
    assertThat(read()).isEmpty();
    assertThat(cursor().ledgerIndex()).isEqualTo(10);
    assertThat(sessions.get(Seen.pending(1, 50).id())).isEqualTo(Seen.pending(1, 50));

    assertThat(following.follow(RUN)).isEqualTo(new Pass.UpToDate(11, 2));
    assertThat(sessions.get(Seen.pending(1, 50).id()).state()).isEqualTo(SessionState.ACTIVE);
  }

  /** The process ends after the transactions were added and before the cursor moves. */
  private static final class DyingTrail implements AuditTrail {

    @Override
    public void record(AuditEntry entry) {
      throw new IllegalStateException("killed");
    }

    @Override
    public History history(AuditChain chain) {
      throw new AssertionError("nobody asks for " + chain);
    }
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
  void aChannelFundsItsSessionAndTakesItAlongToTheEnd() {
    following.follow(RUN);
    ChannelSession pending = Seen.pending(1, 50);
    sessions.with(pending);
    ledger.close(Seen.channelEvent(1, 11, 0, "PaymentChannelCreate", Seen.sight(1, 60, 0)));
    following.follow(RUN);
    assertThat(sessions.get(pending.id()).state()).isEqualTo(SessionState.ACTIVE);
    assertThat(sessions.get(pending.id()).amount().value()).isEqualTo(60);

    ledger.close(Seen.channelEvent(2, 12, 0, "PaymentChannelFund", Seen.sight(1, 90, 0)));
    following.follow(RUN);
    assertThat(sessions.get(pending.id()).amount().value()).isEqualTo(90);

    ledger.close(
        Seen.channelEvent(
            3, 13, 0, "PaymentChannelClaim", Seen.closing(Seen.sight(1, 90, 0), Seen.END)));
    following.follow(RUN);
    assertThat(sessions.get(pending.id()).state()).isEqualTo(SessionState.CLOSING);
    assertThat(sessions.get(pending.id()).closesAt()).contains(Seen.END);

    ledger.close(
        Seen.channelEvent(4, 14, 0, "PaymentChannelClaim", Seen.gone(Seen.sight(1, 90, 20))));
    following.follow(RUN);
    assertThat(sessions.get(pending.id()).state()).isEqualTo(SessionState.CLOSED);
    assertThat(trail.entries())
        .extracting(entry -> entry.details().get("to"))
        .containsExactly("active", "active", "closing", "closed");
  }

  @Test
  void ofOneChannelTheLastSightInASliceCounts() {
    following.follow(RUN);
    ChannelSession pending = Seen.pending(1, 50);
    sessions.with(pending);
    ledger.close(
        Seen.channelEvent(1, 11, 0, "PaymentChannelCreate", Seen.sight(1, 60, 0)),
        Seen.channelEvent(2, 11, 1, "PaymentChannelFund", Seen.sight(1, 70, 0)));
    ledger.close(Seen.channelEvent(3, 12, 0, "PaymentChannelFund", Seen.sight(1, 80, 0)));

    following.follow(RUN);
    assertThat(sessions.get(pending.id()).amount().value()).isEqualTo(80);
    assertThat(trail.entries()).hasSize(1);
  }

  @Test
  void aChannelThatDoesNotProveItFundsNothing() {
    following.follow(RUN);
    ChannelSession pending = Seen.pending(1, 61);
    sessions.with(pending).with(Seen.pending(2, 1));
    ledger.close(Seen.channelEvent(1, 11, 0, "PaymentChannelCreate", Seen.sight(1, 60, 0)));
    following.follow(RUN);

    assertThat(sessions.get(pending.id())).isEqualTo(pending);
    assertThat(trail.entries()).isEmpty();
  }
}
