package io.ringledger.rewards.application.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Succeeded;
import io.ringledger.rewards.domain.settlement.SettlementOutcome;
import io.ringledger.shared.domain.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever dies, fails or is taken over, and wherever: it comes to what one clean run comes to. */
class SettlementFaultProperties {

  /** One of everything: grants, caps that are reached, nothing due, no account, broken, poison. */
  private static final Scenario ONE_OF_EVERYTHING =
      new Scenario(
          List.of(
              "anna-1;subscription_grant;anna;gold;0;2026-03-01T09:00:00Z;",
              "anna-2;subscription_grant;anna;gold;0;2026-03-01T09:01:00Z;",
              "anna-3;subscription_grant;anna;gold;0;2026-03-01T09:02:00Z;",
              "ben-1;correction_reward;ben;major;0;2026-03-01T09:00:00Z;",
              "ben-2;correction_reward;ben;minor;0;2026-03-01T09:00:00Z;self",
              "ben-3;unknown;ben;;0;2026-03-01T09:00:00Z;",
              "cleo-1;poison;cleo;;0;2026-03-01T09:00:00Z;",
              "cleo-2;bounty_reward;cleo;;1005;2026-03-01T09:00:00Z;",
              "cleo-3;broken;cleo;;0;2026-03-01T09:00:00Z;",
              "cleo-4;refund;cleo;;5;2026-03-01T09:00:00Z;",
              "dora-1;correction_reward;dora;major;0;2026-03-01T09:00:00Z;",
              "emil-1;bounty_reward;emil;;50;2026-03-01T09:00:00Z;"),
          5);

  enum Fault {
    KILL,
    HICCUP
  }

  @Example
  void atEveryPointThereIs() {
    SettlementWorld clean = ONE_OF_EVERYTHING.clean();
    int points = clean.faults.points();
    assertThat(points).isGreaterThan(500);
    for (int at = 1; at <= points; at++) {
      for (Fault fault : Fault.values()) {
        SettlementWorld world = ONE_OF_EVERYTHING.world();
        world.send(ONE_OF_EVERYTHING.events());
        world.faults.begin();
        plan(world, at, fault);
        world.work(world.lanes(ONE_OF_EVERYTHING.batchSize()));
        Scenario.assertSame(clean, world);
      }
    }
  }

  @Example
  void anotherWorkerTakesOverBetweenAnyTwoUnitsOfWork() {
    SettlementWorld clean = ONE_OF_EVERYTHING.clean();
    List<String> calls = clean.faults.calls();
    for (int at = 1; at <= calls.size(); at++) {
      if (calls.get(at - 1).endsWith("unit of work")) {
        SettlementWorld world = ONE_OF_EVERYTHING.world();
        world.send(ONE_OF_EVERYTHING.events());
        world.faults.begin();
        RewardLanes another = world.lanes(3);
        world.faults.plan(at, () -> takeOver(world, another));
        world.work(world.lanes(ONE_OF_EVERYTHING.batchSize()));
        Scenario.assertSame(clean, world);
      }
    }
  }

  /** The one before seems dead; it goes on afterwards as if nothing had happened. */
  private static void takeOver(SettlementWorld world, RewardLanes another) {
    world.clock.advance(Duration.ofMinutes(2));
    for (int lane = 0; lane < RewardLanes.LANES; lane++) {
      while (another.advance(lane)) {
        // More is due.
      }
    }
  }

  @Example
  void whatDiesBetweenThePostingAndTheEndWasAlreadyApplied() {
    Scenario one =
        new Scenario(List.of("anna-1;subscription_grant;anna;gold;0;2026-03-01T09:00:00Z;"), 5);
    List<String> calls = one.clean().faults.calls();
    int posted = calls.lastIndexOf("after LedgerBook.append") + 2;
    assertThat(calls.subList(posted - 1, calls.size())).contains("after unit of work");
    int committed = posted + calls.subList(posted - 1, calls.size()).indexOf("after unit of work");
    int told = calls.lastIndexOf("before Outbox.publish") + 1;
    assertThat(told).isGreaterThan(committed);
    for (int at = committed; at <= told; at++) {
      SettlementWorld world = one.world();
      world.send(one.events());
      world.faults.begin();
      plan(world, at, Fault.KILL);
      world.work(world.lanes(5));

      RewardSettlement settlement = world.settlement("anna-1");
      assertThat(settlement.end().orElseThrow())
          .isInstanceOfSatisfying(
              Succeeded.class,
              done -> assertThat(done.outcome()).isEqualTo(SettlementOutcome.ALREADY_APPLIED));
      assertThat(world.book.all())
          .singleElement()
          .satisfies(entry -> assertThat(settlement.entry()).contains(entry.id()));
    }
  }

  @Provide
  Arbitrary<List<String>> events() {
    Arbitrary<String> types =
        Arbitraries.frequency(
            Tuple.of(5, "subscription_grant"),
            Tuple.of(5, "correction_reward"),
            Tuple.of(4, "bounty_reward"),
            Tuple.of(1, "refund"),
            Tuple.of(1, "unknown"),
            Tuple.of(1, "broken"),
            Tuple.of(1, "poison"));
    return Combinators.combine(
            types,
            Arbitraries.of("anna", "anna", "ben", "ben", "cleo", "dora", "emil"),
            Arbitraries.of("gold", "none", "major", "minor"),
            Arbitraries.longs().between(0, 5_000),
            Arbitraries.integers().between(0, 40),
            Arbitraries.of("", "", "", "", "spam", "invalid", "self"))
        .as(
            (type, who, grade, basis, hours, flags) ->
                "%s;%s;%s;%d;%s;%s"
                    .formatted(
                        type,
                        who,
                        grade,
                        basis,
                        SettlementWorld.NOW.minus(Duration.ofHours(hours)),
                        flags))
        .list()
        .ofMinSize(1)
        .ofMaxSize(30)
        .map(SettlementFaultProperties::named);
  }

  private static List<String> named(List<String> events) {
    List<String> named = new ArrayList<>();
    for (String event : events) {
      named.add(event.split(";", -1)[1] + "-" + named.size() + ";" + event);
    }
    return named;
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void severalFaultsTakeoversAndDuplicatesComeToTheSame(
      @ForAll("events") List<String> events, @ForAll Random chance) {
    Scenario scenario = new Scenario(events, 1 + chance.nextInt(8));
    SettlementWorld clean = scenario.clean();
    SettlementWorld world = scenario.world();
    world.send(events);
    world.faults.begin();
    int points = clean.faults.points();
    // Fewer than it takes to park an innocent one: that would be right, and different.
    for (int fault = 0; fault < 4; fault++) {
      plan(world, 1 + chance.nextInt(points), Fault.values()[chance.nextInt(2)]);
    }
    List<String> calls = clean.faults.calls();
    RewardLanes another = world.lanes(1 + chance.nextInt(8));
    for (int tries = 0; tries < 3; tries++) {
      int at = 1 + chance.nextInt(points);
      if (calls.get(at - 1).equals("before unit of work")) {
        world.faults.plan(
            at,
            () -> {
              if (!world.unitOfWork.isRunningHere()) {
                takeOverUnlessKilled(world, another);
              }
            });
      }
    }
    world.work(world.lanes(scenario.batchSize()));
    List<String> again = new ArrayList<>(events);
    Collections.shuffle(again, chance);
    assertThat(sendUntilAnswered(world, again))
        .allSatisfy(
            outcome ->
                assertThat(outcome.map(RewardIntake.Received::known))
                    .isEqualTo(Outcome.success(true)));
    world.work(world.lanes(scenario.batchSize()));

    Scenario.assertSame(clean, world);
  }

  /** What was planned for later than the work took goes wrong here; a source then sends again. */
  private static List<Outcome<RewardIntake.Received>> sendUntilAnswered(
      SettlementWorld world, List<String> events) {
    while (true) {
      try {
        return world.send(events);
      } catch (Faults.Killed | Faults.Hiccup _) {
        // Each goes wrong once.
      }
    }
  }

  private static void takeOverUnlessKilled(SettlementWorld world, RewardLanes another) {
    try {
      takeOver(world, another);
    } catch (Faults.Killed | Faults.Hiccup _) {
      // The other one dies as well.
    }
  }

  private static void plan(SettlementWorld world, int at, Fault fault) {
    world.faults.plan(
        at,
        () -> {
          switch (fault) {
            case KILL -> throw new Faults.Killed();
            case HICCUP -> throw new Faults.Hiccup();
          }
        });
  }
}
