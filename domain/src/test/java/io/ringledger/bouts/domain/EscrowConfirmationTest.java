package io.ringledger.bouts.domain;

import static io.ringledger.bouts.domain.BoutFixtures.EVENT;
import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutIn;
import static io.ringledger.bouts.domain.BoutFixtures.aCreateClaim;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.aFundedBout;
import static io.ringledger.bouts.domain.BoutFixtures.aPlan;
import static io.ringledger.bouts.domain.BoutFixtures.createHash;
import static io.ringledger.bouts.domain.BoutFixtures.created;
import static io.ringledger.bouts.domain.BoutFixtures.offerSequence;
import static io.ringledger.bouts.domain.BoutFixtures.preimageOf;
import static io.ringledger.bouts.domain.BoutFixtures.proofOf;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static io.ringledger.bouts.domain.BoutFixtures.uuidOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.domain.EscrowState.Created;
import io.ringledger.bouts.domain.LedgerEvidence.Declared;
import io.ringledger.bouts.domain.LedgerEvidence.Proved;
import io.ringledger.shared.domain.Altered;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class EscrowConfirmationTest {

  private static final RecordedFailure EARLIER =
      new RecordedFailure(BoutFailure.SIGNING_DECLINED, "earlier");

  // Preparing

  @Test
  void aDraftOffersAllItsPlannedEscrowsToSign() {
    assertThat(successOf(aDraftBout().escrowsToPrepare(NOW)))
        .extracting(Escrow::kind)
        .containsExactly(EscrowKind.values());
  }

  @Test
  void aCreatedEscrowIsNotOfferedAgain() {
    Bout bout = created(aDraftBout(), EscrowKind.SHOW_B);

    assertThat(successOf(bout.escrowsToPrepare(NOW)))
        .extracting(Escrow::kind)
        .containsExactly(EscrowKind.SHOW_A, EscrowKind.BONUS_A, EscrowKind.BONUS_B);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "DRAFT")
  void afterTheDraftNothingIsLeftToPrepare(BoutStatus status) {
    assertThat(refusalOf(aBoutIn(status).escrowsToPrepare(NOW)).code())
        .isEqualTo(BoutFailure.ESCROW_PREPARATION_CONFLICT);
  }

  @Test
  void anEscrowThatTheLedgerWouldRefuseIsNotOffered() {
    Instant finishAfter = EVENT.plus(Duration.ofHours(2));

    assertThat(successOf(aDraftBout().escrowsToPrepare(finishAfter.minusMillis(1)))).hasSize(4);
    assertThat(refusalOf(aDraftBout().escrowsToPrepare(finishAfter)).code())
        .isEqualTo(BoutFailure.BOUT_PLAN_INVALID);
  }

  // Confirming

  @ParameterizedTest
  @EnumSource
  void aDeclaredClaimThatFitsMovesItsEscrowOnly(EscrowKind kind) {
    Bout before = aDraftBout();
    Bout after = successOf(before.confirmEscrow(aCreateClaim(before, kind), new Declared()));

    assertThat(after.escrow(kind).state())
        .isEqualTo(new Created(createHash(before, kind), offerSequence(kind)));
    assertThat(after.escrows())
        .filteredOn(escrow -> escrow.kind() != kind)
        .isEqualTo(before.escrows().stream().filter(escrow -> escrow.kind() != kind).toList());
    assertThat(after.status()).isEqualTo(BoutStatus.DRAFT);
  }

  @ParameterizedTest
  @EnumSource
  void aProvedClaimThatFitsMovesItsEscrow(EscrowKind kind) {
    Bout bout = aDraftBout();
    EscrowCreateClaim claim = aCreateClaim(bout, kind);

    Bout after = successOf(bout.confirmEscrow(claim, new Proved(proofOf(bout, claim))));
    assertThat(after.escrow(kind).status()).isEqualTo(EscrowStatus.CREATED);
  }

  @ParameterizedTest
  @EnumSource
  void theFourthCreatedEscrowMovesTheBoutWhicheverItIs(EscrowKind last) {
    Bout bout = aDraftBout();
    for (EscrowKind kind : EscrowKind.values()) {
      bout = kind == last ? bout : created(bout, kind);
      assertThat(bout.status()).isEqualTo(BoutStatus.DRAFT);
    }

    assertThat(created(bout, last).status()).isEqualTo(BoutStatus.ESCROWS_CREATED);
  }

  @ParameterizedTest
  @EnumSource
  void aSuccessClearsTheLastFailure(EscrowKind kind) {
    Bout bout = aDraftBout().recordFailure(kind, EARLIER);

    assertThat(created(bout, kind).escrow(kind).failure()).isEmpty();
  }

  @Test
  void aSuccessLeavesTheFailuresOfOtherEscrowsAlone() {
    Bout bout = aDraftBout().recordFailure(EscrowKind.SHOW_A, EARLIER);

    assertThat(created(bout, EscrowKind.SHOW_B).escrow(EscrowKind.SHOW_A).failure())
        .contains(EARLIER);
  }

  @Test
  void aRecordedFailureMovesNothing() {
    for (BoutStatus status : BoutStatus.values()) {
      for (EscrowKind kind : EscrowKind.values()) {
        Bout before = aBoutIn(status);
        Bout after = before.recordFailure(kind, EARLIER);

        assertThat(after.status()).isEqualTo(before.status());
        assertThat(after.winner()).isEqualTo(before.winner());
        assertThat(after.escrows())
            .extracting(Escrow::state)
            .isEqualTo(before.escrows().stream().map(Escrow::state).toList());
        assertThat(after.escrow(kind).failure()).contains(EARLIER);
      }
    }
  }

  @Test
  void aCreatedEscrowIsNotConfirmedTwiceNotEvenByTheSameClaim() {
    Bout bout = created(aDraftBout(), EscrowKind.SHOW_A);

    assertThat(refusalOf(bout.confirmEscrow(aCreateClaim(bout, EscrowKind.SHOW_A), new Declared())))
        .extracting(Rejected::code)
        .isEqualTo(BoutFailure.ESCROW_CONFIRMATION_CONFLICT);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "DRAFT")
  void afterTheDraftNoEscrowIsConfirmed(BoutStatus status) {
    Bout bout = aBoutIn(status);
    for (EscrowKind kind : EscrowKind.values()) {
      assertThat(refusalOf(bout.confirmEscrow(aCreateClaim(bout, kind), new Declared())).code())
          .isEqualTo(BoutFailure.ESCROW_CONFIRMATION_CONFLICT);
    }
  }

  @Test
  void theStateIsLookedAtBeforeTheClaim() {
    Bout bout = aFundedBout();
    EscrowCreateClaim declined =
        Altered.with(aCreateClaim(bout, EscrowKind.SHOW_A), "engineResult", "declined");

    assertThat(refusalOf(bout.confirmEscrow(declined, new Declared())).code())
        .isEqualTo(BoutFailure.ESCROW_CONFIRMATION_CONFLICT);
  }

  @ParameterizedTest
  @EnumSource
  void eachFieldThatLiesInADeclaredClaimIsFound(EscrowKind kind) {
    Bout bout = aDraftBout();
    Lies.in(aCreateClaim(bout, kind))
        .forEach((field, lie) -> assertInvalid(field, bout.confirmEscrow(lie, new Declared())));
  }

  @ParameterizedTest
  @EnumSource
  void eachFieldThatLiesInAClaimIsFoundAlthoughTheLedgerAloneWouldDo(EscrowKind kind) {
    Bout bout = aDraftBout();
    Proved truth = new Proved(proofOf(bout, aCreateClaim(bout, kind)));

    Lies.in(aCreateClaim(bout, kind))
        .forEach((field, lie) -> assertInvalid(field, bout.confirmEscrow(lie, truth)));
  }

  @ParameterizedTest
  @EnumSource
  void eachFieldInWhichTheLedgerDiffersIsFound(EscrowKind kind) {
    Bout bout = aDraftBout();
    EscrowCreateClaim claim = aCreateClaim(bout, kind);

    Lies.in(proofOf(bout, claim))
        .forEach(
            (field, proof) -> assertInvalid(field, bout.confirmEscrow(claim, new Proved(proof))));
  }

  @Test
  void aFindingNamesTheFieldThatWasWrong() {
    Bout bout = aDraftBout();
    EscrowCreateClaim claim = aCreateClaim(bout, EscrowKind.SHOW_A);
    EscrowCreateClaim lie = Altered.with(claim, "ownerAddress", Lies.STRANGER.value());
    Proved differs = new Proved(Altered.with(proofOf(bout, claim), "owner", Lies.STRANGER));

    assertThat(refusalOf(bout.confirmEscrow(lie, new Declared())).reason())
        .isEqualTo("owner_address is not as expected");
    assertThat(refusalOf(bout.confirmEscrow(claim, differs)).reason())
        .isEqualTo("Account on the ledger is not as prepared");
  }

  @Test
  void aConditionMayBeWrittenInLowerCase() {
    Bout bout = aDraftBout();
    EscrowCreateClaim claim = aCreateClaim(bout, EscrowKind.BONUS_A);
    Optional<String> lower = claim.conditionHex().map(hex -> hex.toLowerCase(Locale.ROOT));

    Bout after =
        successOf(bout.confirmEscrow(Altered.with(claim, "conditionHex", lower), new Declared()));
    assertThat(after.escrow(EscrowKind.BONUS_A).status()).isEqualTo(EscrowStatus.CREATED);
  }

  @Test
  void aConditionOfLettersThatOnlyFoldToDigitsIsFound() {
    Bout bout = aDraftBoutWhoseConditionHas("FF");
    EscrowCreateClaim claim = aCreateClaim(bout, EscrowKind.BONUS_A);
    // U+FB00, the ligature ff, becomes two letters F in upper case.
    Optional<String> odd = claim.conditionHex().map(hex -> hex.replaceFirst("FF", "\uFB00"));

    assertInvalid(
        "condition_hex",
        bout.confirmEscrow(Altered.with(claim, "conditionHex", odd), new Declared()));
  }

  private static Bout aDraftBoutWhoseConditionHas(String digits) {
    return Stream.iterate(1, i -> i + 1)
        .map(i -> aDraftBout(new BoutId(uuidOf("bout " + i)), aPlan(), NOW))
        .filter(bout -> preimageOf(bout.id(), Corner.A).condition().hex().contains(digits))
        .findFirst()
        .orElseThrow();
  }

  // One transaction, one step

  @Test
  void aTransactionConfirmsOneEscrowOnly() {
    Bout bout = created(aDraftBout(), EscrowKind.SHOW_A);
    EscrowCreateClaim claim =
        Altered.with(
            aCreateClaim(bout, EscrowKind.SHOW_B),
            "transaction",
            createHash(bout, EscrowKind.SHOW_A));

    for (LedgerEvidence evidence : List.of(new Declared(), new Proved(proofOf(bout, claim)))) {
      assertInvalid("tx_hash", bout.confirmEscrow(claim, evidence));
    }
  }

  @Test
  void anOfferSequenceNamesOneEscrowOnly() {
    Bout bout = created(aDraftBout(), EscrowKind.SHOW_A);
    EscrowCreateClaim claim =
        Altered.with(
            aCreateClaim(bout, EscrowKind.SHOW_B),
            "offerSequence",
            offerSequence(EscrowKind.SHOW_A));

    for (LedgerEvidence evidence : List.of(new Declared(), new Proved(proofOf(bout, claim)))) {
      assertInvalid("offer_sequence", bout.confirmEscrow(claim, evidence));
    }
  }

  private static void assertInvalid(String field, Outcome<Bout> outcome) {
    assertThat(refusalOf(outcome).code()).as(field).isEqualTo(BoutFailure.INVALID_CONFIRMATION);
  }
}
