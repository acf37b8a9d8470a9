package io.ringledger.rewards.domain.settlement;

import static io.ringledger.rewards.domain.settlement.SettlementState.CANCELLED;
import static io.ringledger.rewards.domain.settlement.SettlementState.CLASSIFYING_EVENT;
import static io.ringledger.rewards.domain.settlement.SettlementState.COMPUTING_POLICY;
import static io.ringledger.rewards.domain.settlement.SettlementState.EMIT_SUMMARY;
import static io.ringledger.rewards.domain.settlement.SettlementState.FAILED;
import static io.ringledger.rewards.domain.settlement.SettlementState.INITIATED;
import static io.ringledger.rewards.domain.settlement.SettlementState.LOADING_SOURCE;
import static io.ringledger.rewards.domain.settlement.SettlementState.POSTING_LEDGER;
import static io.ringledger.rewards.domain.settlement.SettlementState.RESOLVING_ACCOUNT;
import static io.ringledger.rewards.domain.settlement.SettlementState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Failed;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Succeeded;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RewardSettlementTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final RetrySchedule SCHEDULE =
      new RetrySchedule(Duration.ofSeconds(2), Duration.ofSeconds(60), 3);
  private static final AccountId ACCOUNT = new AccountId(new UUID(0, 2));
  private static final EntryId ENTRY = new EntryId(new UUID(0, 3));
  private static final Set<SettlementState> GOING_ON = EnumSet.range(INITIATED, EMIT_SUMMARY);

  /** A verb, from where it may be used, and where it leads; where that is empty it stays. */
  record Verb(
      String name,
      Set<SettlementState> from,
      Optional<SettlementState> to,
      UnaryOperator<RewardSettlement> verb) {}

  static List<Verb> verbs() {
    return List.of(
        stays("take up", s -> s.takeUp(SCHEDULE, NOW)),
        stays("retry later", s -> s.retryLater("why", SCHEDULE, NOW)),
        stays("park", s -> s.park("why")),
        leads("loaded", LOADING_SOURCE, CLASSIFYING_EVENT, s -> s.loaded(NOW)),
        leads("classified", CLASSIFYING_EVENT, COMPUTING_POLICY, s -> s.classified(NOW)),
        leads("skip", CLASSIFYING_EVENT, SUCCEEDED, s -> s.skip(NOW)),
        leads("granted", COMPUTING_POLICY, RESOLVING_ACCOUNT, s -> s.granted(NOW)),
        leads("no-op", COMPUTING_POLICY, SUCCEEDED, s -> s.noOp("spam", NOW)),
        leads("resolved", RESOLVING_ACCOUNT, POSTING_LEDGER, s -> s.resolved(ACCOUNT, NOW)),
        leads("posted", POSTING_LEDGER, EMIT_SUMMARY, s -> s.posted(ENTRY, NOW)),
        leads("settled", EMIT_SUMMARY, SUCCEEDED, s -> s.settled(NOW)),
        new Verb(
            "already applied",
            Set.of(POSTING_LEDGER, EMIT_SUMMARY),
            Optional.of(SUCCEEDED),
            s -> s.alreadyApplied(ENTRY, NOW)),
        new Verb(
            "fail",
            GOING_ON,
            Optional.of(FAILED),
            s -> s.fail(SettlementFailure.SOURCE_MALFORMED, "It is broken.", NOW)));
  }

  private static Verb stays(String name, UnaryOperator<RewardSettlement> verb) {
    return new Verb(name, GOING_ON, Optional.empty(), verb);
  }

  private static Verb leads(
      String name, SettlementState from, SettlementState to, UnaryOperator<RewardSettlement> verb) {
    return new Verb(name, Set.of(from), Optional.of(to), verb);
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyVerbLeadsOnFromWhereItMayAndThrowsElsewhere(Verb verb) {
    for (SettlementState state : SettlementState.values()) {
      RewardSettlement before = in(state);
      if (verb.from.contains(state)) {
        RewardSettlement after = verb.verb.apply(before);
        SettlementState stays =
            state == INITIATED && verb.name().equals("take up") ? LOADING_SOURCE : state;
        assertThat(after.state()).as("%s from %s", verb, state).isEqualTo(verb.to.orElse(stays));
        assertThat(after.end().isPresent()).isEqualTo(after.state().isTerminal());
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.steps().subList(0, before.steps().size())).isEqualTo(before.steps());
      } else {
        assertThatThrownBy(() -> verb.verb.apply(before))
            .as("%s from %s", verb, state)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsCalledOffOnlyBeforePosting(SettlementState state) {
    Outcome<RewardSettlement> outcome = in(state).cancel("enough", NOW);

    switch (outcome) {
      case Success<RewardSettlement>(var cancelled) -> {
        assertThat(state).isLessThan(POSTING_LEDGER);
        assertThat(cancelled.state()).isEqualTo(CANCELLED);
        assertThat(cancelled.end()).contains(new SettlementEnd.Cancelled("enough", NOW));
      }
      case Rejected<RewardSettlement> refusal -> {
        assertThat(state).isGreaterThanOrEqualTo(POSTING_LEDGER);
        assertThat(refusal.code()).isEqualTo(RewardFailure.SETTLEMENT_NOT_CANCELLABLE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatIsParkedIsTakenUpAgainByAnAdmin(SettlementState state) {
    assertThat(in(state).requeue(NOW))
        .isEqualTo(Outcome.rejected(RewardFailure.SETTLEMENT_NOT_PARKED));
    if (GOING_ON.contains(state)) {
      RewardSettlement again = value(in(state).park("why").requeue(NOW.plusSeconds(9)));
      assertThat(again.parked()).isEmpty();
      assertThat(again.attempt()).isZero();
      assertThat(again.dueAt()).isEqualTo(NOW.plusSeconds(9));
      assertThat(again.state()).isEqualTo(state);
    }
  }

  @Test
  void aParkedOneIsCalledOffAndIsNotParkedAnyMore() {
    RewardSettlement cancelled = value(in(COMPUTING_POLICY).park("why").cancel("enough", NOW));

    assertThat(cancelled.parked()).isEmpty();
  }

  @Test
  void whatIsParkedIsNotTakenUp() {
    RewardSettlement parked = in(INITIATED).park("why");

    assertThatThrownBy(() -> parked.takeUp(SCHEDULE, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takingItUpCountsAndLeasesItForAsLongAsTheWaitAfterwards() {
    RewardSettlement first = in(INITIATED).takeUp(SCHEDULE, NOW);
    RewardSettlement second = first.takeUp(SCHEDULE, NOW);

    assertThat(first.attempt()).isEqualTo(1);
    assertThat(first.dueAt()).isEqualTo(NOW.plusSeconds(2));
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.dueAt()).isEqualTo(NOW.plusSeconds(4));
  }

  @Test
  void itIsParkedAfterTheLastAttempt() {
    RewardSettlement last = in(LOADING_SOURCE).takeUp(SCHEDULE, NOW).takeUp(SCHEDULE, NOW);

    assertThat(last.attempt()).isEqualTo(3);
    assertThat(last.retryLater("why", SCHEDULE, NOW).parked()).contains("why");
    assertThat(last.takeUp(SCHEDULE, NOW).parked())
        .contains("taken up 3 times without getting to its end");
    assertThat(in(LOADING_SOURCE).retryLater("why", SCHEDULE, NOW).parked()).isEmpty();
  }

  @Test
  void whatIsPutBackHasNotBeenTried() {
    RewardSettlement taken = in(INITIATED).takeUp(SCHEDULE, NOW);

    RewardSettlement back = taken.putBack(NOW);

    assertThat(back.attempt()).isZero();
    assertThat(back.dueAt()).isEqualTo(NOW);
    assertThat(back.state()).isEqualTo(LOADING_SOURCE);
    assertThatThrownBy(() -> back.putBack(NOW)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> in(FAILED).putBack(NOW)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEndSaysWhatCameOfIt() {
    assertThat(in(EMIT_SUMMARY).settled(NOW).end())
        .contains(
            new Succeeded(SettlementOutcome.SETTLED, Optional.of(ENTRY), Optional.empty(), NOW));
    assertThat(in(CLASSIFYING_EVENT).skip(NOW).end())
        .contains(
            new Succeeded(
                SettlementOutcome.SKIPPED,
                Optional.empty(),
                Optional.of("unsupported_event_type"),
                NOW));
    assertThat(in(LOADING_SOURCE).fail(SettlementFailure.SOURCE_MISSING, "Gone.", NOW).end())
        .contains(new Failed(SettlementFailure.SOURCE_MISSING, "Gone.", NOW));
  }

  @Test
  void waitsDoubleUpToTheLongest() {
    assertThat(List.of(0, 1, 2, 3, 5, 6, 7, 1_000_000))
        .extracting(failed -> SCHEDULE.waitAfter(failed).toSeconds())
        .containsExactly(2L, 2L, 4L, 8L, 32L, 60L, 60L, 60L);
  }

  private static RewardSettlement in(SettlementState state) {
    RewardSettlement begun =
        RewardSettlement.initiate(
            new SettlementId(new UUID(0, 1)),
            new SourceReference("urn:test", "e"),
            "test.type",
            "key",
            NOW);
    return switch (state) {
      case INITIATED -> begun;
      case LOADING_SOURCE -> begun.takeUp(SCHEDULE, NOW);
      case CLASSIFYING_EVENT -> in(LOADING_SOURCE).loaded(NOW);
      case COMPUTING_POLICY -> in(CLASSIFYING_EVENT).classified(NOW);
      case RESOLVING_ACCOUNT -> in(COMPUTING_POLICY).granted(NOW);
      case POSTING_LEDGER -> in(RESOLVING_ACCOUNT).resolved(ACCOUNT, NOW);
      case EMIT_SUMMARY -> in(POSTING_LEDGER).posted(ENTRY, NOW);
      case SUCCEEDED -> in(EMIT_SUMMARY).settled(NOW);
      case FAILED -> in(LOADING_SOURCE).fail(SettlementFailure.SOURCE_MISSING, "Gone.", NOW);
      case CANCELLED -> value(in(COMPUTING_POLICY).cancel("enough", NOW));
    };
  }

  private static <T> T value(Outcome<T> outcome) {
    return ((Success<T>) outcome).value();
  }
}
