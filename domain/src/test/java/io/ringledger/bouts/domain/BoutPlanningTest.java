package io.ringledger.bouts.domain;

import static io.ringledger.bouts.domain.BoutFixtures.EVENT;
import static io.ringledger.bouts.domain.BoutFixtures.FIGHTER_A;
import static io.ringledger.bouts.domain.BoutFixtures.FIGHTER_A_WALLET;
import static io.ringledger.bouts.domain.BoutFixtures.FIGHTER_B;
import static io.ringledger.bouts.domain.BoutFixtures.FIGHTER_B_WALLET;
import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static io.ringledger.bouts.domain.BoutFixtures.PROMOTER;
import static io.ringledger.bouts.domain.BoutFixtures.PROMOTER_WALLET;
import static io.ringledger.bouts.domain.BoutFixtures.PURSES;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.aPlan;
import static io.ringledger.bouts.domain.BoutFixtures.preimageOf;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static io.ringledger.bouts.domain.BoutFixtures.uuidOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.domain.Altered;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.RippleTime;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BoutPlanningTest {

  private static final BoutId ID = new BoutId(uuidOf("planning"));

  @Test
  void aNewBoutIsADraftWithFourPlannedEscrows() {
    Bout bout = aDraftBout();

    assertThat(bout.status()).isEqualTo(BoutStatus.DRAFT);
    assertThat(bout.winner()).isEmpty();
    assertThat(bout.escrows()).extracting(Escrow::kind).containsExactly(EscrowKind.values());
    assertThat(bout.escrows()).extracting(Escrow::status).containsOnly(EscrowStatus.PLANNED);
    assertThat(bout.escrows()).extracting(Escrow::failure).containsOnly(Optional.empty());
    assertThat(bout.escrows()).extracting(Escrow::id).doesNotHaveDuplicates();
    assertThat(bout.promoter()).isEqualTo(PROMOTER);
    assertThat(bout.fighter(Corner.A)).isEqualTo(FIGHTER_A);
    assertThat(bout.fighter(Corner.B)).isEqualTo(FIGHTER_B);
    assertThat(bout.event()).isEqualTo(EVENT);
    assertThat(bout.createdAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @EnumSource
  void eachPurseGoesFromThePromoterToItsFighter(EscrowKind kind) {
    EscrowTerms terms = aDraftBout().escrow(kind).terms();

    assertThat(terms.owner()).isEqualTo(PROMOTER_WALLET);
    assertThat(terms.destination())
        .isEqualTo(kind.corner() == Corner.A ? FIGHTER_A_WALLET : FIGHTER_B_WALLET);
    assertThat(terms.amount()).isEqualTo(PURSES.get(kind));
  }

  @ParameterizedTest
  @EnumSource
  void everyPurseMayBeFinishedTwoHoursAfterTheEvent(EscrowKind kind) {
    assertThat(aDraftBout().escrow(kind).terms().window().finishAfter().toInstant())
        .isEqualTo(EVENT.plus(Duration.ofHours(2)));
  }

  @ParameterizedTest
  @EnumSource
  void bonusesAloneHaveAConditionAndMayBeCancelledAfterSevenDays(EscrowKind kind) {
    EscrowTerms terms = aDraftBout().escrow(kind).terms();

    if (kind.isBonus()) {
      assertThat(terms.window().cancelAfter().map(RippleTime::toInstant))
          .contains(EVENT.plus(Duration.ofDays(7)));
      assertThat(terms.condition())
          .contains(preimageOf(aDraftBout().id(), kind.corner()).condition());
    } else {
      assertThat(terms.window().cancelAfter()).isEmpty();
      assertThat(terms.condition()).isEmpty();
    }
  }

  @Test
  void aFractionOfASecondOfTheEventIsNotTheLedgersBusiness() {
    Bout bout = successOf(plan(Altered.with(aPlan(), "event", EVENT.plusMillis(999)), NOW));

    assertThat(bout.escrow(EscrowKind.SHOW_A).terms().window().finishAfter().toInstant())
        .isEqualTo(EVENT.plus(Duration.ofHours(2)));
  }

  @Test
  void aFighterCannotFightThemselves() {
    BoutPlan plan =
        Altered.with(aPlan(), "fighterB", new BoutPlan.Fighter(FIGHTER_A, FIGHTER_B_WALLET));

    assertPlanInvalid(plan(plan, NOW), "fighter_b_user_id");
  }

  @Test
  void theEventIsInTheFuture() {
    assertPlanInvalid(plan(aPlan(), EVENT), "event_datetime_utc");
    assertPlanInvalid(plan(aPlan(), EVENT.plusNanos(1)), "event_datetime_utc");
    assertThat(successOf(plan(aPlan(), EVENT.minusNanos(1))).event()).isEqualTo(EVENT);
  }

  @ParameterizedTest
  @EnumSource
  void noPurseIsEmpty(EscrowKind kind) {
    Map<EscrowKind, Drops> purses = new EnumMap<>(PURSES);
    purses.put(kind, Drops.ZERO);

    assertPlanInvalid(plan(Altered.with(aPlan(), "purses", purses), NOW), kind.wire() + "_drops");
  }

  @ParameterizedTest
  @EnumSource
  void onePurseMayBeOneDrop(EscrowKind kind) {
    Map<EscrowKind, Drops> purses = new EnumMap<>(PURSES);
    purses.put(kind, new Drops(1));

    Bout bout = successOf(plan(Altered.with(aPlan(), "purses", purses), NOW));
    assertThat(bout.escrow(kind).terms().amount()).isEqualTo(new Drops(1));
  }

  @Test
  void thePlanNamesAllFourPurses() {
    Map<EscrowKind, Drops> three = new EnumMap<>(PURSES);
    three.remove(EscrowKind.BONUS_B);

    assertThatThrownBy(() -> Altered.with(aPlan(), "purses", three))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLedgersClockExpressesAllTimesOfTheBout() {
    Instant end = new RippleTime(RippleTime.MAX_SECONDS).toInstant();
    Instant last = end.minus(Duration.ofDays(7));

    assertThat(successOf(plan(Altered.with(aPlan(), "event", last), NOW)).event()).isEqualTo(last);
    assertPlanInvalid(
        plan(Altered.with(aPlan(), "event", last.plusSeconds(1)), NOW), "event_datetime_utc");
    assertPlanInvalid(plan(Altered.with(aPlan(), "event", Instant.MAX), NOW), "event_datetime_utc");
  }

  @Test
  void anEventBeforeTheLedgersClockBeginsIsRefusedWhateverTheTime() {
    Instant before = Instant.parse("1999-12-31T23:59:59Z");

    assertPlanInvalid(
        plan(Altered.with(aPlan(), "event", before), before.minusSeconds(1)), "event_datetime_utc");
  }

  private static Outcome<Bout> plan(BoutPlan plan, Instant now) {
    return Bout.plan(
        ID,
        plan,
        kind -> new EscrowId(uuidOf("planning " + kind)),
        corner -> preimageOf(ID, corner).condition(),
        now);
  }

  private static void assertPlanInvalid(Outcome<Bout> outcome, String field) {
    Rejected<Bout> refusal = refusalOf(outcome);
    assertThat(refusal.code()).isEqualTo(BoutFailure.BOUT_PLAN_INVALID);
    assertThat(refusal.reason()).startsWith(field + ": ");
  }
}
