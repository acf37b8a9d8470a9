package io.ringledger.rewards.application.settlement;

import static io.ringledger.rewards.application.settlement.SettlementWorld.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.application.outbound.RewardSettlements.Filter;
import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.policy.DailyUsage;
import io.ringledger.rewards.domain.policy.Decision.Grant;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.rewards.domain.settlement.SettlementState;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RewardOperationsUseCaseTest {

  private static final String GRANT = "anna-1;subscription_grant;anna;gold;0;2026-03-01T09:00:00Z;";

  private final SettlementWorld world = new Scenario(List.of(), 5).world();
  private final RewardOperations operations = world.operations;

  @Test
  void callingOffWhatWasGrantedFreesTheCapAndIsToldAndWrittenDown() {
    RewardSettlement decided = decidedButNotResolved();
    assertThat(world.decisions.usage().values()).containsExactly(DailyUsage.NONE.with(points(100)));

    Outcome<RewardSettlement> outcome = operations.cancel(ADMIN, decided.id(), "a mistake");

    assertThat(outcome.map(RewardSettlement::state))
        .isEqualTo(Outcome.success(SettlementState.CANCELLED));
    assertThat(world.decisions.usage()).isEmpty();
    assertThat(world.outbox.published(SettlementEvents.CANCELLED)).hasSize(1);
    assertThat(world.trail.entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.chain().name()).isEqualTo("settlement:" + decided.id());
              assertThat(entry.action()).isEqualTo("settlement.cancel");
              assertThat(entry.outcome()).isEqualTo(AuditEntry.SUCCESS);
              assertThat(entry.details())
                  .containsEntry("reason", "a mistake")
                  .containsEntry("state", "resolving_account");
            });
    world.work(world.lanes(5));
    assertThat(world.book.all()).isEmpty();
  }

  @Test
  void whatHasEndedIsNotCalledOffAndTheTrialIsWrittenDown() {
    world.send(List.of(GRANT));
    world.work(world.lanes(5));
    RewardSettlement ended = world.settlement("anna-1");

    assertThat(operations.cancel(ADMIN, ended.id(), "too late"))
        .isEqualTo(Outcome.rejected(RewardFailure.SETTLEMENT_NOT_CANCELLABLE));
    assertThat(operations.requeue(ADMIN, ended.id()))
        .isEqualTo(Outcome.rejected(RewardFailure.SETTLEMENT_NOT_PARKED));
    assertThat(world.trail.entries())
        .extracting(AuditEntry::outcome)
        .containsExactly("settlement_not_cancellable", "settlement_not_parked");
    assertThat(world.settlement("anna-1")).isEqualTo(ended);
    assertThat(world.decisions.usage()).hasSize(1);
  }

  @Test
  void nothingIsWrittenDownAboutWhatIsNotThere() {
    SettlementId nobody = new SettlementId(new UUID(0, 9));

    assertThat(operations.find(nobody))
        .isEqualTo(Outcome.rejected(RewardFailure.SETTLEMENT_NOT_FOUND));
    assertThat(operations.cancel(ADMIN, nobody, "why"))
        .isEqualTo(Outcome.rejected(RewardFailure.SETTLEMENT_NOT_FOUND));
    assertThat(operations.requeue(ADMIN, nobody))
        .isEqualTo(Outcome.rejected(RewardFailure.SETTLEMENT_NOT_FOUND));
    assertThat(operations.decision(nobody)).isEmpty();
    assertThat(world.trail.entries()).isEmpty();
  }

  @Test
  void poisonIsParkedAfterItsAttemptsAndHoldsNobodyUpForGood() {
    world.send(
        List.of(
            "cleo-1;poison;cleo;;0;2026-03-01T09:00:00Z;",
            "cleo-2;bounty_reward;cleo;;1000;2026-03-01T09:00:00Z;"));
    RewardLanes lanes = world.lanes(5);
    int lane = RewardLanes.laneOf("cleo");
    lanes.advance(lane);
    assertThat(world.settlement("cleo-2").state()).isEqualTo(SettlementState.LOADING_SOURCE);
    assertThat(world.settlement("cleo-2").attempt()).isZero();

    world.work(lanes);

    RewardSettlement parked = world.settlement("cleo-1");
    assertThat(parked.parked()).contains("loading_source: IllegalStateException");
    assertThat(parked.attempt()).isEqualTo(8);
    assertThat(world.failures).hasSize(8).containsOnly("cleo-1 IllegalStateException");
    assertThat(world.ends()).containsEntry("cleo-2", "settled");
    assertThat(world.settlement("cleo-2").attempt()).isEqualTo(1);
  }

  @Test
  void whatWasParkedIsTakenUpAgainByAnAdmin() {
    world.send(List.of("cleo-1;poison;cleo;;0;2026-03-01T09:00:00Z;"));
    world.work(world.lanes(5));
    RewardSettlement parked = world.settlement("cleo-1");
    world.reader.heal("cleo-1");

    assertThat(operations.requeue(ADMIN, parked.id()).map(RewardSettlement::parked))
        .isEqualTo(Outcome.success(Optional.empty()));
    assertThat(world.settlements.woken()).contains(RewardLanes.laneOf("cleo"));
    world.work(world.lanes(5));

    assertThat(world.ends()).containsEntry("cleo-1", "skipped unsupported_event_type");
    assertThat(world.trail.entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("settlement.requeue");
              assertThat(entry.details())
                  .containsEntry("parked", "loading_source: IllegalStateException");
            });
  }

  @Test
  void withoutAPolicyInForceItWaitsForAnAdmin() {
    world.send(List.of("anna-1;subscription_grant;anna;gold;0;2020-03-01T09:00:00Z;"));
    world.work(world.lanes(5));

    assertThat(world.settlement("anna-1").parked()).contains("no_policy_in_force");
    assertThat(world.decided()).isEmpty();
  }

  @Test
  void oneThatKillsWhoeverTakesItUpTakesNoOthersWithIt() {
    world.send(
        List.of(
            "anna-1;subscription_grant;anna;gold;0;2026-03-01T09:00:00Z;",
            "cleo-1;deadly;anna;;0;2026-03-01T09:00:00Z;",
            "anna-2;correction_reward;anna;major;0;2026-03-01T09:00:00Z;",
            "anna-3;correction_reward;anna;major;0;2026-03-01T09:00:00Z;"));

    world.work(world.lanes(5));

    assertThat(world.settlement("cleo-1").parked())
        .contains("taken up 8 times without getting to its end");
    assertThat(world.ends())
        .containsEntry("anna-1", "settled")
        .containsEntry("anna-2", "settled")
        .containsEntry("anna-3", "settled");
  }

  @Test
  void theDecisionIsThereToBeLookedAt() {
    world.send(List.of(GRANT));
    world.work(world.lanes(5));

    assertThat(operations.decision(world.settlement("anna-1").id()))
        .hasValueSatisfying(
            decision -> {
              assertThat(decision.version()).isEqualTo(Scenario.POLICY.version());
              assertThat(decision.decision())
                  .isInstanceOfSatisfying(
                      Grant.class, grant -> assertThat(grant.amount()).isEqualTo(points(100)));
              assertThat(decision.under(Scenario.POLICY)).isEqualTo(decision.decision());
            });
    assertThat(
            operations
                .list(
                    new Filter(
                        Optional.of(SettlementState.SUCCEEDED), Optional.empty(), Optional.empty()),
                    Optional.empty(),
                    0)
                .items())
        .hasSize(1);
  }

  private RewardSettlement decidedButNotResolved() {
    world.send(List.of(GRANT));
    world.faults.begin();
    RewardLanes lanes = world.lanes(5);
    // It dies when it looks for the account.
    for (int at = 1; ; at++) {
      SettlementWorld trial = new Scenario(List.of(), 5).world();
      trial.send(List.of(GRANT));
      trial.faults.begin();
      trial.lanes(5).advance(RewardLanes.laneOf("anna"));
      if (trial.faults.calls().get(at - 1).equals("before LedgerAccounts.ofHolders")) {
        world.faults.plan(
            at,
            () -> {
              throw new Faults.Killed();
            });
        break;
      }
    }
    try {
      lanes.advance(RewardLanes.laneOf("anna"));
      throw new AssertionError("it lives");
    } catch (Faults.Killed _) {
      // As planned.
    }
    RewardSettlement decided = world.settlement("anna-1");
    assertThat(decided.state()).isEqualTo(SettlementState.RESOLVING_ACCOUNT);
    return decided;
  }

  private static Points points(long value) {
    return new Points(value);
  }

  @Test
  void findsIt() {
    world.send(List.of(GRANT));
    RewardSettlement settlement = world.settlement("anna-1");

    assertThat(((Success<RewardSettlement>) operations.find(settlement.id())).value())
        .isEqualTo(settlement);
  }
}
