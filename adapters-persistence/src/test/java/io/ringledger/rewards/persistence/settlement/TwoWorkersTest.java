package io.ringledger.rewards.persistence.settlement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.rewards.application.fakes.ScriptedEventReader;
import io.ringledger.rewards.application.ledger.LedgerPoster;
import io.ringledger.rewards.application.outbound.LedgerBook;
import io.ringledger.rewards.application.settlement.RewardIntake;
import io.ringledger.rewards.application.settlement.RewardIntakeUseCase;
import io.ringledger.rewards.application.settlement.RewardLanes;
import io.ringledger.rewards.application.settlement.RewardLanesUseCase;
import io.ringledger.rewards.application.settlement.RewardPorts;
import io.ringledger.rewards.application.settlement.Scenario;
import io.ringledger.rewards.application.settlement.SettlementWorld;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.policy.RewardPolicy;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two workers on the same lanes, that die now and then, come to what one clean run comes to. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class TwoWorkersTest {

  private static final List<String> WHO = List.of("anna", "ben", "cleo");
  private static final int TRIES = 4;

  @Inject RewardPorts real;
  @Inject LedgerBook book;
  EmbeddedDatabase database;

  private final AtomicLong ids = new AtomicLong(System.nanoTime());
  private final AtomicLong ticks = new AtomicLong();

  /** Each look at it is a millisecond later: leases run out in the middle of everything. */
  private final InstantSource clock =
      () -> Instant.parse("2026-03-01T10:00:00Z").plusMillis(ticks.incrementAndGet());

  private final Randomness randomness =
      new Randomness() {
        @Override
        public UUID newId() {
          return new UUID((ids.incrementAndGet() << 16) | 0x7000L, 0x8000_0000_0000_0000L);
        }

        @Override
        public byte[] newSecret(int length) {
          throw new UnsupportedOperationException();
        }
      };

  /** A worker is killed. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void itComesToWhatOneCleanRunComesTo() throws Exception {
    for (int seed = 1; seed <= TRIES; seed++) {
      tryOnce(new Random(seed));
    }
  }

  private void tryOnce(Random chance) throws Exception {
    String run = Long.toString(ids.incrementAndGet(), 36);
    List<String> events = events(chance, run);
    SettlementWorld clean = new Scenario(strip(events, run), 200).clean();
    RewardPolicy policy = Scenario.POLICY;
    real.unitOfWork()
        .run(
            () -> {
              real.policies().put(policy, clock.instant());
              WHO.forEach(who -> open(who + run));
            });
    List<SettlementId> settlements = send(events);
    work(chance, settlements);

    Map<String, String> ends = new TreeMap<>();
    Map<String, String> decided = new TreeMap<>();
    Map<String, String> amounts = new TreeMap<>();
    real.unitOfWork()
        .run(
            () -> {
              for (RewardSettlement one : real.settlements().findAll(settlements)) {
                String event = one.reference().eventId().replace(run, "");
                ends.put(event, SettlementWorld.end(one));
                var decision = real.decisions().of(Set.of(one.id())).get(one.id());
                if (decision != null) {
                  decided.put(
                      event,
                      (decision.version() + " " + decision.usage() + " " + decision.decision())
                          .replace(run, ""));
                }
                one.entry()
                    .flatMap(book::entry)
                    .ifPresent(entry -> amounts.put(event, entry.amount().toString()));
              }
            });
    assertThat(ends).isEqualTo(clean.ends());
    assertThat(decided).isEqualTo(clean.decided());
    Map<String, String> expected = new TreeMap<>();
    clean
        .entries()
        .forEach((event, entry) -> expected.put(event, entry.substring(entry.indexOf(' ') + 1)));
    assertThat(amounts).isEqualTo(expected);
    assertToldOnce(settlements, run, expected.size());
  }

  private void assertToldOnce(List<SettlementId> settlements, String run, int entries)
      throws SQLException {
    try (var owner = database.connectAsOwner()) {
      assertThat(
              Sql.column(
                  owner,
                  "select count(*) from published_events where type like 'workflow.%' and subject in "
                      + settlements.stream()
                          .map(id -> "'" + id + "'")
                          .collect(Collectors.joining(",", "(", ")"))
                      + " group by subject"))
          .hasSize(settlements.size())
          .containsOnly("1");
      assertThat(
              Sql.column(
                  owner,
                  "select count(*) from ledger_entries where source_event_id like '%" + run + "'"))
          .containsExactly(Integer.toString(entries));
    }
  }

  private void work(Random chance, List<SettlementId> settlements) throws Exception {
    try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
      List<Future<?>> done = new ArrayList<>();
      for (int worker = 0; worker < 2; worker++) {
        long seed = chance.nextLong();
        done.add(workers.submit(() -> workUntilTheEnd(new Random(seed), settlements)));
      }
      for (Future<?> one : done) {
        one.get();
      }
    }
  }

  private void workUntilTheEnd(Random chance, List<SettlementId> settlements) {
    RewardPorts ports = ports(chance);
    RewardLanes lanes =
        new RewardLanesUseCase(
            ports,
            new LedgerPoster(book, ports.outbox(), randomness, clock),
            RewardTestWiring.SCHEDULE,
            7);
    for (int round = 0; round < 2_000; round++) {
      for (int lane = 0; lane < RewardLanes.LANES; lane++) {
        try {
          lanes.advance(lane);
        } catch (Killed | RuntimeException _) {
          // It starts again.
        }
      }
      if (real.unitOfWork().execute(() -> real.settlements().findAll(settlements)).stream()
          .allMatch(one -> one.state().isTerminal())) {
        return;
      }
    }
    throw new AssertionError("never comes to an end");
  }

  private RewardPorts ports(Random chance) {
    return new RewardPorts(
        new DeadlyUnitOfWork(real.unitOfWork(), chance),
        real.settlements(),
        real.sourceEvents(),
        real.policies(),
        real.decisions(),
        real.accounts(),
        real.outbox(),
        (_, _) -> {},
        real.trail(),
        randomness,
        clock);
  }

  /** Now and then its worker dies before it, in it, or right after it. */
  private record DeadlyUnitOfWork(UnitOfWork real, Random chance) implements UnitOfWork {
    @Override
    public <T> T execute(Supplier<T> work) {
      int fate = chance.nextInt(40);
      if (fate == 0) {
        throw new Killed();
      }
      T answer =
          real.execute(
              () -> {
                T inside = work.get();
                if (fate == 1) {
                  throw new Killed();
                }
                if (fate == 2) {
                  throw new IllegalStateException("on purpose");
                }
                return inside;
              });
      if (fate == 3) {
        throw new Killed();
      }
      return answer;
    }
  }

  private List<String> events(Random chance, String run) {
    List<String> types =
        List.of(
            "subscription_grant",
            "subscription_grant",
            "correction_reward",
            "correction_reward",
            "bounty_reward",
            "unknown",
            "broken");
    List<String> events = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String who = WHO.get(chance.nextInt(WHO.size()));
      events.add(
          "%s-%d%s;%s;%s%s;%s;%d;%s;%s"
              .formatted(
                  who,
                  i,
                  run,
                  types.get(chance.nextInt(types.size())),
                  who,
                  run,
                  List.of("gold", "major", "minor").get(chance.nextInt(3)),
                  chance.nextInt(3_000),
                  SettlementWorld.NOW.minus(Duration.ofHours(chance.nextInt(40))),
                  List.of("", "", "", "", "spam", "self").get(chance.nextInt(6))));
    }
    return events;
  }

  private static List<String> strip(List<String> events, String run) {
    return events.stream().map(event -> event.replace(run, "")).toList();
  }

  private void open(String holder) {
    real.accounts()
        .add(
            LedgerAccount.open(
                new AccountId(UUID.nameUUIDFromBytes(holder.getBytes(UTF_8))),
                new Holder(holder),
                Instant.parse("2026-03-01T00:00:00Z")));
  }

  private List<SettlementId> send(List<String> events) {
    RewardIntake intake =
        new RewardIntakeUseCase(
            real.unitOfWork(), new ScriptedEventReader(), real.settlements(), randomness, clock);
    return switch (intake.receive(
        SettlementWorld.SENDER, String.join("\n", events).getBytes(UTF_8))) {
      case Success<List<Outcome<RewardIntake.Received>>>(var all) ->
          all.stream()
              .map(one -> ((Success<RewardIntake.Received>) one).value().settlement().id())
              .toList();
      default -> throw new AssertionError();
    };
  }
}
