package io.ringledger.bouts.xrpl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.domain.Closing;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.LedgerProof;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.sandbox.SandboxConfig;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.xrpl.Wallet;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What true transactions on a true ledger prove. */
class XrplEscrowLedgerTest {

  private EscrowScene scene = new EscrowScene();

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void aShowPurseThatWasLockedIsProved() {
    ObjectNode create = scene.create();
    TransactionHash hash = scene.client.settle(scene.promoter.sign(create));

    assertThat(scene.proof(hash))
        .isEqualTo(
            new LedgerProof.EscrowCreated(
                hash,
                scene.promoter.address(),
                scene.fighter.address(),
                EscrowScene.PURSE,
                Optional.of(scene.opens()),
                Optional.empty(),
                Optional.empty(),
                new OfferSequence(create.path("Sequence").asLong())));
  }

  @Test
  void aBonusThatWasLockedIsProvedWithItsCondition() {
    TransactionHash hash = scene.client.settle(scene.promoter.sign(scene.createBonus()));

    assertThat(scene.proof(hash))
        .isInstanceOfSatisfying(
            LedgerProof.EscrowCreated.class,
            proof -> {
              assertThat(proof.cancelAfter()).contains(scene.lapses());
              assertThat(proof.conditionHex()).contains(EscrowScene.CONDITION);
            });
  }

  @Test
  void memosSourceTagAndLastLedgerSequenceOfAWalletDoNoHarm() {
    ObjectNode create =
        scene.create().put("SourceTag", 0).put("Flags", 0x8000_0000L).put("LastLedgerSequence", 99);
    create.putArray("Memos").addObject().putObject("Memo").put("MemoData", "AB");

    assertThat(scene.proof(scene.client.settle(scene.promoter.sign(create))))
        .isInstanceOf(LedgerProof.EscrowCreated.class);
  }

  @Test
  void aLongMemoDoesNoHarm() {
    ObjectNode create = scene.create().put("Fee", "20");
    create.putArray("Memos").addObject().putObject("Memo").put("MemoData", "AB".repeat(700));

    assertThat(scene.proof(scene.client.settle(scene.promoter.sign(create))))
        .isInstanceOf(LedgerProof.EscrowCreated.class);
  }

  @Test
  void anEscrowMadeWithATicketIsNamedByTheTicket() {
    ObjectNode tickets = scene.client.draft(scene.promoter, "TicketCreate").put("TicketCount", 2);
    long ticket = tickets.path("Sequence").asLong() + 2;
    scene.client.settle(scene.promoter.sign(tickets));
    ObjectNode create = scene.create().put("Sequence", 0).put("TicketSequence", ticket);
    EscrowScene.Held held = scene.held(create);

    assertThat(scene.proof(held.createdBy()))
        .isInstanceOfSatisfying(
            LedgerProof.EscrowCreated.class,
            proof -> assertThat(proof.offerSequence()).isEqualTo(new OfferSequence(ticket)));

    TransactionHash finish =
        scene.client.settle(
            scene.promoter.sign(scene.close(scene.promoter, "EscrowFinish", ticket)));
    assertThat(scene.proof(finish))
        .isInstanceOfSatisfying(
            LedgerProof.EscrowClosed.class,
            proof -> assertThat(proof.createdBy()).isEqualTo(held.createdBy()));
  }

  @Test
  void anEscrowSignedWithARegularKeyIsProved() {
    Wallet regular = Wallet.secp256k1("regular key");
    scene.client.settle(
        scene.promoter.sign(
            scene
                .client
                .draft(scene.promoter, "SetRegularKey")
                .put("RegularKey", regular.address().value())));

    assertThat(scene.proof(scene.client.settle(regular.sign(scene.create()))))
        .isInstanceOfSatisfying(
            LedgerProof.EscrowCreated.class,
            proof -> assertThat(proof.owner()).isEqualTo(scene.promoter.address()));
  }

  @Test
  void aFinishedPurseIsProvedWithItsCreationAndTheTimeOfItsLedger() {
    EscrowScene.Held held = scene.held(scene.create());
    TransactionHash hash =
        scene.client.settle(
            scene.promoter.sign(scene.close(scene.promoter, "EscrowFinish", held.sequence())));

    LedgerProof.EscrowClosed proof = (LedgerProof.EscrowClosed) scene.proof(hash);

    assertThat(proof)
        .isEqualTo(
            new LedgerProof.EscrowClosed(
                hash,
                Closing.FINISH,
                scene.promoter.address(),
                scene.promoter.address(),
                scene.fighter.address(),
                EscrowScene.PURSE,
                new OfferSequence(held.sequence()),
                held.createdBy(),
                Optional.empty(),
                proof.closeTime()));
    assertThat(proof.closeTime())
        .isBetween(
            RippleTime.of(EscrowScene.START.plus(Duration.ofHours(3))),
            RippleTime.of(EscrowScene.START.plus(Duration.ofHours(4))));
  }

  @Test
  void aBonusIsProvedWithTheFulfillmentThatOpenedIt() {
    assertThat(scene.proof(scene.finishedBonus()))
        .isInstanceOfSatisfying(
            LedgerProof.EscrowClosed.class,
            proof -> assertThat(proof.fulfillmentHex()).contains(EscrowScene.FULFILLMENT));
  }

  @Test
  void aPurseFinishedByAStrangerIsProvedAsTheStrangers() {
    EscrowScene.Held held = scene.held(scene.createBonus());
    TransactionHash hash =
        scene.client.settle(
            scene.stranger.sign(
                scene
                    .close(scene.stranger, "EscrowFinish", held.sequence())
                    .put("Condition", EscrowScene.CONDITION)
                    .put("Fulfillment", EscrowScene.FULFILLMENT)));

    assertThat(scene.proof(hash))
        .isInstanceOfSatisfying(
            LedgerProof.EscrowClosed.class,
            proof -> {
              assertThat(proof.sender()).isEqualTo(scene.stranger.address());
              assertThat(proof.owner()).isEqualTo(scene.promoter.address());
            });
  }

  @Test
  void aPurseFinishedByTheFighterWhoPaysTheFeeIsProved() {
    EscrowScene.Held held = scene.held(scene.create());
    TransactionHash hash =
        scene.client.settle(
            scene.fighter.sign(scene.close(scene.fighter, "EscrowFinish", held.sequence())));

    assertThat(scene.proof(hash)).isInstanceOf(LedgerProof.EscrowClosed.class);
  }

  @Test
  void aPurseForThePromoterHimselfIsProved() {
    EscrowScene.Held held =
        scene.held(scene.create().put("Destination", scene.promoter.address().value()));
    TransactionHash hash =
        scene.client.settle(
            scene.promoter.sign(scene.close(scene.promoter, "EscrowFinish", held.sequence())));

    assertThat(scene.proof(held.createdBy())).isInstanceOf(LedgerProof.EscrowCreated.class);
    assertThat(scene.proof(hash)).isInstanceOf(LedgerProof.EscrowClosed.class);
  }

  @Test
  void anAmountThatEqualsTheFeeIsStillFollowed() {
    EscrowScene.Held held = scene.held(scene.create().put("Amount", "400"));
    TransactionHash hash =
        scene.client.settle(
            scene.fighter.sign(scene.close(scene.fighter, "EscrowFinish", held.sequence())));

    assertThat(scene.proof(hash)).isInstanceOf(LedgerProof.EscrowClosed.class);
  }

  @Test
  void aBonusTakenBackIsProved() {
    assertThat(scene.proof(scene.cancelled()))
        .isInstanceOfSatisfying(
            LedgerProof.EscrowClosed.class,
            proof -> assertThat(proof.closing()).isEqualTo(Closing.CANCEL));
  }

  @Test
  void aBonusTakenBackByAStrangerIsProved() {
    EscrowScene.Held held = scene.held(scene.createBonus());
    scene.advance(Duration.ofDays(8));
    TransactionHash hash =
        scene.client.settle(
            scene.stranger.sign(scene.close(scene.stranger, "EscrowCancel", held.sequence())));

    assertThat(scene.proof(hash))
        .isInstanceOfSatisfying(
            LedgerProof.EscrowClosed.class,
            proof -> assertThat(proof.sender()).isEqualTo(scene.stranger.address()));
  }

  @Test
  void aTransactionThatOnlyBurnedItsFeeIsProvedUnsuccessful() {
    TransactionHash hash =
        scene.client.settle(
            scene.promoter.sign(scene.close(scene.promoter, "EscrowFinish", 4_000_000)));

    assertThat(scene.proof(hash)).isEqualTo(new LedgerProof.Unsuccessful(hash, "tecNO_TARGET"));
  }

  @Test
  void aPaymentIsProvedUnrelated() {
    TransactionHash hash =
        scene.client.settle(
            scene.promoter.sign(
                scene
                    .client
                    .draft(scene.promoter, "Payment")
                    .put("Destination", scene.fighter.address().value())
                    .put("Amount", "1000000")));

    assertThat(scene.proof(hash)).isEqualTo(new LedgerProof.Unrelated(hash, "Payment"));
  }

  @Test
  void aTransactionWithADestinationTagIsNotTheOneThatWasPrepared() {
    TransactionHash hash =
        scene.client.settle(scene.promoter.sign(scene.create().put("DestinationTag", 7)));

    assertThat(scene.evidence(hash))
        .isEqualTo(new LedgerEvidence.Contradictory("unprepared field DestinationTag"));
  }

  @Test
  void aTransactionInNoClosedLedgerIsNotValidated() {
    TransactionHash hash = scene.client.submit(scene.promoter.sign(scene.create()));

    assertThat(scene.evidence(hash)).isEqualTo(new LedgerEvidence.NotValidated());
    scene.sandbox.closeLedger();
    assertThat(scene.evidence(hash)).isInstanceOf(LedgerEvidence.Proved.class);
  }

  @Test
  void aTransactionNobodyKnowsIsNotFound() {
    assertThat(scene.evidence(new TransactionHash("AB".repeat(32))))
        .isEqualTo(new LedgerEvidence.NotFound());
  }

  @Test
  void aNameThatIsNoHashIsNotFoundWithoutAskingAnybody() {
    scene.sandbox.faults().goDown();

    assertThat(scene.evidence(new TransactionHash("declared-0001")))
        .isEqualTo(new LedgerEvidence.NotFound());
  }

  @Test
  void onANetworkWithALargeIdATransactionNamesIt() {
    scene.close();
    scene = new EscrowScene(SandboxConfig.inMemory().withNetworkId(70_000));
    TransactionHash hash =
        scene.client.settle(scene.promoter.sign(scene.create().put("NetworkID", 70_000)));

    assertThat(scene.proof(hash)).isInstanceOf(LedgerProof.EscrowCreated.class);
  }
}
