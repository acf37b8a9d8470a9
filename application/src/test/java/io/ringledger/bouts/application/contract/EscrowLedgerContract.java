package io.ringledger.bouts.application.contract;

import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.application.outbound.EscrowLedger.Finality;
import io.ringledger.bouts.application.outbound.EscrowLedger.Lookup;
import io.ringledger.bouts.application.outbound.EscrowLedger.Presence;
import io.ringledger.bouts.domain.Closing;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.LedgerEvidence.Contradictory;
import io.ringledger.bouts.domain.LedgerEvidence.NotFound;
import io.ringledger.bouts.domain.LedgerEvidence.NotValidated;
import io.ringledger.bouts.domain.LedgerEvidence.Proved;
import io.ringledger.bouts.domain.LedgerProof;
import io.ringledger.bouts.domain.LedgerProof.EscrowClosed;
import io.ringledger.bouts.domain.LedgerProof.EscrowCreated;
import io.ringledger.bouts.domain.LedgerProof.Unrelated;
import io.ringledger.bouts.domain.LedgerProof.Unsuccessful;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link EscrowLedger} that really looks keeps to. The hooks put a transaction on the
 * ledger and answer what has to be proved of it.
 */
public abstract class EscrowLedgerContract {

  protected abstract EscrowLedger ledger();

  /** Whose transactions these are. */
  protected abstract XrplAddress promoter();

  /** A validated EscrowCreate of a purse of that kind: with condition where it is a bonus. */
  protected abstract EscrowCreated putCreate(EscrowKind kind);

  /** A validated EscrowFinish: with condition and fulfillment where it is a bonus. */
  protected abstract EscrowClosed putFinish(EscrowKind kind);

  /** A validated EscrowCancel of a bonus. */
  protected abstract EscrowClosed putCancel();

  /** A validated escrow transaction that burned its fee, with a {@code tec} result. */
  protected abstract Unsuccessful putTec();

  /** A validated, successful transaction that is no escrow transaction. */
  protected abstract Unrelated putPayment();

  /** A transaction that is known and in no validated ledger. */
  protected abstract TransactionHash putUnvalidated();

  /** A transaction of which the ledger's answer does not agree with itself. */
  protected abstract TransactionHash putContradictory();

  /** A transaction of the promoter that is signed, in no ledger, and can still come. */
  protected abstract SignedTransaction putSigned();

  /** One of which it is proved that it never comes. */
  protected abstract SignedTransaction putLost();

  /** An escrow that is gone although nothing is found that closed it. */
  protected abstract EscrowCreated putMissing();

  /** A validated ledger from before any of these transactions was signed. */
  protected abstract long firstLedger();

  /** No node answers from now on. */
  protected abstract void goesDown();

  @Test
  public void itDoesNotTakeClaimsAtTheirWord() {
    assertThat(ledger().trustsClaims()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"SHOW_A", "BONUS_A"})
  public void aCreatedEscrowIsProved(EscrowKind kind) {
    EscrowCreated expected = putCreate(kind);

    assertThat(expected.conditionHex().isPresent()).isEqualTo(kind.isBonus());
    assertProved(expected);
  }

  @ParameterizedTest
  @EnumSource(names = {"SHOW_A", "BONUS_A"})
  public void aFinishedEscrowIsProvedAndNamesTheTransactionThatCreatedIt(EscrowKind kind) {
    EscrowClosed expected = putFinish(kind);

    assertThat(expected.closing()).isEqualTo(Closing.FINISH);
    assertThat(expected.fulfillmentHex().isPresent()).isEqualTo(kind.isBonus());
    assertProved(expected);
  }

  @Test
  public void aCancelledEscrowIsProvedAndNamesTheTransactionThatCreatedIt() {
    EscrowClosed expected = putCancel();

    assertThat(expected.closing()).isEqualTo(Closing.CANCEL);
    assertThat(expected.fulfillmentHex()).isEmpty();
    assertProved(expected);
  }

  @Test
  public void aTransactionThatOnlyBurnedItsFeeIsUnsuccessful() {
    Unsuccessful expected = putTec();

    assertThat(expected.engineResult()).startsWith("tec");
    assertProved(expected);
  }

  @Test
  public void anotherTransactionIsUnrelated() {
    assertProved(putPayment());
  }

  @Test
  public void anUnknownTransactionIsNotFound() {
    assertThat(evidence(hashOf("unknown" + UUID.randomUUID()))).isEqualTo(new NotFound());
  }

  @Test
  public void aNameThatIsNoHashIsNotFound() {
    assertThat(evidence(new TransactionHash("not-on-a-ledger"))).isEqualTo(new NotFound());
  }

  @Test
  public void anUnvalidatedTransactionProvesNothing() {
    assertThat(evidence(putUnvalidated())).isEqualTo(new NotValidated());
  }

  @Test
  public void anAnswerThatDoesNotAgreeWithItselfSaysWhere() {
    assertThat(evidence(putContradictory()))
        .isInstanceOfSatisfying(
            Contradictory.class, evidence -> assertThat(evidence.reason()).isNotBlank());
  }

  @Test
  public void aLedgerThatDoesNotAnswerIsUnavailable() {
    EscrowCreated known = putCreate(EscrowKind.SHOW_A);
    goesDown();

    assertThat(ledger().lookup(known.transaction()))
        .isInstanceOfSatisfying(
            Lookup.Unavailable.class, lookup -> assertThat(lookup.reason()).isNotBlank());
  }

  @Test
  public void aTransactionThatIsOnTheLedgerIsNotLost() {
    EscrowCreated created = putCreate(EscrowKind.SHOW_A);

    assertThat(finality(SignedTransaction.named(created.transaction())))
        .isEqualTo(new Finality.StillPossible());
  }

  @Test
  public void aTransactionThatCanStillComeIsNotLost() {
    assertThat(finality(putSigned())).isEqualTo(new Finality.StillPossible());
  }

  @Test
  public void aTransactionOfWhichOnlyTheNameIsKnownIsNeverProvedLost() {
    assertThat(finality(SignedTransaction.named(putSigned().hash())))
        .isEqualTo(new Finality.StillPossible());
  }

  @Test
  public void aTransactionThatIsProvedNeverToComeSaysWhy() {
    assertThat(finality(putLost()))
        .isInstanceOfSatisfying(
            Finality.NeverComes.class, never -> assertThat(never.reason()).isNotBlank());
  }

  @Test
  public void anEscrowIsThereFromItsCreation() {
    EscrowCreated created = putCreate(EscrowKind.BONUS_A);

    assertThat(presence(created)).isEqualTo(new Presence.OnLedger());
  }

  @ParameterizedTest
  @EnumSource(names = {"SHOW_A", "BONUS_A"})
  public void anEscrowThatWasFinishedNamesTheTransactionThatDidIt(EscrowKind kind) {
    EscrowClosed closed = putFinish(kind);

    assertThat(presence(closed)).isEqualTo(new Presence.ClosedBy(closed.transaction()));
  }

  @Test
  public void anEscrowThatWasCancelledNamesTheTransactionThatDidIt() {
    EscrowClosed closed = putCancel();

    assertThat(presence(closed)).isEqualTo(new Presence.ClosedBy(closed.transaction()));
  }

  @Test
  public void anEscrowThatNothingClosedAndThatIsNotThereIsMissing() {
    assertThat(presence(putMissing())).isEqualTo(new Presence.Missing());
  }

  @Test
  public void aLedgerThatDoesNotAnswerSaysNothingOfFinalityOrPresence() {
    EscrowCreated created = putCreate(EscrowKind.SHOW_A);
    SignedTransaction lost = putLost();
    goesDown();

    assertThat(finality(lost)).isInstanceOf(Finality.Unavailable.class);
    assertThat(presence(created)).isInstanceOf(Presence.Unavailable.class);
  }

  private Finality finality(SignedTransaction transaction) {
    return ledger().finality(transaction, promoter(), firstLedger());
  }

  private Presence presence(EscrowCreated created) {
    return ledger().presence(created.owner(), created.offerSequence(), created.transaction());
  }

  private Presence presence(EscrowClosed closed) {
    return ledger().presence(closed.owner(), closed.offerSequence(), closed.createdBy());
  }

  private void assertProved(LedgerProof expected) {
    assertThat(evidence(expected.transaction())).isEqualTo(new Proved(expected));
  }

  private LedgerEvidence evidence(TransactionHash transaction) {
    return switch (ledger().lookup(transaction)) {
      case Lookup.Answered(var evidence) -> evidence;
      case Lookup.Unavailable(var reason) -> throw new AssertionError(reason);
    };
  }
}
