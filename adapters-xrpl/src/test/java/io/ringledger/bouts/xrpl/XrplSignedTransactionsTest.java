package io.ringledger.bouts.xrpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.application.outbound.SignedTransactions.Reading;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.shared.xrpl.Wallet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wallet may add, and what makes it another transaction. */
class XrplSignedTransactionsTest {

  private static final Wallet WALLET = Wallet.secp256k1("promoter");
  private static final XrplSignedTransactions TRANSACTIONS = new XrplSignedTransactions(1);

  static Stream<UnsignedTransaction> everyKind() {
    return Stream.of(
        SignedScene.bonus(WALLET),
        SignedScene.finishOfShow(WALLET),
        SignedScene.finishOfBonus(WALLET),
        SignedScene.cancel(WALLET));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void whatIsSignedAsPreparedIsReadWithItsSequenceAndLastLedger(UnsignedTransaction prepared) {
    assertThat(read(prepared, _ -> {}))
        .isInstanceOfSatisfying(
            Reading.AsPrepared.class,
            reading -> {
              SignedTransaction signed = reading.transaction();
              assertThat(signed.sequence()).hasValue(7);
              assertThat(signed.ticket()).isEmpty();
              assertThat(signed.lastLedgerSequence()).hasValue(99);
              assertThat(signed.hash().isLedgerHash()).isTrue();
            });
  }

  @Test
  void aTicketTakesThePlaceOfTheSequenceAndTheLastLedgerMayBeMissing() {
    Reading reading =
        read(
            SignedScene.bonus(WALLET),
            fields -> {
              fields.put("Sequence", 0).put("TicketSequence", 41);
              fields.remove("LastLedgerSequence");
            });

    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.AsPrepared.class,
            it -> {
              assertThat(it.transaction().sequence()).isEmpty();
              assertThat(it.transaction().ticket()).isEqualTo(OptionalLong.of(41));
              assertThat(it.transaction().lastLedgerSequence()).isEmpty();
            });
  }

  static Stream<Consumer<ObjectNode>> harmless() {
    return Stream.of(
        fields -> fields.put("Flags", 0x8000_0000L),
        fields -> fields.remove("Flags"),
        fields -> fields.put("SourceTag", 74_420_348),
        fields -> fields.put("Fee", "2000000"),
        fields -> fields.putArray("Memos").addObject().putObject("Memo").put("MemoData", "AB"));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void whatWalletsAddOfTheirOwnAccordDoesNoHarm(Consumer<ObjectNode> change) {
    assertThat(read(SignedScene.bonus(WALLET), change)).isInstanceOf(Reading.AsPrepared.class);
  }

  static Stream<Arguments> alterations() {
    UnsignedTransaction create = SignedScene.bonus(WALLET);
    UnsignedTransaction finish = SignedScene.finishOfBonus(WALLET);
    UnsignedTransaction show = SignedScene.finishOfShow(WALLET);
    String other = Wallet.ed25519("other").address().value();
    return Stream.of(
        altered("TransactionType", create, f -> f.put("TransactionType", "EscrowCancel")),
        altered("Account", create, f -> f.put("Account", other)),
        altered("Destination", create, f -> f.put("Destination", other)),
        altered("Amount", create, f -> f.put("Amount", "25000001")),
        altered("FinishAfter", create, f -> f.put("FinishAfter", 1)),
        altered("FinishAfter", create, f -> f.remove("FinishAfter")),
        altered("CancelAfter", create, f -> f.put("CancelAfter", 4_000_000_000L)),
        altered("Condition", create, f -> f.put("Condition", EscrowScene.CONDITION)),
        altered("Condition", create, f -> f.remove("Condition")),
        altered("unprepared field DestinationTag", create, f -> f.put("DestinationTag", 1)),
        altered("unprepared field Flags", create, f -> f.put("Flags", 0x0001_0000L)),
        altered("NetworkID", create, f -> f.put("NetworkID", 1)),
        altered("Owner", finish, f -> f.put("Owner", other)),
        altered("OfferSequence", finish, f -> f.put("OfferSequence", 8)),
        altered("Fulfillment", finish, f -> f.put("Fulfillment", "A0028000")),
        altered("Fulfillment", finish, f -> f.remove("Fulfillment")),
        altered("Fulfillment", show, f -> f.put("Fulfillment", "A0028000")),
        altered("Condition", show, f -> f.put("Condition", EscrowScene.CONDITION)),
        altered("Fee: less", finish, f -> f.put("Fee", "349")),
        altered("Fee: far more", finish, f -> f.put("Fee", "2000001")),
        altered("Fee: far more", create, f -> f.put("Fee", "2000001")),
        altered("Sequence", create, f -> f.put("Sequence", 0)),
        altered("Sequence", create, f -> f.put("TicketSequence", 9)));
  }

  private static Arguments altered(
      String field, UnsignedTransaction prepared, Consumer<ObjectNode> change) {
    return arguments(field, prepared, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alterations")
  void anAlterationIsNamedByItsFieldAndItsHashIsKnown(
      String field, UnsignedTransaction prepared, Consumer<ObjectNode> change) {
    assertThat(read(prepared, change))
        .isInstanceOfSatisfying(
            Reading.Altered.class,
            altered -> {
              assertThat(altered.reason()).startsWith(field);
              assertThat(altered.reason()).doesNotContain(PreflightScene.FULFILLMENT.hex());
              assertThat(altered.hash()).isPresent();
            });
  }

  @Test
  void anIssuedCurrencyIsNoAmountOfXrp() {
    ObjectNode issued = SignedScene.completed(SignedScene.bonus(WALLET));
    issued
        .putObject("Amount")
        .put("currency", "USD")
        .put("value", "25000000")
        .put("issuer", WALLET.address().value());

    assertAltered(SignedScene.sign(WALLET, issued), "Amount");
  }

  @Test
  void aSignatureThatDoesNotHoldIsNone() {
    ObjectNode signed = WALLET.sign(SignedScene.completed(SignedScene.bonus(WALLET)));

    assertAltered(blob(signed.deepCopy().put("Amount", "1")), "TxnSignature");
    assertAltered(
        blob(signed.deepCopy().put("SigningPubKey", Wallet.ed25519("x").publicKey())),
        "TxnSignature");
    assertAltered(blob(signed.deepCopy().without(List.of("TxnSignature"))), "TxnSignature");
    assertAltered(
        blob(signed.deepCopy().<ObjectNode>without(List.of("TxnSignature", "SigningPubKey"))),
        "SigningPubKey");
  }

  @Test
  void severalSignersMaySignForTheWallet() {
    ObjectNode completed =
        SignedScene.completed(SignedScene.bonus(WALLET)).put("SigningPubKey", "");
    ObjectNode signed = completed.deepCopy();
    signed.putArray("Signers").add(Wallet.ed25519("signer").coSign(completed));

    assertThat(TRANSACTIONS.read(blob(signed), SignedScene.bonus(WALLET)))
        .isInstanceOf(Reading.AsPrepared.class);
  }

  @Test
  void onANetworkWithALargeIdATransactionMustNameIt() {
    ObjectNode named = SignedScene.completed(SignedScene.bonus(WALLET)).put("NetworkID", 70_000);
    XrplSignedTransactions elsewhere = new XrplSignedTransactions(70_000);

    assertThat(elsewhere.read(SignedScene.sign(WALLET, named), SignedScene.bonus(WALLET)))
        .isInstanceOf(Reading.AsPrepared.class);
    assertThat(
            new XrplSignedTransactions(70_001)
                .read(SignedScene.sign(WALLET, named), SignedScene.bonus(WALLET)))
        .isInstanceOf(Reading.Altered.class);
    assertThat(
            elsewhere.read(
                SignedScene.sign(WALLET, SignedScene.completed(SignedScene.bonus(WALLET))),
                SignedScene.bonus(WALLET)))
        .isInstanceOf(Reading.Altered.class);
  }

  @Test
  void aMemoTooLongToBeReadBackIsSaidToBeUnreadableAndItsHashIsKnown() {
    ObjectNode memo = SignedScene.completed(SignedScene.bonus(WALLET));
    memo.putArray("Memos").addObject().putObject("Memo").put("MemoData", "AB".repeat(700));

    assertThat(TRANSACTIONS.read(SignedScene.sign(WALLET, memo), SignedScene.bonus(WALLET)))
        .isEqualTo(
            new Reading.Altered(
                Optional.of(EscrowScene.signed(WALLET.sign(memo)).hash()),
                "tx_blob: cannot be read"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EA", "F9", "F9EA", "E0", "71", "12000168"})
  void whatIsNestedOrCutOffWithoutEndIsRefused(String unit) {
    String endless = unit.repeat(2 * SignedBlob.MAX_BYTES / unit.length());

    assertAltered(new SignedBlob(endless), "tx_blob");
  }

  @Test
  void bytesAfterTheTransactionAreNoPartOfIt() {
    SignedBlob blob = SignedScene.sign(WALLET, SignedScene.completed(SignedScene.bonus(WALLET)));

    assertThat(TRANSACTIONS.read(new SignedBlob(blob.hex() + "00"), SignedScene.bonus(WALLET)))
        .isInstanceOf(Reading.Altered.class);
    assertThat(HexFormat.of().parseHex(blob.hex())).hasSizeGreaterThan(100);
  }

  private static SignedBlob blob(ObjectNode fields) {
    return new SignedBlob(Wallet.blob(fields));
  }

  private static Reading read(UnsignedTransaction prepared, Consumer<ObjectNode> change) {
    ObjectNode fields = SignedScene.completed(prepared);
    change.accept(fields);
    return TRANSACTIONS.read(SignedScene.sign(WALLET, fields), prepared);
  }

  private static void assertAltered(SignedBlob blob, String field) {
    assertThat(TRANSACTIONS.read(blob, SignedScene.bonus(WALLET)))
        .isInstanceOfSatisfying(
            Reading.Altered.class, altered -> assertThat(altered.reason()).startsWith(field));
  }
}
