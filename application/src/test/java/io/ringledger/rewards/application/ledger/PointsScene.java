package io.ringledger.rewards.application.ledger;

import io.ringledger.rewards.application.contract.Moves;
import io.ringledger.rewards.application.fakes.InMemoryLedger;
import io.ringledger.rewards.application.ledger.PointsLedger.Move;
import io.ringledger.rewards.application.ledger.PointsLedger.Reference;
import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.EntryType;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.Receipt;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.RecordingOutbox;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import java.util.List;
import java.util.UUID;

/** The points ledger over stores in memory, with an admin, and Alma, who holds an account. */
final class PointsScene {

  static final Caller ADMIN =
      new Caller(new UserId(new UUID(0, 1)), Role.ADMIN, new RequestId("request-1"));
  static final Caller ALMA =
      new Caller(new UserId(new UUID(0, 2)), Role.FIGHTER, new RequestId("request-2"));
  static final Caller BRUNO =
      new Caller(new UserId(new UUID(0, 3)), Role.PROMOTER, new RequestId("request-3"));

  final InMemoryLedger store = new InMemoryLedger();
  final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  final RecordingOutbox outbox = new RecordingOutbox();
  final SettableClock clock = new SettableClock(Moves.NOW);
  final PointsAccounts accounts;
  final PointsLedger ledger;
  final AccountId alma;

  PointsScene() {
    LedgerPorts ports =
        new LedgerPorts(
            new SnapshotUnitOfWork(store, trail, outbox),
            store,
            store,
            store,
            outbox,
            trail,
            new SequentialRandomness(),
            clock);
    accounts = new PointsAccountsUseCase(ports);
    ledger = new PointsLedgerUseCase(ports);
    alma = successOf(accounts.open(ALMA, holder(ALMA))).account().id();
  }

  static Holder holder(Caller caller) {
    return new Holder(caller.user().toString());
  }

  Outcome<Receipt> move(EntryType type, long points, String reference) {
    return move(alma, type, points, reference);
  }

  Outcome<Receipt> move(AccountId account, EntryType type, long points, String reference) {
    return ledger.move(
        new Move(ADMIN, account, type, new Points(points), new Reference(reference)));
  }

  long balance() {
    return store.find(alma).orElseThrow().balance();
  }

  /** Of Alma's account: what was done, and what came of it. */
  List<String> history() {
    return trail.history(AccountHistory.chainOf(alma)).links().stream()
        .map(link -> link.entry().action() + " " + link.entry().outcome())
        .toList();
  }

  AuditEntry lastEntry() {
    return trail.history(AccountHistory.chainOf(alma)).links().getLast().entry();
  }

  static <T> T successOf(Outcome<T> outcome) {
    return ((Success<T>) outcome).value();
  }

  static FailureCode refusalOf(Outcome<?> outcome) {
    return ((Rejected<?>) outcome).code();
  }
}
