package io.ringledger.bouts.xrpl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.contract.SignedTransactionsContract;
import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.application.outbound.SignedTransactions;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.shared.xrpl.Wallet;

/** Signed blobs of the port's contract, signed with a key of the test's own. */
class XrplSignedTransactionsContractTest extends SignedTransactionsContract {

  private static final Wallet WALLET = Wallet.ed25519("promoter");

  @Override
  protected SignedTransactions transactions() {
    return new XrplSignedTransactions(1);
  }

  @Override
  protected UnsignedTransaction prepared() {
    return SignedScene.bonus(WALLET);
  }

  private ObjectNode completed() {
    return SignedScene.completed(prepared());
  }

  @Override
  protected SignedBlob sign() {
    return SignedScene.sign(WALLET, completed());
  }

  @Override
  protected SignedTransaction signed() {
    return EscrowScene.signed(WALLET.sign(completed()));
  }

  @Override
  protected SignedBlob signAltered() {
    return SignedScene.sign(WALLET, completed().put("Amount", "1"));
  }
}
