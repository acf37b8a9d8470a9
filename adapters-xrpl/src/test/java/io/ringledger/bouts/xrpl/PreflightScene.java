package io.ringledger.bouts.xrpl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.Preflight.Intent;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCancel;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCreate;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowFinish;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.Opening;
import io.ringledger.bouts.domain.BoutFixtures;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowTerms;
import io.ringledger.bouts.domain.EscrowWindow;
import io.ringledger.bouts.domain.Fulfillment;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.Preimage;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.FakeNode;
import java.util.List;
import java.util.Optional;

/** Purses of the promoter of a scene, and what is prepared for them. */
final class PreflightScene {

  static final Preimage PREIMAGE =
      BoutFixtures.preimageOf(new BoutId(BoutFixtures.uuidOf("preflight")), Corner.A);
  static final Fulfillment FULFILLMENT = new Fulfillment(BoutFixtures.fulfillmentHex(PREIMAGE));

  private final EscrowScene scene;

  PreflightScene(EscrowScene scene) {
    this.scene = scene;
  }

  EscrowTerms terms(EscrowKind kind) {
    return termsFor(kind, scene.fighter.address());
  }

  EscrowTerms termsFor(EscrowKind kind, XrplAddress destination) {
    return terms(kind, destination, EscrowScene.PURSE);
  }

  EscrowTerms terms(EscrowKind kind, XrplAddress destination, Drops amount) {
    return new EscrowTerms(
        kind,
        scene.promoter.address(),
        destination,
        amount,
        new EscrowWindow(
            scene.opens(), kind.isBonus() ? Optional.of(scene.lapses()) : Optional.empty()),
        kind.isBonus() ? Optional.of(PREIMAGE.condition()) : Optional.empty());
  }

  /** The transaction as a wallet completes it, with a fee that is always enough. */
  ObjectNode completed(UnsignedTransaction transaction) {
    ObjectNode fields = FakeNode.JSON.valueToTree(transaction.json());
    if (!fields.has("Fee")) {
      fields.put("Fee", "10");
    }
    return fields.put("Sequence", scene.client.sequence(scene.promoter.address()));
  }

  TransactionHash settle(EscrowTerms terms) {
    return scene.client.settle(scene.promoter.sign(completed(new EscrowCreate(terms))));
  }

  /** Creates the escrow and answers what names it. */
  OfferSequence lock(EscrowTerms terms) {
    long sequence = scene.client.sequence(scene.promoter.address());
    settle(terms);
    return new OfferSequence(sequence);
  }

  static Intent create(EscrowTerms terms) {
    return new Intent(new EscrowCreate(terms), terms, List.of());
  }

  static EscrowFinish finish(EscrowTerms terms, OfferSequence sequence) {
    return new EscrowFinish(
        terms.owner(),
        sequence,
        terms
            .condition()
            .map(condition -> new Opening(condition, FULFILLMENT, Opening.USUAL_BASE_FEE)));
  }

  static Intent toFinish(EscrowTerms terms, OfferSequence sequence) {
    return new Intent(finish(terms, sequence), terms, List.of());
  }

  static Intent toCancel(EscrowTerms terms, OfferSequence sequence) {
    return new Intent(new EscrowCancel(terms.owner(), sequence), terms, List.of());
  }
}
