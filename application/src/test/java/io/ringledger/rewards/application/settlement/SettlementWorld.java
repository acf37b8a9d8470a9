package io.ringledger.rewards.application.settlement;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringledger.rewards.application.fakes.FakePointsBook;
import io.ringledger.rewards.application.fakes.InMemoryRewardDecisions;
import io.ringledger.rewards.application.fakes.InMemoryRewardPolicies;
import io.ringledger.rewards.application.fakes.InMemoryRewardSettlements;
import io.ringledger.rewards.application.fakes.ScriptedEventReader;
import io.ringledger.rewards.application.ledger.LedgerPoster;
import io.ringledger.rewards.application.outbound.LedgerAccounts;
import io.ringledger.rewards.application.outbound.LedgerBook;
import io.ringledger.rewards.application.outbound.RewardDecisions;
import io.ringledger.rewards.application.outbound.RewardPolicies;
import io.ringledger.rewards.application.outbound.RewardSettlements;
import io.ringledger.rewards.application.outbound.SourceEvents;
import io.ringledger.rewards.application.settlement.RewardIntake.Received;
import io.ringledger.rewards.application.settlement.RewardIntake.Sender;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.domain.settlement.RetrySchedule;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Failed;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Succeeded;
import io.ringledger.rewards.domain.settlement.SettlementOutcome;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.RecordingOutbox;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Everything settlements need, in memory, with faults on demand. */
public final class SettlementWorld {

  public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  static final RetrySchedule SCHEDULE =
      new RetrySchedule(Duration.ofSeconds(2), Duration.ofMinutes(10), 8);
  public static final Sender SENDER = new Sender(ScriptedEventReader.SOURCE, Set.of("test.*"));
  static final Caller ADMIN =
      new Caller(new UserId(new UUID(0, 1)), Role.ADMIN, new RequestId("request-1"));

  final SettableClock clock = new SettableClock(NOW);
  final SequentialRandomness randomness = new SequentialRandomness();
  final InMemoryRewardSettlements settlements = new InMemoryRewardSettlements();
  final InMemoryRewardPolicies policies = new InMemoryRewardPolicies();
  final InMemoryRewardDecisions decisions = new InMemoryRewardDecisions();
  final FakePointsBook book = new FakePointsBook();
  final RecordingOutbox outbox = new RecordingOutbox();
  final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  final ScriptedEventReader reader = new ScriptedEventReader();
  final List<String> failures = new ArrayList<>();
  final Faults faults = new Faults();
  final SnapshotUnitOfWork unitOfWork =
      new SnapshotUnitOfWork(settlements, policies, decisions, book, outbox, trail);

  final RewardPorts ports =
      new RewardPorts(
          new FaultyUnitOfWork(),
          faults.on(RewardSettlements.class, settlements),
          faults.on(SourceEvents.class, settlements.events(reader)),
          faults.on(RewardPolicies.class, policies),
          faults.on(RewardDecisions.class, decisions),
          faults.on(LedgerAccounts.class, book),
          faults.on(Outbox.class, outbox),
          (settlement, cause) ->
              failures.add(
                  settlement.reference().eventId() + " " + cause.getClass().getSimpleName()),
          trail,
          randomness,
          clock);
  final RewardOperations operations = new RewardOperationsUseCase(ports);
  private final RewardIntake intake =
      new RewardIntakeUseCase(ports.unitOfWork(), reader, ports.settlements(), randomness, clock);

  /** With points around each unit of work too: there a process can die, or another take over. */
  private final class FaultyUnitOfWork implements UnitOfWork {
    @Override
    public <T> T execute(Supplier<T> work) {
      if (unitOfWork.isRunningHere()) {
        return work.get();
      }
      faults.pass("before unit of work");
      T answer = unitOfWork.execute(work);
      faults.pass("after unit of work");
      return answer;
    }
  }

  RewardLanes lanes(int batchSize) {
    return new RewardLanesUseCase(
        ports,
        new LedgerPoster(faults.on(LedgerBook.class, book), ports.outbox(), randomness, clock),
        SCHEDULE,
        batchSize);
  }

  LedgerAccount open(String holder) {
    LedgerAccount account =
        LedgerAccount.open(
            new AccountId(UUID.nameUUIDFromBytes(holder.getBytes(UTF_8))),
            new Holder(holder),
            NOW.minusSeconds(60));
    book.save(account);
    return account;
  }

  List<Outcome<Received>> send(List<String> lines) {
    return switch (intake.receive(SENDER, String.join("\n", lines).getBytes(UTF_8))) {
      case Success<List<Outcome<Received>>>(var outcomes) -> outcomes;
      case Outcome.Rejected<List<Outcome<Received>>> refusal ->
          throw new AssertionError(refusal.reason());
    };
  }

  RewardSettlement settlement(String event) {
    return settlements.all().stream()
        .filter(one -> one.reference().eventId().equals(event))
        .findAny()
        .orElseThrow();
  }

  /**
   * Works on all lanes until all has ended or is parked, as jobs do that start again when killed.
   */
  void work(RewardLanes lanes) {
    for (int round = 0; round < 200; round++) {
      for (int lane = 0; lane < RewardLanes.LANES; lane++) {
        workOn(lanes, lane);
      }
      if (settlements.all().stream()
          .allMatch(one -> one.state().isTerminal() || one.parked().isPresent())) {
        return;
      }
      clock.advance(Duration.ofMinutes(11));
    }
    throw new AssertionError("never comes to an end: " + settlements.all());
  }

  private static void workOn(RewardLanes lanes, int lane) {
    boolean more = true;
    while (more) {
      try {
        more = lanes.advance(lane);
      } catch (Faults.Killed | Faults.Hiccup | OutOfMemoryError _) {
        more = true;
      }
    }
  }

  // What it comes to, without what may differ: ids of entries, attempts, times.

  public Map<String, String> entries() {
    Map<String, String> entries = new TreeMap<>();
    for (LedgerEntry entry : book.all()) {
      entries.put(entry.posting().reference().eventId(), entry.key() + " " + entry.amount());
    }
    return entries;
  }

  public Map<String, String> ends() {
    Map<String, String> ends = new TreeMap<>();
    for (RewardSettlement one : settlements.all()) {
      ends.put(one.reference().eventId(), end(one));
    }
    return ends;
  }

  /** How it ended, or that it is parked; posted before or now is the same. */
  public static String end(RewardSettlement settlement) {
    if (settlement.end().orElse(null) instanceof Succeeded done) {
      return done.outcome() == SettlementOutcome.ALREADY_APPLIED
          ? SettlementOutcome.SETTLED.wire()
          : done.outcome().wire() + done.detail().map(d -> " " + d).orElse("");
    }
    return settlement.state().wire()
        + settlement.parked().map(_ -> " parked").orElse("")
        + settlement.end().map(end -> end instanceof Failed f ? " " + f.failure() : "").orElse("");
  }

  public Map<String, String> decided() {
    Map<String, String> decided = new TreeMap<>();
    for (RewardSettlement one : settlements.all()) {
      RecordedDecision decision = decisions.of(Set.of(one.id())).get(one.id());
      if (decision != null) {
        decided.put(
            one.reference().eventId(),
            decision.version() + " " + decision.usage() + " " + decision.decision());
      }
    }
    return decided;
  }
}
