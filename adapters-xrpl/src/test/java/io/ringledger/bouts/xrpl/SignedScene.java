package io.ringledger.bouts.xrpl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCancel;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCreate;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowFinish;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.Opening;
import io.ringledger.bouts.domain.BoutFixtures;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowTerms;
import io.ringledger.bouts.domain.EscrowWindow;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.shared.xrpl.FakeNode;
import io.ringledger.shared.xrpl.Wallet;
import java.util.Optional;

/** What is prepared for a wallet, and what the wallet makes of it. */
final class SignedScene {

  private static final OfferSequence SEQUENCE = new OfferSequence(4_294_967_295L);

  private SignedScene() {}

  static UnsignedTransaction bonus(Wallet wallet) {
    return new EscrowCreate(
        new EscrowTerms(
            EscrowKind.BONUS_A,
            wallet.address(),
            Wallet.secp256k1("fighter").address(),
            EscrowScene.PURSE,
            EscrowWindow.of(EscrowKind.BONUS_A, BoutFixtures.EVENT),
            Optional.of(PreflightScene.PREIMAGE.condition())));
  }

  static UnsignedTransaction finishOfShow(Wallet wallet) {
    return new EscrowFinish(wallet.address(), SEQUENCE, Optional.empty());
  }

  static UnsignedTransaction finishOfBonus(Wallet wallet) {
    return new EscrowFinish(
        wallet.address(),
        SEQUENCE,
        Optional.of(
            new Opening(
                PreflightScene.PREIMAGE.condition(),
                PreflightScene.FULFILLMENT,
                Opening.USUAL_BASE_FEE)));
  }

  static UnsignedTransaction cancel(Wallet wallet) {
    return new EscrowCancel(wallet.address(), SEQUENCE);
  }

  /** With what wallets add of their own accord. */
  static ObjectNode completed(UnsignedTransaction transaction) {
    ObjectNode fields = FakeNode.JSON.valueToTree(transaction.json());
    if (!fields.has("Fee")) {
      fields.put("Fee", "12");
    }
    return fields.put("Sequence", 7).put("LastLedgerSequence", 99).put("Flags", 0);
  }

  static SignedBlob sign(Wallet wallet, ObjectNode completed) {
    return new SignedBlob(Wallet.blob(wallet.sign(completed)));
  }
}
