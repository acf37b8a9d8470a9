package io.ringledger.bouts.application;

import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aCreateClaim;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.aPlan;
import static io.ringledger.bouts.domain.BoutFixtures.createHash;
import static io.ringledger.bouts.domain.BoutFixtures.fulfillmentHex;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.preimageOf;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static io.ringledger.bouts.domain.BoutFixtures.uuidOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.BoutPayouts.PreparedPayouts;
import io.ringledger.bouts.application.outbound.Bouts.Claimant;
import io.ringledger.bouts.application.outbound.Bouts.EscrowTransaction;
import io.ringledger.bouts.application.outbound.Bouts.Step;
import io.ringledger.bouts.application.outbound.Preflight.Intent;
import io.ringledger.bouts.application.outbound.Preflight.Standing;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.signing.FollowedStatus;
import io.ringledger.bouts.domain.signing.PreflightCode;
import io.ringledger.bouts.domain.signing.PreflightFinding;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome.Particular;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.RippleTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody is asked to sign what the ledger would refuse. */
class PreflightUseCaseTest {

  private final SigningScene scene = new SigningScene(aDraftBout());

  @Test
  void aBlockerOfOneIsRefusedWithItsWordsAndNoWalletIsAsked() {
    finds(scene, EscrowKind.SHOW_B, PreflightCode.DESTINATION_NOT_FOUND, "no such account");
    finds(scene, EscrowKind.SHOW_A, PreflightCode.INSUFFICIENT_FUNDS, "12 XRP are missing");
    Rejected<Prepared<Escrow>> refusal = refusalOf(scene.prepare());

    assertThat(refusal.code()).isEqualTo(BoutFailure.PREFLIGHT_BLOCKED);
    assertThat(refusal.particulars())
        .containsExactlyInAnyOrder(
            new Particular("show_b", "destination_not_found", "no such account"),
            new Particular("show_a", "insufficient_funds", "12 XRP are missing"));
    assertThat(scene.arena.wallet.orders()).isEmpty();
    assertThat(scene.requests(EscrowKind.SHOW_A)).isEmpty();
    assertThat(scene.history()).containsExactly("escrow.prepare preflight_blocked");
    assertThat(scene.arena.lastEntryOf(scene.bout).details())
        .containsEntry("show_a", "insufficient_funds")
        .containsEntry("show_b", "destination_not_found");
  }

  @Test
  void allThatIsToBeSignedIsCheckedTogether() {
    scene.prepared();

    assertThat(scene.arena.preflight.checked())
        .singleElement()
        .satisfies(
            intents ->
                assertThat(intents)
                    .extracting(Intent::terms)
                    .isEqualTo(scene.bout.escrows().stream().map(Escrow::terms).toList()));
  }

  @Test
  void onlyThosePursesThatAreWantedAreCheckedAndAskedFor() {
    finds(scene, EscrowKind.SHOW_A, PreflightCode.INSUFFICIENT_FUNDS, "12 XRP are missing");
    successOf(scene.prepare(EscrowKind.SHOW_B, EscrowKind.BONUS_B));

    assertThat(scene.arena.preflight.checked().getFirst()).hasSize(2);
    assertThat(scene.arena.wallet.orders()).hasSize(2);
    assertThat(scene.requests(EscrowKind.SHOW_A)).isEmpty();
    assertThat(scene.requests(EscrowKind.SHOW_B)).hasSize(1);
  }

  @Test
  void aWarningRidesAlong() {
    finds(scene, EscrowKind.SHOW_B, PreflightCode.DEPOSIT_AUTHORIZATION_NEEDED, "ask B first");
    Prepared<Escrow> prepared = successOf(scene.prepare());

    assertThat(prepared.items()).hasSize(4);
    assertThat(prepared.warnings())
        .containsExactly(
            new PreflightFinding(
                EscrowKind.SHOW_B, PreflightCode.DEPOSIT_AUTHORIZATION_NEEDED, "ask B first"));
  }

  // What it is too early for

  @Test
  void whatItIsTooEarlyForIsHeldBackAndTheOthersGoAhead() {
    SigningScene fought = new SigningScene(aBoutWithResult(Corner.A));
    finds(fought, EscrowKind.BONUS_B, PreflightCode.CANCEL_TOO_EARLY, "not before Friday");
    PreparedPayouts prepared = successOf(fought.preparePayouts());

    assertThat(prepared.payouts().items())
        .extracting(item -> item.step().escrow().kind())
        .containsExactly(EscrowKind.SHOW_A, EscrowKind.SHOW_B, EscrowKind.BONUS_A);
    assertThat(prepared.payouts().warnings())
        .extracting(PreflightFinding::code)
        .containsExactly(PreflightCode.CANCEL_TOO_EARLY);
    assertThat(fought.requests(EscrowKind.BONUS_B)).isEmpty();
  }

  @Test
  void whereItIsTooEarlyForAllThatIsARefusal() {
    SigningScene fought = new SigningScene(aBoutWithResult(Corner.A));
    finds(fought, EscrowKind.SHOW_A, PreflightCode.FINISH_TOO_EARLY, "not before ten");

    Rejected<PreparedPayouts> refusal = refusalOf(fought.preparePayouts(EscrowKind.SHOW_A));
    assertThat(refusal.code()).isEqualTo(BoutFailure.PREFLIGHT_BLOCKED);
    assertThat(refusal.particulars())
        .containsExactly(new Particular("show_a", "finish_too_early", "not before ten"));
    assertThat(fought.arena.wallet.orders()).isEmpty();
  }

  @Test
  void theSecretLeavesOnlyWithABonusThatIsOffered() {
    SigningScene fought = new SigningScene(aBoutWithResult(Corner.A));
    finds(fought, EscrowKind.BONUS_A, PreflightCode.FINISH_TOO_EARLY, "not before ten");
    PreparedPayouts prepared = successOf(fought.preparePayouts());

    String secret = fulfillmentHex(preimageOf(fought.bout.id(), Corner.A));
    assertThat(prepared.payouts().items())
        .noneMatch(item -> item.transaction().json().containsValue(secret));
    assertThat(fought.arena.wallet.orders())
        .noneMatch(order -> order.transaction().json().containsValue(secret));
    assertThat(fought.arena.lastEntryOf(fought.bout).details())
        .containsEntry("fulfillment_disclosed", "false");

    fought.arena.preflight.findsNothing();
    assertThat(successOf(fought.preparePayouts(EscrowKind.BONUS_A)).payouts().items())
        .singleElement()
        .satisfies(item -> assertThat(item.transaction().json()).containsValue(secret));
    assertThat(fought.arena.lastEntryOf(fought.bout).details())
        .containsEntry("fulfillment_disclosed", "true");
  }

  // What is on the ledger already

  @Test
  void anEscrowThatIsOnTheLedgerIsNotOfferedButFollowedToItsState() {
    scene.arena.preflight.holds(
        scene.escrow(EscrowKind.SHOW_A).terms(), createHash(scene.bout, EscrowKind.SHOW_A));
    Prepared<Escrow> prepared = successOf(scene.prepare());

    assertThat(prepared.items())
        .extracting(item -> item.step().kind())
        .doesNotContain(EscrowKind.SHOW_A)
        .hasSize(3);
    assertThat(prepared.warnings())
        .extracting(PreflightFinding::code)
        .containsExactly(PreflightCode.ESCROW_ALREADY_ON_LEDGER);
    assertThat(scene.fate(EscrowKind.SHOW_A)).isEqualTo(FollowedStatus.PENDING);
    assertThat(scene.arena.followUps.planned(scene.escrow(EscrowKind.SHOW_A).id())).contains(NOW);

    scene.validates(EscrowKind.SHOW_A);
    scene.look(EscrowKind.SHOW_A);
    assertThat(scene.escrow(EscrowKind.SHOW_A).status()).isEqualTo(EscrowStatus.CREATED);
  }

  @Test
  void whereAllAreOnTheLedgerNothingIsLeftToSign() {
    for (EscrowKind kind : EscrowKind.values()) {
      scene.arena.preflight.holds(scene.escrow(kind).terms(), createHash(scene.bout, kind));
    }

    assertThat(successOf(scene.prepare()).items()).isEmpty();
    assertThat(scene.arena.wallet.orders()).isEmpty();
  }

  @Test
  void anEscrowOfAnotherBoutWithTheSameTermsIsPassedOver() {
    Bout other = aDraftBout(new BoutId(uuidOf("the same again")), aPlan(), NOW);
    scene.arena.with(other);
    scene.arena.bouts.claim(
        new EscrowTransaction(
            hashOf("theirs"),
            other.escrow(EscrowKind.SHOW_A).id(),
            Step.CREATE,
            other.escrow(EscrowKind.SHOW_A).terms().owner(),
            aCreateClaim(other, EscrowKind.SHOW_A).offerSequence(),
            Claimant.CLIENT));
    scene.arena.preflight.holds(scene.escrow(EscrowKind.SHOW_A).terms(), hashOf("theirs"));

    assertThat(successOf(scene.prepare()).items()).hasSize(4);
    assertThat(scene.arena.preflight.checked().getLast())
        .allSatisfy(intent -> assertThat(intent.taken()).containsExactly(hashOf("theirs")));
    assertThat(scene.followed(EscrowKind.SHOW_A)).isEmpty();
  }

  // No ledger to ask

  @ParameterizedTest
  @EnumSource
  void withoutALedgerNothingIsAskedOfTheWallet(Corner winner) {
    scene.arena.preflight.goesDown("no node answers");
    SigningScene fought = new SigningScene(aBoutWithResult(winner));
    fought.arena.preflight.goesDown("no node answers");

    assertThat(refusalOf(scene.prepare()).code()).isEqualTo(BoutFailure.LEDGER_UNAVAILABLE);
    assertThat(refusalOf(fought.preparePayouts()).code()).isEqualTo(BoutFailure.LEDGER_UNAVAILABLE);
    assertThat(scene.arena.wallet.orders()).isEmpty();
    assertThat(fought.arena.wallet.orders()).isEmpty();
    assertThat(fought.arena.preimages.disclosed()).isEmpty();
    assertThat(scene.history()).containsExactly("escrow.prepare ledger_unavailable");
  }

  @Test
  void theFeeOfABonusFollowsTheLedgersBaseFee() {
    SigningScene fought = new SigningScene(aBoutWithResult(Corner.A));
    fought.arena.preflight.stands(
        new Standing.Known(1_000, new RippleTime(800_000_000), new Drops(25)));
    fought.prepared();
    UnsignedTransaction finish =
        fought.arena.preflight.checked().getFirst().stream()
            .filter(intent -> intent.terms().kind() == EscrowKind.BONUS_A)
            .map(Intent::transaction)
            .findAny()
            .orElseThrow();

    assertThat(finish.json()).containsEntry("Fee", String.valueOf(25 * (33 + 36 / 16)));
  }

  private static void finds(
      SigningScene scene, EscrowKind kind, PreflightCode code, String detail) {
    scene.arena.preflight.finds(new PreflightFinding(kind, code, detail));
  }
}
