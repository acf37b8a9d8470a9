package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.sandbox.World.Tx;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.codec.MalformedTransactionException;
import io.ringledger.sandbox.codec.Transaction;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommonRulesTest {
  private final World world = World.fresh();
  private final Wallet edwards = world.funded("even", 100 * World.XRP);
  private final Wallet koblitz = world.funded("odd", 100 * World.XRP);

  private Tx aPayment() {
    return world.payment(edwards, koblitz, World.XRP);
  }

  @Test
  void bothKindsOfKeysSign() {
    assertThat(edwards.publicKey()).startsWith("ED");
    assertThat(koblitz.publicKey()).startsWith("0");
    assertThat(aPayment().submit()).isEqualTo("tesSUCCESS");
    assertThat(world.payment(koblitz, edwards, 1).submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void theGenesisAccountIsTheWellKnownOne() {
    assertThat(world.genesis.address()).isEqualTo("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh");
    assertThat(Wallet.secp256k1("masterpassphrase").address()).isEqualTo(world.genesis.address());
  }

  @Test
  void aSequenceNumberMustBeTheNextOne() {
    long next = world.sequence(edwards);

    assertThat(aPayment().with("Sequence", next + 1).submit()).isEqualTo("terPRE_SEQ");
    assertThat(aPayment().with("Sequence", next - 1).submit()).isEqualTo("tefPAST_SEQ");
    assertThat(aPayment().with("Sequence", next).submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void theSameBlobAgainIsNamedAsSuchInTheOpenAndInAClosedLedger() throws Exception {
    Transaction payment = Transaction.readSigned(aPayment().blob());
    long before = world.balance(koblitz);

    assertThat(world.ledger.submit(payment).result().wire()).isEqualTo("tesSUCCESS");
    assertThat(world.ledger.submit(payment).result().wire()).isEqualTo("tefALREADY");
    world.close();
    assertThat(world.ledger.submit(payment).result().wire()).isEqualTo("tefALREADY");
    assertThat(world.balance(koblitz)).isEqualTo(before + World.XRP);
  }

  @Test
  void aTicketIsUsedOnceInAnyOrder() {
    long first = world.sequence(edwards) + 1;
    world.tx(edwards, "TicketCreate").with("TicketCount", 2).submit();

    assertThat(aPayment().onTicket(first + 1).submit()).isEqualTo("tesSUCCESS");
    assertThat(aPayment().with("Amount", "5").onTicket(first + 1).submit())
        .isEqualTo("tefNO_TICKET");
    assertThat(aPayment().onTicket(first).submit()).isEqualTo("tesSUCCESS");
    assertThat(aPayment().onTicket(first + 2).submit()).isEqualTo("terPRE_TICKET");
    assertThat(aPayment().onTicket(first - 2).submit()).isEqualTo("tefNO_TICKET");
  }

  @Test
  void aTicketBesideASequenceNumberIsRefused() {
    long first = world.sequence(edwards) + 1;
    world.tx(edwards, "TicketCreate").with("TicketCount", 1).submit();

    assertThat(aPayment().with("TicketSequence", first).submit()).isEqualTo("temSEQ_AND_TICKET");
  }

  @Test
  void theFeeMustBeTheBaseFeeAtLeast() {
    assertThat(aPayment().with("Fee", "9").submit()).isEqualTo("telINSUF_FEE_P");
    assertThat(aPayment().with("Fee", "10").submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void theFeeMustBeCoveredByTheBalance() {
    long balance = world.balance(edwards);

    assertThat(world.tx(edwards, "AccountSet").with("Fee", Long.toString(balance + 1)).submit())
        .isEqualTo("terINSUF_FEE_B");
    assertThat(world.tx(edwards, "AccountSet").with("Fee", Long.toString(balance)).submit())
        .isEqualTo("tesSUCCESS");
    assertThat(world.balance(edwards)).isZero();
  }

  @Test
  void theLastLedgerIsTheLastOneItMayBeIn() {
    long open = world.ledger.openIndex();

    assertThat(aPayment().with("LastLedgerSequence", open - 1).submit()).isEqualTo("tefMAX_LEDGER");
    assertThat(aPayment().with("LastLedgerSequence", open).submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void anUnknownFlagIsRefusedAndTheCanonicalOneIsNot() {
    assertThat(aPayment().with("Flags", 1).submit()).isEqualTo("temINVALID_FLAG");
    assertThat(aPayment().with("Flags", 0x4000_0000L).submit()).isEqualTo("temINVALID_FLAG");
    assertThat(aPayment().with("Flags", 0x8000_0000L).submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void anAccountThatDoesNotExistCannotSend() {
    Wallet nobody = Wallet.ed25519("nobody");

    assertThat(world.payment(nobody, koblitz, 1).submit()).isEqualTo("terNO_ACCOUNT");
  }

  @Test
  void anotherAccountsKeyDoesNotSign() {
    assertThat(aPayment().signedBy(koblitz).submit()).isEqualTo("tefBAD_AUTH");
  }

  @Test
  void aRegularKeySignsOnceItIsSet() {
    String key = koblitz.address();
    assertThat(world.tx(edwards, "SetRegularKey").with("RegularKey", key).submit())
        .isEqualTo("tesSUCCESS");

    assertThat(aPayment().signedBy(koblitz).submit()).isEqualTo("tesSUCCESS");
    assertThat(world.tx(edwards, "AccountSet").with("SetFlag", 4).submit()).isEqualTo("tesSUCCESS");
    assertThat(aPayment().submit()).isEqualTo("tefMASTER_DISABLED");
    assertThat(world.tx(edwards, "SetRegularKey").signedBy(koblitz).submit())
        .isEqualTo("tecNO_ALTERNATIVE_KEY");
  }

  @Test
  void aTypeThatIsNotRunHereIsDisabled() {
    assertThat(world.tx(edwards, "OfferCancel").with("OfferSequence", 1).submit())
        .isEqualTo("temDISABLED");
  }

  @Test
  void smallNetworksRefuseANetworkId() {
    assertThat(aPayment().with("NetworkID", 1).submit())
        .isEqualTo("telNETWORK_ID_MAKES_TX_NON_CANONICAL");
    assertThat(networkOf(1024, 0)).isEqualTo("tesSUCCESS");
    assertThat(networkOf(1024, 1024)).isEqualTo("telNETWORK_ID_MAKES_TX_NON_CANONICAL");
  }

  @Test
  void largeNetworksRequireTheirNetworkId() {
    assertThat(networkOf(1025, 0)).isEqualTo("telREQUIRES_NETWORK_ID");
    assertThat(networkOf(1025, 1026)).isEqualTo("telWRONG_NETWORK");
    assertThat(networkOf(1025, 1025)).isEqualTo("tesSUCCESS");
  }

  private static String networkOf(long network, long given) {
    World there = World.onNetwork(network);
    Tx payment = there.payment(there.genesis, Wallet.ed25519("someone"), 5 * World.XRP);
    return (given == 0 ? payment : payment.with("NetworkID", given)).submit();
  }

  @Test
  void aFailureThatClaimsTakesFeeAndSequenceOnly() {
    long before = world.balance(edwards);
    long sequence = world.sequence(edwards);

    String result = world.payment(edwards, koblitz, 1000 * World.XRP).submit();

    assertThat(result).isEqualTo("tecUNFUNDED_PAYMENT");
    assertThat(world.balance(edwards)).isEqualTo(before - 10);
    assertThat(world.sequence(edwards)).isEqualTo(sequence + 1);
    assertThat(world.close().transactions().getFirst().result()).isEqualTo("tecUNFUNDED_PAYMENT");
  }

  @Test
  void aFailureThatDoesNotClaimIsInNoLedger() {
    long before = world.balance(edwards);
    aPayment().with("Fee", "9").submit();

    assertThat(world.close().transactions()).isEmpty();
    assertThat(world.balance(edwards)).isEqualTo(before);
  }

  @Test
  void aSignatureOverOtherFieldsIsNoTransaction() throws Exception {
    var fields = Codec.decode(aPayment().blob());
    fields.put("Amount", "2");
    String forged = Codec.encode(fields);

    assertThatThrownBy(() -> Transaction.readSigned(forged))
        .isInstanceOf(MalformedTransactionException.class)
        .hasMessage("fails local checks: Invalid signature.");
  }

  @Test
  void theOtherFormOfASignatureIsNoTransaction() throws Exception {
    // For each valid (r, s) the pair (r, n - s) verifies too; only the lower s is canonical.
    var order =
        new BigInteger("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141", 16);
    var fields = Codec.decode(world.payment(koblitz, edwards, 1).blob());
    byte[] der = Codec.bytes(fields.get("TxnSignature").asText());
    int rEnd = 4 + der[3];
    var s = new BigInteger(Arrays.copyOfRange(der, rEnd + 2, der.length));
    byte[] high = order.subtract(s).toByteArray();
    String body =
        Codec.hex(Arrays.copyOfRange(der, 2, rEnd))
            + "02"
            + Codec.hex(new byte[] {(byte) high.length})
            + Codec.hex(high);
    fields.put("TxnSignature", "30" + Codec.hex(new byte[] {(byte) (body.length() / 2)}) + body);

    assertThatThrownBy(() -> Transaction.readSigned(Codec.encode(fields)))
        .isInstanceOf(MalformedTransactionException.class);
  }

  @Test
  void aBlobThatIsNotCanonicalIsNoTransaction() {
    String blob = aPayment().blob();
    // The first two fields swapped: the type (12....) belongs before the sequence (24........).
    int sequenceAt = blob.indexOf("24", 6);
    String swapped =
        blob.substring(sequenceAt, sequenceAt + 10)
            + blob.substring(0, 6)
            + blob.substring(6, sequenceAt)
            + blob.substring(sequenceAt + 10);

    for (String bad : new String[] {swapped, blob + "00", blob.substring(2), "", "XY", "12"}) {
      assertThatThrownBy(() -> Transaction.readSigned(bad))
          .isInstanceOf(MalformedTransactionException.class);
    }
  }

  @Test
  void missingAndForeignFieldsAreNoTransaction() {
    assertThatThrownBy(() -> Transaction.readSigned(aPayment().without("Destination").blob()))
        .hasMessage("Field 'Destination' is required but missing.");
    assertThatThrownBy(
            () -> Transaction.readSigned(aPayment().with("Owner", edwards.address()).blob()))
        .hasMessage("Field 'Owner' found in disallowed location.");
  }

  @Test
  void memosAreWelcomeUpToAKilobyte() {
    assertThat(withMemo("AB".repeat(900)).submit()).isEqualTo("tesSUCCESS");
    assertThatThrownBy(() -> Transaction.readSigned(withMemo("AB".repeat(1100)).blob()))
        .hasMessage("fails local checks: The memo exceeds the maximum allowed size.");
  }

  @Test
  void theKilobyteCountsTheMemosWithoutTheMarksAroundThem() {
    // A memo's own marks take two bytes, the data's field and length three.
    assertThat(withMemo("AB".repeat(1024 - 5)).submit()).isEqualTo("tesSUCCESS");
    assertThatThrownBy(() -> Transaction.readSigned(withMemo("AB".repeat(1024 - 4)).blob()))
        .hasMessage("fails local checks: The memo exceeds the maximum allowed size.");
  }

  @Test
  void aMemosTypeAndFormatAreWrittenAsInAddresses() {
    String allowed = Codec.hexOfText("text/plain;charset=utf-8?a[]@!$&'()*+,%20#~._-:");
    for (String part : new String[] {"MemoType", "MemoFormat"}) {
      assertThat(withMemoPart(part, allowed).submit()).isEqualTo("tesSUCCESS");
      assertThat(withMemoPart(part, "").submit()).isEqualTo("tesSUCCESS");
      for (String bad : new String[] {"20", "22", "3C", "5E", "C3A4", "00"}) {
        assertThatThrownBy(() -> Transaction.readSigned(withMemoPart(part, bad).blob()))
            .hasMessageStartingWith(
                "fails local checks: The MemoType and MemoFormat fields may only contain");
      }
    }
  }

  @Test
  void aTicketServesEveryTypeOfTransaction() {
    Wallet sender = world.funded("sender", 1000 * World.XRP);
    long first = world.sequence(sender) + 1;
    world.tx(sender, "TicketCreate").with("TicketCount", 10).submit();
    String channel = Keylets.channel(sender.address(), koblitz.address(), first);
    long time = world.parentClose();
    List<Tx> all =
        List.of(
            world.channelCreate(sender, koblitz, 50),
            world.channelFund(sender, channel, 5),
            world.channelClaim(sender, channel).with("Balance", "9"),
            world.escrowCreate(sender, koblitz, 5).with("FinishAfter", time),
            world.payment(sender, koblitz, 5),
            world.tx(sender, "AccountSet").with("SetFlag", 14),
            world.tx(sender, "SetRegularKey").with("RegularKey", koblitz.address()),
            world.tx(sender, "DepositPreauth").with("Authorize", koblitz.address()),
            world.tx(sender, "TicketCreate").with("TicketCount", 1));
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).onTicket(first + i).submit()).isEqualTo("tesSUCCESS");
    }
    world.advance(10);
    assertThat(world.escrowFinish(sender, sender, first + 3).onTicket(first + 9).submit())
        .isEqualTo("tesSUCCESS");
  }

  private Tx withMemoPart(String part, String value) {
    Tx payment = aPayment();
    payment.fields().putArray("Memos").addObject().putObject("Memo").put(part, value);
    return payment;
  }

  private Tx withMemo(String data) {
    Tx payment = aPayment();
    payment.fields().putArray("Memos").addObject().putObject("Memo").put("MemoData", data);
    return payment;
  }
}
