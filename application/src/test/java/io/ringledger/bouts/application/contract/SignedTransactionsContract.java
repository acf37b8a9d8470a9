package io.ringledger.bouts.application.contract;

import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.application.outbound.SignedTransactions;
import io.ringledger.bouts.application.outbound.SignedTransactions.Reading;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCreate;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import org.junit.jupiter.api.Test;

/** What every {@link SignedTransactions} keeps to. */
public abstract class SignedTransactionsContract {

  protected abstract SignedTransactions transactions();

  /** A transaction of a wallet that the test can sign for. */
  protected abstract UnsignedTransaction prepared();

  /** It, signed as it was prepared. */
  protected abstract SignedBlob sign();

  /** What the wallet added when it signed that. */
  protected abstract SignedTransaction signed();

  /** Another transaction of the same wallet, signed. */
  protected abstract SignedBlob signAltered();

  @Test
  public void whatIsSignedAsPreparedIsReadWithWhatTheWalletAdded() {
    assertThat(transactions().read(sign(), prepared())).isEqualTo(new Reading.AsPrepared(signed()));
  }

  @Test
  public void somethingElseIsAlteredAndSaysWhere() {
    assertAltered(signAltered(), prepared());
  }

  @Test
  public void whatWasPreparedForAnotherIsAltered() {
    assertAltered(sign(), new EscrowCreate(aDraftBout().escrow(EscrowKind.SHOW_B).terms()));
  }

  @Test
  public void whatIsNoTransactionIsAltered() {
    assertAltered(new SignedBlob("00"), prepared());
    assertAltered(new SignedBlob("DEADBEEF".repeat(100)), prepared());
  }

  private void assertAltered(SignedBlob blob, UnsignedTransaction prepared) {
    assertThat(transactions().read(blob, prepared))
        .isInstanceOfSatisfying(
            Reading.Altered.class, altered -> assertThat(altered.reason()).isNotBlank());
  }
}
