package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.World.Secret;
import io.ringledger.sandbox.World.Tx;
import io.ringledger.sandbox.codec.Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscrowCreateTest {
  private static final String FINGERPRINT = "AB".repeat(32);
  private final World world = World.fresh();
  private final Wallet owner = world.funded("owner", 1000 * World.XRP);
  private final Wallet other = world.funded("fighter", 1000 * World.XRP);
  private final Secret secret = Secret.of("winner");

  private Tx aCreation() {
    return world
        .escrowCreate(owner, other, 5 * World.XRP)
        .with("FinishAfter", world.parentClose() + 100);
  }

  @Test
  void setsTheAmountAsideAndRemembersBothSides() {
    long before = world.balance(owner);
    long sequence = world.sequence(owner);

    assertThat(aCreation().submit()).isEqualTo("tesSUCCESS");

    assertThat(world.balance(owner)).isEqualTo(before - 5 * World.XRP - 10);
    assertThat(world.ownerCount(owner)).isEqualTo(1);
    assertThat(world.ownerCount(other)).isZero();
    assertThat(world.escrow(owner, sequence)).isNotNull();
  }

  @Test
  void anAmountOfNothingIsABadAmountAndOneDropIsNot() {
    assertThat(aCreation().with("Amount", "0").submit()).isEqualTo("temBAD_AMOUNT");
    assertThat(aCreation().with("Amount", "1").submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void anAmountOfAnIssuedCurrencyIsABadAmount() {
    Tx creation = aCreation();
    ObjectNode amount = Codec.JSON.createObjectNode();
    amount.put("currency", "USD").put("issuer", other.address()).put("value", "5");
    creation.fields().set("Amount", amount);

    assertThat(creation.submit()).isEqualTo("temBAD_AMOUNT");
  }

  @Test
  void withoutAnyTimeItIsABadExpiration() {
    assertThat(aCreation().without("FinishAfter").submit()).isEqualTo("temBAD_EXPIRATION");
    assertThat(aCreation().without("FinishAfter").with("Condition", secret.condition()).submit())
        .isEqualTo("temBAD_EXPIRATION");
  }

  @Test
  void cancelMustComeStrictlyAfterFinish() {
    long finish = world.parentClose() + 100;

    assertThat(aCreation().with("CancelAfter", finish - 1).submit()).isEqualTo("temBAD_EXPIRATION");
    assertThat(aCreation().with("CancelAfter", finish).submit()).isEqualTo("temBAD_EXPIRATION");
    assertThat(aCreation().with("CancelAfter", finish + 1).submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void withoutFinishTimeAConditionIsNeeded() {
    long cancel = world.parentClose() + 100;

    assertThat(aCreation().without("FinishAfter").with("CancelAfter", cancel).submit())
        .isEqualTo("temMALFORMED");
    assertThat(
            aCreation()
                .without("FinishAfter")
                .with("CancelAfter", cancel)
                .with("Condition", secret.condition())
                .submit())
        .isEqualTo("tesSUCCESS");
  }

  @Test
  void expirationIsCheckedBeforeTheMissingCondition() {
    assertThat(aCreation().without("FinishAfter").with("Condition", "00").submit())
        .isEqualTo("temBAD_EXPIRATION");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "A0",
        "A0258020" + "ABAB",
        // another type
        "A1258020FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF810120",
        // a fingerprint of 31 bytes
        "A024801FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF810120",
        // a negative cost
        "A0258020FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF8101FF",
      })
  void aConditionThatIsNoneIsMalformed(String condition) {
    assertThat(aCreation().with("Condition", condition).submit()).isEqualTo("temMALFORMED");
  }

  @Test
  void bytesBehindAConditionAreMalformed() {
    assertThat(aCreation().with("Condition", secret.condition() + "00").submit())
        .isEqualTo("temMALFORMED");
    assertThat(aCreation().with("Condition", secret.condition()).submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void aPreimageOf128BytesIsTheLongest() {
    assertThat(aCreation().with("Condition", "A0268020" + FINGERPRINT + "81020081").submit())
        .isEqualTo("temMALFORMED");
    assertThat(aCreation().with("Condition", "A0268020" + FINGERPRINT + "81020080").submit())
        .isEqualTo("tesSUCCESS");
  }

  @Test
  void aDestinationThatDoesNotExistTakesTheFeeOnly() {
    long before = world.balance(owner);

    String result = aCreation().with("Destination", Wallet.ed25519("nobody").address()).submit();

    assertThat(result).isEqualTo("tecNO_DST");
    assertThat(world.balance(owner)).isEqualTo(before - 10);
    assertThat(world.ownerCount(owner)).isZero();
  }

  @Test
  void aFinishTimeEqualToTheParentsCloseStillPasses() {
    long now = world.parentClose();

    assertThat(aCreation().with("FinishAfter", now - 1).submit()).isEqualTo("tecNO_PERMISSION");
    assertThat(aCreation().with("FinishAfter", now).submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void aCancelTimeEqualToTheParentsCloseStillPasses() {
    long now = world.parentClose();
    Tx late =
        aCreation()
            .without("FinishAfter")
            .with("Condition", secret.condition())
            .with("CancelAfter", now - 1);

    assertThat(late.submit()).isEqualTo("tecNO_PERMISSION");
    Tx inTime =
        aCreation()
            .without("FinishAfter")
            .with("Condition", secret.condition())
            .with("CancelAfter", now);
    assertThat(inTime.submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void theReserveForOneMoreObjectMustBeLeftAfterTheFee() {
    long reserve = World.RESERVE_BASE + World.RESERVE_INCREMENT;
    Wallet poor = world.funded("poor", reserve + 10 - 1);
    Wallet lessPoor = world.funded("lesspoor", reserve + 10);

    assertThat(world.escrowCreate(poor, other, 1).with("FinishAfter", 900_000_000L).submit())
        .isEqualTo("tecINSUFFICIENT_RESERVE");
    assertThat(world.escrowCreate(lessPoor, other, 1).with("FinishAfter", 900_000_000L).submit())
        .isEqualTo("tecUNFUNDED");
  }

  @Test
  void theAmountMustBeThereBesideTheReserve() {
    long reserve = World.RESERVE_BASE + World.RESERVE_INCREMENT;
    Wallet poor = world.funded("poor", reserve + 777 + 10 - 1);
    Wallet exact = world.funded("exact", reserve + 777 + 10);

    assertThat(world.escrowCreate(poor, other, 777).with("FinishAfter", 900_000_000L).submit())
        .isEqualTo("tecUNFUNDED");
    assertThat(world.escrowCreate(exact, other, 777).with("FinishAfter", 900_000_000L).submit())
        .isEqualTo("tesSUCCESS");
    assertThat(world.balance(exact)).isEqualTo(reserve);
  }

  @Test
  void aDestinationThatRequiresATagGetsOneOrNothing() {
    assertThat(world.tx(other, "AccountSet").with("SetFlag", 1).submit()).isEqualTo("tesSUCCESS");

    assertThat(aCreation().submit()).isEqualTo("tecDST_TAG_NEEDED");
    assertThat(aCreation().with("DestinationTag", 0).submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void timesAreCheckedBeforeMoneyAndMoneyBeforeTheTag() {
    world.tx(other, "AccountSet").with("SetFlag", 1).submit();
    Wallet poor = world.funded("poor", World.RESERVE_BASE + 20);

    assertThat(world.escrowCreate(poor, other, 1).with("FinishAfter", 1).submit())
        .isEqualTo("tecNO_PERMISSION");
    assertThat(world.escrowCreate(poor, other, 1).with("FinishAfter", 900_000_000L).submit())
        .isEqualTo("tecINSUFFICIENT_RESERVE");
  }

  @Test
  void depositAuthorizationIsNotAskedForAtCreation() {
    world.tx(other, "AccountSet").with("SetFlag", 9).submit();

    assertThat(aCreation().submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void anEscrowMayGoBackToItsOwner() {
    long sequence = world.sequence(owner);

    assertThat(aCreation().with("Destination", owner.address()).submit()).isEqualTo("tesSUCCESS");
    assertThat(world.escrow(owner, sequence).has("DestinationNode")).isFalse();
  }

  @Test
  void madeOnATicketItIsNamedByTheTicket() {
    long ticket = world.sequence(owner) + 1;
    world.tx(owner, "TicketCreate").with("TicketCount", 1).submit();

    assertThat(aCreation().onTicket(ticket).submit()).isEqualTo("tesSUCCESS");

    assertThat(world.escrow(owner, ticket)).isNotNull();
    assertThat(world.escrow(owner, ticket).number("Sequence")).isEqualTo(ticket);
  }
}
