package io.ringledger.bouts.application;

import static io.ringledger.bouts.application.Arena.PROMOTERS;
import static io.ringledger.bouts.domain.BoutFixtures.EVENT;
import static io.ringledger.bouts.domain.BoutFixtures.FIGHTER_A;
import static io.ringledger.bouts.domain.BoutFixtures.FIGHTER_A_WALLET;
import static io.ringledger.bouts.domain.BoutFixtures.FIGHTER_B;
import static io.ringledger.bouts.domain.BoutFixtures.FIGHTER_B_WALLET;
import static io.ringledger.bouts.domain.BoutFixtures.PROMOTER;
import static io.ringledger.bouts.domain.BoutFixtures.PROMOTER_WALLET;
import static io.ringledger.bouts.domain.BoutFixtures.PURSES;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static io.ringledger.bouts.domain.BoutFixtures.userCalled;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.BoutPlanning.PlanBout;
import io.ringledger.bouts.application.outbound.FighterProfile;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.Lies;
import io.ringledger.bouts.domain.Preimage;
import io.ringledger.shared.domain.Altered;
import io.ringledger.shared.domain.Outcome.Rejected;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoutPlanningUseCaseTest {

  private static final PlanBout WISH =
      new PlanBout(PROMOTERS, FIGHTER_A, FIGHTER_B, EVENT, PROMOTER_WALLET.value(), PURSES);

  private final Arena arena = new Arena();

  BoutPlanningUseCaseTest() {
    arena.fighters.save(new FighterProfile(FIGHTER_A, "Alma", FIGHTER_A_WALLET));
    arena.fighters.save(new FighterProfile(FIGHTER_B, "Bruno", FIGHTER_B_WALLET));
  }

  @Test
  void aPlannedBoutIsKeptWithItsSecretsAndAudited() {
    Bout bout = successOf(arena.planning.plan(WISH));

    assertThat(arena.now(bout).snapshot()).isEqualTo(bout.snapshot());
    assertThat(bout.promoter()).isEqualTo(PROMOTER);
    assertThat(bout.createdAt()).isEqualTo(arena.clock.instant());
    assertThat(arena.preimages.all()).hasSize(2);
    for (Corner corner : Corner.values()) {
      Escrow bonus = bout.escrow(EscrowKind.bonusOf(corner));
      assertThat(bonus.terms().condition())
          .contains(arena.preimages.all().get(bonus.id()).condition());
    }
    assertThat(arena.historyOf(bout)).containsExactly("bout.plan success");
    assertThat(arena.lastEntryOf(bout).details())
        .containsEntry("show_a_drops", "1000000")
        .containsEntry("show_b_drops", "2000000")
        .containsEntry("bonus_a_drops", "300000")
        .containsEntry("bonus_b_drops", "400000");
  }

  @Test
  void eachBonusHasASecretOfItsOwn() {
    successOf(arena.planning.plan(WISH));
    successOf(arena.planning.plan(WISH));

    assertThat(arena.preimages.all().values()).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void noSecretIsWrittenIntoTheHistory() {
    Bout bout = successOf(arena.planning.plan(WISH));

    for (Preimage secret : arena.preimages.all().values()) {
      String hex = HexFormat.of().formatHex(secret.bytes());
      assertThat(arena.trail.entries().toString().toLowerCase(Locale.ROOT)).doesNotContain(hex);
      assertThat(bout.snapshot().toString().toLowerCase(Locale.ROOT)).doesNotContain(hex);
    }
  }

  @Test
  void theFightersAreThePeopleAndWalletsOfTheirProfiles() {
    Bout bout = successOf(arena.planning.plan(WISH));
    arena.fighters.save(new FighterProfile(FIGHTER_A, "Alma", Lies.STRANGER));

    assertThat(arena.now(bout).fighter(Corner.A)).isEqualTo(FIGHTER_A);
    assertThat(arena.now(bout).escrow(EscrowKind.BONUS_A).terms().destination())
        .isEqualTo(FIGHTER_A_WALLET);
    assertThat(arena.now(bout).escrow(EscrowKind.SHOW_B).terms().destination())
        .isEqualTo(FIGHTER_B_WALLET);
  }

  @Test
  void anAddressWithATypingErrorIsRefused() {
    String mistyped = PROMOTER_WALLET.value().substring(1);

    assertRefused(
        Altered.with(WISH, "promoterAddress", mistyped),
        BoutFailure.ADDRESS_INVALID,
        "promoter_owner_address");
  }

  @Test
  void aFighterWithoutProfileIsNotFound() {
    assertRefused(
        Altered.with(WISH, "fighterA", userCalled("nobody")),
        BoutFailure.FIGHTER_NOT_FOUND,
        "fighter_a_user_id");
    assertRefused(
        Altered.with(WISH, "fighterB", userCalled("nobody")),
        BoutFailure.FIGHTER_NOT_FOUND,
        "fighter_b_user_id");
  }

  @Test
  void aPlanThatCannotBeIsRefused() {
    assertRefused(
        Altered.with(WISH, "fighterB", FIGHTER_A),
        BoutFailure.BOUT_PLAN_INVALID,
        "fighter_b_user_id");
    assertRefused(
        Altered.with(WISH, "event", arena.clock.instant()),
        BoutFailure.BOUT_PLAN_INVALID,
        "event_datetime_utc");
  }

  private void assertRefused(PlanBout wish, BoutFailure code, String field) {
    Rejected<Bout> refusal = refusalOf(arena.planning.plan(wish));
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.reason()).startsWith(field + ": ");
    assertThat(arena.directory.page(Arena.ADMINS, Optional.empty(), Optional.empty(), 10).items())
        .isEmpty();
    assertThat(arena.preimages.all()).isEmpty();
    assertThat(arena.trail.entries()).isEmpty();
  }
}
