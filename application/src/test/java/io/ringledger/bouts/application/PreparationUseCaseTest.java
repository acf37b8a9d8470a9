package io.ringledger.bouts.application;

import static io.ringledger.bouts.application.Arena.PROMOTERS;
import static io.ringledger.bouts.domain.BoutFixtures.EVENT;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutIn;
import static io.ringledger.bouts.domain.BoutFixtures.aClosedBout;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.created;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.Prepared.Item;
import io.ringledger.bouts.application.outbound.Preflight.Standing;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningOrder;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCreate;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreparationUseCaseTest {

  private final Bout bout = aDraftBout();

  // Preparing escrows

  @Test
  void everyPlannedEscrowComesWithItsTransactionAndARequestToSignIt() {
    Arena arena = new Arena().with(bout);
    List<Item<Escrow>> prepared =
        successOf(arena.escrows.prepare(PROMOTERS, bout.id(), Set.of())).items();

    assertThat(prepared).extracting(Item::step).isEqualTo(bout.escrows());
    for (Item<Escrow> one : prepared) {
      assertThat(one.transaction()).isEqualTo(new EscrowCreate(one.step().terms()));
      assertThat(one.links().deepLink()).endsWith(one.links().payload().toString());
    }
    assertThat(arena.wallet.orders())
        .extracting(SigningOrder::reference)
        .isEqualTo(bout.escrows().stream().map(escrow -> escrow.id() + ":create").toList());
    assertThat(arena.historyOf(bout)).containsExactly("escrow.prepare success");
    assertThat(arena.lastEntryOf(bout).details())
        .containsEntry("escrow_kinds", "show_a,show_b,bonus_a,bonus_b");
  }

  @Test
  void onlyWhatIsLeftIsPrepared() {
    Bout half = created(created(bout, EscrowKind.SHOW_A), EscrowKind.BONUS_B);
    Arena arena = new Arena().with(half);

    assertThat(successOf(arena.escrows.prepare(PROMOTERS, bout.id(), Set.of())).items())
        .extracting(one -> one.step().kind())
        .containsExactly(EscrowKind.SHOW_B, EscrowKind.BONUS_A);
  }

  @Test
  void theInstructionTellsThePersonWhatTheySign() {
    Arena arena = new Arena().with(bout);
    arena.escrows.prepare(PROMOTERS, bout.id(), Set.of());

    assertThat(arena.wallet.orders())
        .extracting(SigningOrder::instruction)
        .containsExactly(
            "Lock show purse A, 1 XRP, for bout " + bout.id(),
            "Lock show purse B, 2 XRP, for bout " + bout.id(),
            "Lock bonus purse A, 0.3 XRP, for bout " + bout.id(),
            "Lock bonus purse B, 0.4 XRP, for bout " + bout.id());
  }

  @Test
  void preparingMovesNothing() {
    Arena arena = new Arena().with(bout);
    arena.escrows.prepare(PROMOTERS, bout.id(), Set.of());

    assertThat(arena.now(bout).snapshot()).isEqualTo(bout.snapshot());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRAFT")
  void afterTheDraftPreparingIsRefusedAndAudited(BoutStatus status) {
    Arena arena = new Arena().with(aBoutIn(status));

    assertThat(refusalOf(arena.escrows.prepare(PROMOTERS, bout.id(), Set.of())).code())
        .isEqualTo(BoutFailure.ESCROW_PREPARATION_CONFLICT);
    assertThat(arena.historyOf(bout))
        .containsExactly("escrow.prepare escrow_preparation_not_allowed");
    assertThat(arena.wallet.orders()).isEmpty();
  }

  @Test
  void anEscrowWhoseTimeHasPassedIsNotPrepared() {
    Arena arena = new Arena().with(bout);
    arena.preflight.stands(new Standing.NoLedger());
    arena.clock.set(EVENT.plus(Duration.ofHours(2)));

    assertThat(refusalOf(arena.escrows.prepare(PROMOTERS, bout.id(), Set.of())).code())
        .isEqualTo(BoutFailure.BOUT_PLAN_INVALID);
    assertThat(arena.historyOf(bout)).containsExactly("escrow.prepare bout_plan_invalid");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void aWalletThatFailsIsAuditedAndChangesNothing(int callsBefore) {
    Arena arena = new Arena().with(bout);
    arena.wallet.failsAfter(callsBefore);

    assertThat(refusalOf(arena.escrows.prepare(PROMOTERS, bout.id(), Set.of())).code())
        .isEqualTo(BoutFailure.XAMAN_UNAVAILABLE);
    assertThat(arena.now(bout).snapshot()).isEqualTo(bout.snapshot());
    assertThat(arena.historyOf(bout))
        .containsExactly("escrow.prepare success", "escrow.prepare xaman_unavailable");

    arena.wallet.comesBack();
    assertThat(successOf(arena.escrows.prepare(PROMOTERS, bout.id(), Set.of())).items()).hasSize(4);
  }

  // Preparing payouts

  @ParameterizedTest
  @EnumSource(names = {"DRAFT", "ESCROWS_CREATED"})
  void beforeTheResultPreparingPayoutsIsRefusedAndAudited(BoutStatus status) {
    Arena arena = new Arena().with(aBoutIn(status));

    assertThat(refusalOf(arena.payouts.prepare(PROMOTERS, bout.id(), Set.of())).code())
        .isEqualTo(BoutFailure.PAYOUT_PREPARATION_CONFLICT);
    assertThat(arena.historyOf(bout))
        .containsExactly("payout.prepare payout_preparation_not_allowed");
    assertThat(arena.preimages.disclosed()).isEmpty();
  }

  @Test
  void aWalletThatFailsAtAPayoutIsAuditedAndChangesNothing() {
    Bout closed = aClosedBout(Corner.A);
    Arena arena = new Arena().with(closed);
    arena.wallet.failsAfter(0);

    assertThat(refusalOf(arena.payouts.prepare(PROMOTERS, bout.id(), Set.of())).code())
        .isEqualTo(BoutFailure.XAMAN_UNAVAILABLE);
    assertThat(arena.now(closed).snapshot()).isEqualTo(closed.snapshot());
    assertThat(arena.historyOf(closed))
        .containsExactly("payout.prepare success", "payout.prepare xaman_unavailable");
  }
}
