package io.ringledger.bouts.domain;

import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aCreateClaim;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.aPayoutClaim;
import static io.ringledger.bouts.domain.BoutFixtures.proofOf;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.domain.LedgerEvidence.Contradictory;
import io.ringledger.bouts.domain.LedgerEvidence.Declared;
import io.ringledger.bouts.domain.LedgerEvidence.NotFound;
import io.ringledger.bouts.domain.LedgerEvidence.NotValidated;
import io.ringledger.bouts.domain.LedgerEvidence.Proved;
import io.ringledger.bouts.domain.LedgerProof.Unsuccessful;
import io.ringledger.shared.domain.Altered;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a confirmation fails: the contract's list, the first match wins. */
class ClassificationTest {

  private static final Bout DRAFT = aDraftBout();
  private static final Bout DECIDED = aBoutWithResult(Corner.A);
  private static final EscrowCreateClaim CREATE = aCreateClaim(DRAFT, EscrowKind.BONUS_A);
  private static final PayoutClaim PAYOUT = aPayoutClaim(DECIDED, EscrowKind.BONUS_A);

  /** Every claim that fits but for what is said here, and the truth of it on the ledger. */
  private static List<BoutFailure> refusals(
      String engineResult, boolean validated, Function<LedgerProof, LedgerEvidence> evidence) {
    return List.of(
        createRefusal(CREATE, engineResult, validated, evidence.apply(proofOf(DRAFT, CREATE))),
        payoutRefusal(PAYOUT, engineResult, validated, evidence.apply(proofOf(DECIDED, PAYOUT))));
  }

  private static BoutFailure createRefusal(
      EscrowCreateClaim claim, String engineResult, boolean validated, LedgerEvidence evidence) {
    EscrowCreateClaim said =
        Altered.with(Altered.with(claim, "engineResult", engineResult), "validated", validated);
    return (BoutFailure) refusalOf(DRAFT.confirmEscrow(said, evidence)).code();
  }

  private static BoutFailure payoutRefusal(
      PayoutClaim claim, String engineResult, boolean validated, LedgerEvidence evidence) {
    PayoutClaim said =
        Altered.with(Altered.with(claim, "engineResult", engineResult), "validated", validated);
    return (BoutFailure) refusalOf(DECIDED.confirmPayout(said, evidence)).code();
  }

  private static Function<LedgerProof, LedgerEvidence> always(LedgerEvidence evidence) {
    return _ -> evidence;
  }

  // The claim's own word

  @ParameterizedTest
  @ValueSource(
      strings = {
        "declined",
        "user_declined",
        "xaman_declined",
        "cancelled",
        "canceled",
        "Declined",
        "CANCELLED",
        " declined ",
        "the user has declined it",
        "tecDECLINED",
        "declined after timeout"
      })
  void aDeclinedSigningIsClassifiedAsThatWhateverElseIsSaid(String engineResult) {
    for (boolean validated : List.of(true, false)) {
      assertThat(refusals(engineResult, validated, always(new Declared())))
          .containsOnly(BoutFailure.SIGNING_DECLINED);
      assertThat(refusals(engineResult, validated, Proved::new))
          .containsOnly(BoutFailure.SIGNING_DECLINED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeout", "TIMEOUT", "confirmation_timeout", "timed_out", "tecTIMEOUT"})
  void aTimeoutIsClassifiedAsThatWhateverElseIsSaid(String engineResult) {
    for (boolean validated : List.of(true, false)) {
      assertThat(refusals(engineResult, validated, always(new Declared())))
          .containsOnly(BoutFailure.CONFIRMATION_TIMEOUT);
      assertThat(refusals(engineResult, validated, Proved::new))
          .containsOnly(BoutFailure.CONFIRMATION_TIMEOUT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tesSUCCESS", "tecNO_TARGET", "temMALFORMED", "tefPAST_SEQ", "whatever"})
  void whatIsNotValidatedTimesOutWhateverItsResult(String engineResult) {
    assertThat(refusals(engineResult, false, always(new Declared())))
        .containsOnly(BoutFailure.CONFIRMATION_TIMEOUT);
    assertThat(refusals(engineResult, false, Proved::new))
        .containsOnly(BoutFailure.CONFIRMATION_TIMEOUT);
  }

  @ParameterizedTest
  @CsvSource({
    "tecNO_TARGET, LEDGER_TEC_TEM",
    "tecNO_PERMISSION, LEDGER_TEC_TEM",
    "tec, LEDGER_TEC_TEM",
    "temMALFORMED, LEDGER_TEC_TEM",
    "temBAD_AMOUNT, LEDGER_TEC_TEM",
    "tefPAST_SEQ, LEDGER_NOT_SUCCESS",
    "terPRE_SEQ, LEDGER_NOT_SUCCESS",
    "telINSUF_FEE_P, LEDGER_NOT_SUCCESS",
    "TECNO_TARGET, LEDGER_NOT_SUCCESS",
    "tessuccess, LEDGER_NOT_SUCCESS",
    "tesSUCCESS2, LEDGER_NOT_SUCCESS",
    "cancelled by user, LEDGER_NOT_SUCCESS",
    "unknown, LEDGER_NOT_SUCCESS"
  })
  void aResultThatIsNoSuccessIsClassifiedByItsPrefix(String engineResult, BoutFailure expected) {
    assertThat(refusals(engineResult, true, always(new Declared()))).containsOnly(expected);
    assertThat(refusals(engineResult, true, always(new NotFound()))).containsOnly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "declined, true, SIGNING_DECLINED",
    "timeout, true, CONFIRMATION_TIMEOUT",
    "tesSUCCESS, false, CONFIRMATION_TIMEOUT",
    "tecNO_TARGET, true, LEDGER_TEC_TEM",
    "tefPAST_SEQ, true, LEDGER_NOT_SUCCESS"
  })
  void aWrongFieldIsLookedAtLast(String engineResult, boolean validated, BoutFailure expected) {
    for (EscrowCreateClaim lie : Lies.in(CREATE).values()) {
      assertThat(createRefusal(lie, engineResult, validated, new Declared())).isEqualTo(expected);
    }
    for (PayoutClaim lie : Lies.in(PAYOUT).values()) {
      assertThat(payoutRefusal(lie, engineResult, validated, new Declared())).isEqualTo(expected);
    }
  }

  // The ledger's word

  @Test
  void aClaimOfSuccessThatTheLedgerDoesNotKnowOrHasNotValidatedTimesOut() {
    assertThat(refusals("tesSUCCESS", true, always(new NotFound())))
        .containsOnly(BoutFailure.CONFIRMATION_TIMEOUT);
    assertThat(refusals("tesSUCCESS", true, always(new NotValidated())))
        .containsOnly(BoutFailure.CONFIRMATION_TIMEOUT);
    assertThat(refusals("tecNO_TARGET", true, always(new NotValidated())))
        .containsOnly(BoutFailure.CONFIRMATION_TIMEOUT);
  }

  @Test
  void anAnswerThatContradictsItselfProvesNothing() {
    assertThat(refusals("tesSUCCESS", true, always(new Contradictory("hash: not of these bytes"))))
        .containsOnly(BoutFailure.INVALID_CONFIRMATION);
  }

  @ParameterizedTest
  @CsvSource({
    "tecNO_PERMISSION, LEDGER_TEC_TEM",
    "tecCRYPTOCONDITION_ERROR, LEDGER_TEC_TEM",
    "tefPAST_SEQ, LEDGER_NOT_SUCCESS"
  })
  void theLedgersOwnResultDecidesWhateverIsClaimed(String ledgers, BoutFailure expected) {
    for (String claimed : List.of("tesSUCCESS", "tecNO_TARGET", "temMALFORMED", "tefALREADY")) {
      assertThat(
              refusals(
                  claimed,
                  true,
                  proof -> new Proved(new Unsuccessful(proof.transaction(), ledgers))))
          .containsOnly(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tecNO_TARGET", "temMALFORMED", "tefPAST_SEQ", "whatever"})
  void aClaimOfFailureThatTheLedgerDeniesIsALie(String engineResult) {
    assertThat(refusals(engineResult, true, Proved::new))
        .containsOnly(BoutFailure.INVALID_CONFIRMATION);
  }

  @Test
  void anUnsuccessfulProofThatSaysSuccessMovesNothing() {
    assertThat(
            refusals(
                "tesSUCCESS",
                true,
                proof -> new Proved(new Unsuccessful(proof.transaction(), "tesSUCCESS"))))
        .containsOnly(BoutFailure.INVALID_CONFIRMATION);
  }

  @Test
  void aProofOfTheOtherStepMovesNothing() {
    assertThat(createRefusal(CREATE, "tesSUCCESS", true, new Proved(proofOf(DECIDED, PAYOUT))))
        .isEqualTo(BoutFailure.INVALID_CONFIRMATION);
    assertThat(payoutRefusal(PAYOUT, "tesSUCCESS", true, new Proved(proofOf(DRAFT, CREATE))))
        .isEqualTo(BoutFailure.INVALID_CONFIRMATION);
  }

  @Test
  void aVeryLongReasonIsCut() {
    assertThat(new RecordedFailure(BoutFailure.INVALID_CONFIRMATION, "x".repeat(501)).reason())
        .hasSize(500);
    assertThat(new RecordedFailure(BoutFailure.INVALID_CONFIRMATION, "x".repeat(500)).reason())
        .hasSize(500);
  }
}
