package io.ringledger.bouts.xrpl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.contract.EscrowLedgerContract;
import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.domain.Closing;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.LedgerProof.EscrowClosed;
import io.ringledger.bouts.domain.LedgerProof.EscrowCreated;
import io.ringledger.bouts.domain.LedgerProof.Unrelated;
import io.ringledger.bouts.domain.LedgerProof.Unsuccessful;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** The ledger of the port's contract, on the sandbox. */
class XrplEscrowLedgerContractTest extends EscrowLedgerContract {

  private final EscrowScene scene = new EscrowScene();

  @AfterEach
  void stop() {
    scene.close();
  }

  @Override
  protected EscrowLedger ledger() {
    return scene.ledger;
  }

  @Override
  protected EscrowCreated putCreate(EscrowKind kind) {
    ObjectNode create = kind.isBonus() ? scene.createBonus() : scene.create();
    return new EscrowCreated(
        scene.client.settle(scene.promoter.sign(create)),
        scene.promoter.address(),
        scene.fighter.address(),
        EscrowScene.PURSE,
        Optional.of(scene.opens()),
        kind.isBonus() ? Optional.of(scene.lapses()) : Optional.empty(),
        kind.isBonus() ? Optional.of(EscrowScene.CONDITION) : Optional.empty(),
        new OfferSequence(create.path("Sequence").asLong()));
  }

  @Override
  protected EscrowClosed putFinish(EscrowKind kind) {
    EscrowScene.Held held = scene.held(kind.isBonus() ? scene.createBonus() : scene.create());
    ObjectNode finish = scene.close(scene.promoter, "EscrowFinish", held.sequence());
    if (kind.isBonus()) {
      finish.put("Condition", EscrowScene.CONDITION).put("Fulfillment", EscrowScene.FULFILLMENT);
    }
    return closed(
        held,
        Closing.FINISH,
        finish,
        kind.isBonus() ? Optional.of(EscrowScene.FULFILLMENT) : Optional.empty());
  }

  @Override
  protected EscrowClosed putCancel() {
    EscrowScene.Held held = scene.held(scene.createBonus());
    scene.advance(Duration.ofDays(8));
    return closed(
        held,
        Closing.CANCEL,
        scene.close(scene.promoter, "EscrowCancel", held.sequence()),
        Optional.empty());
  }

  private EscrowClosed closed(
      EscrowScene.Held held, Closing closing, ObjectNode transaction, Optional<String> opening) {
    TransactionHash hash = scene.client.settle(scene.promoter.sign(transaction));
    return new EscrowClosed(
        hash,
        closing,
        scene.promoter.address(),
        scene.promoter.address(),
        scene.fighter.address(),
        EscrowScene.PURSE,
        new OfferSequence(held.sequence()),
        held.createdBy(),
        opening,
        new RippleTime(scene.client.closeTimeOf(hash)));
  }

  @Override
  protected Unsuccessful putTec() {
    return new Unsuccessful(
        scene.client.settle(
            scene.promoter.sign(scene.close(scene.promoter, "EscrowFinish", 4_000_000))),
        "tecNO_TARGET");
  }

  @Override
  protected Unrelated putPayment() {
    return new Unrelated(
        scene.client.settle(
            scene.promoter.sign(
                scene
                    .client
                    .draft(scene.promoter, "Payment")
                    .put("Destination", scene.fighter.address().value())
                    .put("Amount", "1000000"))),
        "Payment");
  }

  @Override
  protected TransactionHash putUnvalidated() {
    return scene.client.submit(scene.promoter.sign(scene.create()));
  }

  @Override
  protected TransactionHash putContradictory() {
    TransactionHash hash = scene.client.settle(scene.promoter.sign(scene.create()));
    scene.sandbox.faults().lie(result -> result.put("hash", "AB".repeat(32)));
    return hash;
  }

  @Override
  protected XrplAddress promoter() {
    return scene.promoter.address();
  }

  @Override
  protected SignedTransaction putSigned() {
    return EscrowScene.signed(
        scene.promoter.sign(scene.create().put("LastLedgerSequence", scene.validated() + 10)));
  }

  @Override
  protected SignedTransaction putLost() {
    SignedTransaction signed = putSigned();
    scene.closeLedgers(11);
    return signed;
  }

  @Override
  protected EscrowCreated putMissing() {
    EscrowCreated created = putCreate(EscrowKind.SHOW_A);
    return new EscrowCreated(
        created.transaction(),
        created.owner(),
        created.destination(),
        created.amount(),
        created.finishAfter(),
        created.cancelAfter(),
        created.conditionHex(),
        new OfferSequence(created.offerSequence().value() + 1000));
  }

  @Override
  protected long firstLedger() {
    return 2;
  }

  @Override
  protected void goesDown() {
    scene.sandbox.faults().goDown();
  }
}
