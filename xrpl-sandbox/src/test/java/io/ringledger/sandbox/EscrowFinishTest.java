package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.sandbox.World.Secret;
import io.ringledger.sandbox.World.Tx;
import org.junit.jupiter.api.Test;

class EscrowFinishTest {
  private static final String FINISH_FEE = "350";
  private final World world = World.fresh();
  private final Wallet owner = world.funded("owner", 1000 * World.XRP);
  private final Wallet other = world.funded("fighter", 1000 * World.XRP);
  private final Wallet stranger = world.funded("stranger", 1000 * World.XRP);
  private final Secret secret = Secret.of("winner");
  private final long finishAfter = world.parentClose() + 100;
  private final long cancelAfter = world.parentClose() + 200;

  private long aPlainEscrow() {
    return anEscrow(world.escrowCreate(owner, other, 5 * World.XRP));
  }

  private long aConditionalEscrow() {
    return anEscrow(
        world
            .escrowCreate(owner, other, 5 * World.XRP)
            .with("Condition", secret.condition())
            .with("CancelAfter", cancelAfter));
  }

  private long anEscrow(Tx creation) {
    long sequence = world.sequence(owner);
    assertThat(creation.with("FinishAfter", finishAfter).submit()).isEqualTo("tesSUCCESS");
    world.close();
    return sequence;
  }

  private Tx aFulfilledFinish(Wallet sender, long sequence) {
    return world
        .escrowFinish(sender, owner, sequence)
        .with("Condition", secret.condition())
        .with("Fulfillment", secret.fulfillment())
        .with("Fee", FINISH_FEE);
  }

  @Test
  void paysTheDestinationAndFreesTheOwnersReserve() {
    long sequence = aConditionalEscrow();
    long ownerBefore = world.balance(owner);
    long before = world.balance(other);
    world.closeAt(finishAfter + 1);

    assertThat(aFulfilledFinish(stranger, sequence).submit()).isEqualTo("tesSUCCESS");

    assertThat(world.balance(other)).isEqualTo(before + 5 * World.XRP);
    assertThat(world.balance(owner)).isEqualTo(ownerBefore);
    assertThat(world.ownerCount(owner)).isZero();
    assertThat(world.escrow(owner, sequence)).isNull();
  }

  @Test
  void conditionAndFulfilmentComeTogetherOrNotAtAll() {
    long sequence = aConditionalEscrow();
    world.closeAt(finishAfter + 1);

    assertThat(aFulfilledFinish(other, sequence).without("Condition").submit())
        .isEqualTo("temMALFORMED");
    assertThat(aFulfilledFinish(other, sequence).without("Fulfillment").submit())
        .isEqualTo("temMALFORMED");
  }

  @Test
  void anEscrowThatIsNotThereIsNoTarget() {
    assertThat(world.escrowFinish(other, owner, 4711).submit()).isEqualTo("tecNO_TARGET");
  }

  @Test
  void theParentMustHaveClosedStrictlyAfterTheFinishTime() {
    long sequence = aPlainEscrow();

    world.closeAt(finishAfter);
    assertThat(world.escrowFinish(other, owner, sequence).submit()).isEqualTo("tecNO_PERMISSION");
    world.closeAt(finishAfter + 1);
    assertThat(world.escrowFinish(other, owner, sequence).submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void atTheCancelTimeItStillFinishes() {
    long sequence = aConditionalEscrow();
    world.closeAt(cancelAfter);

    assertThat(aFulfilledFinish(other, sequence).submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void afterTheCancelTimeItNoLongerFinishes() {
    long sequence = aConditionalEscrow();
    world.closeAt(cancelAfter + 1);

    assertThat(aFulfilledFinish(other, sequence).submit()).isEqualTo("tecNO_PERMISSION");
  }

  @Test
  void anotherPreimageDoesNotFulfil() {
    long sequence = aConditionalEscrow();
    world.closeAt(finishAfter + 1);

    assertThat(
            aFulfilledFinish(other, sequence)
                .with("Fulfillment", Secret.of("loser").fulfillment())
                .submit())
        .isEqualTo("tecCRYPTOCONDITION_ERROR");
    assertThat(world.escrow(owner, sequence)).isNotNull();
  }

  @Test
  void aConditionThatIsNotTheEscrowsDoesNotFulfil() {
    long sequence = aConditionalEscrow();
    world.closeAt(finishAfter + 1);
    Secret another = Secret.of("loser");

    assertThat(
            aFulfilledFinish(other, sequence)
                .with("Fulfillment", another.fulfillment())
                .with("Condition", another.condition())
                .submit())
        .isEqualTo("tecCRYPTOCONDITION_ERROR");
  }

  @Test
  void aConditionalEscrowIsNotFinishedWithoutItsCondition() {
    long sequence = aConditionalEscrow();
    world.closeAt(finishAfter + 1);

    assertThat(world.escrowFinish(other, owner, sequence).submit())
        .isEqualTo("tecCRYPTOCONDITION_ERROR");
  }

  @Test
  void anUnconditionalEscrowIsNotFinishedWithACondition() {
    long sequence = aPlainEscrow();
    world.closeAt(finishAfter + 1);

    assertThat(aFulfilledFinish(other, sequence).submit()).isEqualTo("tecCRYPTOCONDITION_ERROR");
  }

  @Test
  void aFulfilmentThatIsNoneDoesNotFulfil() {
    long sequence = aConditionalEscrow();
    world.closeAt(finishAfter + 1);

    for (String broken : new String[] {"00", "A0228020", secret.fulfillment() + "00"}) {
      assertThat(aFulfilledFinish(other, sequence).with("Fulfillment", broken).submit())
          .isEqualTo("tecCRYPTOCONDITION_ERROR");
    }
  }

  @Test
  void timeIsCheckedBeforeTheCondition() {
    long sequence = aConditionalEscrow();
    world.closeAt(finishAfter);

    assertThat(world.escrowFinish(other, owner, sequence).submit()).isEqualTo("tecNO_PERMISSION");
  }

  @Test
  void aFulfilmentOf36BytesCosts35BaseFees() {
    long sequence = aConditionalEscrow();
    world.closeAt(finishAfter + 1);

    assertThat(aFulfilledFinish(other, sequence).with("Fee", "349").submit())
        .isEqualTo("telINSUF_FEE_P");
    assertThat(aFulfilledFinish(other, sequence).with("Fee", "350").submit())
        .isEqualTo("tesSUCCESS");
  }

  @Test
  void aDestinationThatAsksForAuthorizationLetsItselfAndThoseItAuthorizedFinish() {
    long first = aPlainEscrow();
    long second = aPlainEscrow();
    world.tx(other, "AccountSet").with("SetFlag", 9).submit();
    world.closeAt(finishAfter + 1);

    assertThat(world.escrowFinish(stranger, owner, first).submit()).isEqualTo("tecNO_PERMISSION");
    assertThat(world.escrowFinish(other, owner, first).submit()).isEqualTo("tesSUCCESS");

    world.tx(other, "DepositPreauth").with("Authorize", stranger.address()).submit();
    assertThat(world.escrowFinish(stranger, owner, second).submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void authorizingTheOwnerDoesNotLetAStrangerFinish() {
    long sequence = aPlainEscrow();
    world.tx(other, "AccountSet").with("SetFlag", 9).submit();
    world.tx(other, "DepositPreauth").with("Authorize", owner.address()).submit();
    world.closeAt(finishAfter + 1);

    assertThat(world.escrowFinish(stranger, owner, sequence).submit())
        .isEqualTo("tecNO_PERMISSION");
    assertThat(world.escrowFinish(owner, owner, sequence).submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void aFinishedEscrowIsGone() {
    long sequence = aPlainEscrow();
    world.closeAt(finishAfter + 1);
    world.escrowFinish(other, owner, sequence).submit();

    assertThat(world.escrowFinish(stranger, owner, sequence).submit()).isEqualTo("tecNO_TARGET");
  }

  @Test
  void cancelNeedsACancelTimeThatHasPassed() {
    long never = aPlainEscrow();
    long sequence = aConditionalEscrow();
    long before = world.balance(owner);

    world.closeAt(cancelAfter);
    assertThat(world.escrowCancel(stranger, owner, sequence).submit())
        .isEqualTo("tecNO_PERMISSION");
    world.closeAt(cancelAfter + 1);
    assertThat(world.escrowCancel(stranger, owner, never).submit()).isEqualTo("tecNO_PERMISSION");
    assertThat(world.escrowCancel(stranger, owner, sequence).submit()).isEqualTo("tesSUCCESS");

    assertThat(world.balance(owner)).isEqualTo(before + 5 * World.XRP);
    assertThat(world.ownerCount(owner)).isEqualTo(1);
    assertThat(world.escrowCancel(stranger, owner, sequence).submit()).isEqualTo("tecNO_TARGET");
  }

  @Test
  void anEscrowMadeOnATicketIsFinishedByTheTicketsNumber() {
    long ticket = world.sequence(owner) + 1;
    world.tx(owner, "TicketCreate").with("TicketCount", 1).submit();
    world.escrowCreate(owner, other, 7).with("FinishAfter", finishAfter).onTicket(ticket).submit();
    world.closeAt(finishAfter + 1);

    assertThat(world.escrowFinish(other, owner, ticket).submit()).isEqualTo("tesSUCCESS");
  }
}
