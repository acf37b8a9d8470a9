package io.ringledger.bouts.application.fakes;

import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;

import io.ringledger.bouts.application.contract.SignedTransactionsContract;
import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.application.outbound.SignedTransactions;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCreate;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import java.util.Optional;
import java.util.OptionalLong;

class ScriptedSignedTransactionsTest extends SignedTransactionsContract {

  private final ScriptedSignedTransactions transactions = new ScriptedSignedTransactions();

  @Override
  protected SignedTransactions transactions() {
    return transactions;
  }

  @Override
  protected UnsignedTransaction prepared() {
    return new EscrowCreate(aDraftBout().escrow(EscrowKind.SHOW_A).terms());
  }

  @Override
  protected SignedBlob sign() {
    SignedBlob blob = new SignedBlob("12AB");
    transactions.signs(blob, prepared(), signed());
    return blob;
  }

  @Override
  protected SignedTransaction signed() {
    return new SignedTransaction(
        hashOf("signed"), OptionalLong.of(7), OptionalLong.empty(), OptionalLong.of(99));
  }

  @Override
  protected SignedBlob signAltered() {
    SignedBlob blob = new SignedBlob("12CD");
    transactions.alters(blob, Optional.of(hashOf("altered")), "Amount: not as it was prepared");
    return blob;
  }
}
