package io.ringledger.vault.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.vault.application.outbound.WalletProofs.WalletSignature;
import io.ringledger.vault.application.outbound.WalletProofs.WalletSignature.Solana;
import io.ringledger.vault.application.outbound.WalletProofs.WalletSignature.XamanSignIn;
import io.ringledger.vault.application.outbound.WalletProofs.WalletSignature.XrplEd25519;
import io.ringledger.vault.application.outbound.WalletProofs.WalletSignature.XrplSecp256k1;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.signin.SignInFault;
import io.ringledger.vault.domain.signin.SignInMessage;
import io.ringledger.vault.domain.signin.SignInVectors;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures that other people's libraries made, and what was done to them. */
class SignedMessageProofsTest {

  private static final SignInMessage SOLANA = SignInVectors.message("solana.short.text");
  private static final SignInMessage SECP = SignInVectors.message("xrpl.secp.text");
  private static final SignInMessage ED = SignInVectors.message("xrpl.ed.text");
  private static final String SECP_KEY = SignInVectors.get("xrpl.secp.key");
  private static final String SECP_SIGNATURE = SignInVectors.get("xrpl.secp.signature");
  private static final String ED_KEY = SignInVectors.get("xrpl.ed.key");
  private static final String ED_SIGNATURE = SignInVectors.get("xrpl.ed.signature");
  private static final String ED_BLOB = SignInVectors.get("xrpl.ed.sign_in");

  private final SignedMessageProofs proofs = new SignedMessageProofs(new BouncyEd25519Signatures());

  @ParameterizedTest
  @ValueSource(strings = {"solana.full", "solana.short", "solana.none"})
  void solanaWalletsSignInBase58OrBase64(String vector) {
    SignInMessage message = SignInVectors.message(vector + ".text");

    assertThat(signer(message, new Solana(SignInVectors.get(vector + ".base58"))))
        .contains(message.address());
    assertThat(signer(message, new Solana(SignInVectors.get(vector + ".base64"))))
        .contains(message.address());
  }

  @Test
  void aSolanaSignatureOfAnotherMessageProvesNothing() {
    for (String other : List.of("", "1", "not a signature", "z".repeat(88), "A".repeat(88))) {
      assertThat(signer(SOLANA, new Solana(other))).isEmpty();
    }
    assertThat(signer(SOLANA, new Solana(SignInVectors.get("solana.none.base58")))).isEmpty();
    byte[] signature = Base64.getDecoder().decode(SignInVectors.get("solana.short.base64"));
    signature[10] ^= 1;
    assertThat(signer(SOLANA, new Solana(Base64.getEncoder().encodeToString(signature)))).isEmpty();
  }

  @Test
  void aSolanaAddressOfSmallOrderProvesNothing() {
    // 32 bytes of zero: whoever wants to be that wallet signs with zeros, if nobody looks.
    SignInMessage nobodys =
        SignInMessage.parse(
                SOLANA.text().replace(SOLANA.address().value(), "11111111111111111111111111111111"))
            .orElseThrow();
    assertThat(signer(nobodys, new Solana("1".repeat(64)))).isEmpty();
  }

  /**
   * The usual helper library says yes to this one: a message that expired is signed all the same.
   */
  @Test
  void thatASignatureHoldsSaysNothingAboutTime() {
    SignInMessage message = SignInVectors.message("solana.full.text");
    assertThat(signer(message, new Solana(SignInVectors.get("solana.full.base58")))).isPresent();
    assertThat(SignInVectors.RULES.check(SOLANA, SignInVectors.ISSUED.plusSeconds(3_600)))
        .contains(SignInFault.TOO_OLD);
  }

  @Test
  void xrplWalletsSignWithEitherCurve() {
    assertThat(signer(SECP, new XrplSecp256k1(SECP_KEY, SECP_SIGNATURE))).contains(SECP.address());
    assertThat(signer(ED, new XrplEd25519(ED_KEY, ED_SIGNATURE))).contains(ED.address());
    assertThat(
            signer(
                ED,
                new XrplEd25519(
                    ED_KEY.toLowerCase(Locale.ROOT), ED_SIGNATURE.toLowerCase(Locale.ROOT))))
        .contains(ED.address());
  }

  @Test
  void anotherKeyOfAnAccountIsNamedByItsOwnAddress() {
    BouncyReceiptKey regular =
        new BouncyReceiptKey(Base64.getEncoder().encodeToString(new byte[32]));
    String signature =
        HexFormat.of().formatHex(regular.sign(SECP.text().getBytes(StandardCharsets.UTF_8)));

    WalletAddress key =
        signer(SECP, new XrplEd25519(regular.publicKey().xrplHex(), signature)).orElseThrow();

    assertThat(key.xrpl()).isPresent();
    assertThat(key).isNotEqualTo(SECP.address());
  }

  @Test
  void theOtherValueOfSIsRefused() {
    assertThat(signer(SECP, new XrplSecp256k1(SECP_KEY, SignInVectors.get("xrpl.secp.high_s"))))
        .isEmpty();
  }

  @Test
  void derThatIsNotStrictIsRefused() {
    String r = SECP_SIGNATURE.substring(8, 72);
    String s = SECP_SIGNATURE.substring(76);
    assertThat(SECP_SIGNATURE).isEqualTo("30440220" + r + "0220" + s);
    for (String loose :
        List.of(
            "3045022100" + r + "0220" + s,
            "3045022" + "0" + r + "022100" + s,
            "30450220" + r + "0220" + s + "00",
            "30440220" + r + "0220" + s + "00",
            "30440221" + r + "0220" + s,
            "30440220" + r + "0221" + s,
            "30440220" + r + "0320" + s,
            "31440220" + r + "0220" + s,
            "3081440220" + r + "0220" + s,
            "30060201000201" + "00",
            "3006020101020100",
            "3003020101",
            "30",
            "")) {
      assertThat(signer(SECP, new XrplSecp256k1(SECP_KEY, loose))).as(loose).isEmpty();
    }
  }

  @Test
  void aKeyUnderTheOtherCurvesNameProvesNothing() {
    assertThat(signer(ED, new XrplSecp256k1(ED_KEY, ED_SIGNATURE))).isEmpty();
    assertThat(signer(SECP, new XrplEd25519(SECP_KEY, SECP_SIGNATURE))).isEmpty();
    for (String none :
        List.of(
            "", "ED", ED_KEY + "00", "04" + ED_KEY.substring(2), "zz", "03" + "00".repeat(32))) {
      assertThat(signer(ED, new XrplEd25519(none, ED_SIGNATURE))).isEmpty();
      assertThat(signer(SECP, new XrplSecp256k1(none, SECP_SIGNATURE))).isEmpty();
    }
  }

  @Test
  void aSignatureForAnotherLedgersWalletProvesNothing() {
    assertThat(signer(ED, new Solana(SignInVectors.get("solana.short.base58")))).isEmpty();
    assertThat(signer(SOLANA, new XrplEd25519(ED_KEY, ED_SIGNATURE))).isEmpty();
    assertThat(signer(SOLANA, new XamanSignIn(ED_BLOB))).isEmpty();
  }

  @Test
  void xamanSignsAPseudoTransactionWithTheTextInItsMemo() {
    assertThat(signer(ED, new XamanSignIn(ED_BLOB))).contains(ED.address());
    assertThat(signer(ED, new XamanSignIn(SignInVectors.get("xrpl.ed.sign_in_full"))))
        .contains(ED.address());
    assertThat(signer(SECP, new XamanSignIn(SignInVectors.get("xrpl.secp.sign_in"))))
        .contains(SECP.address());
  }

  @Test
  void aTransactionThatALedgerCouldTakeIsNoSignIn() {
    assertThat(signer(ED, new XamanSignIn(SignInVectors.get("xrpl.ed.account_set")))).isEmpty();
  }

  @Test
  void aSignInOfAnotherTextOrAccountProvesNothing() {
    SignInMessage other =
        SignInMessage.parse(ED.text().replace("Abcdef0123456789", "Bbcdef0123456789"))
            .orElseThrow();
    assertThat(signer(other, new XamanSignIn(ED_BLOB))).isEmpty();
    assertThat(signer(SECP, new XamanSignIn(ED_BLOB))).isEmpty();
  }

  @Test
  void aSignInThatWasAlteredProvesNothing() {
    byte[] blob = HexFormat.of().parseHex(ED_BLOB);
    for (int i = 0; i < blob.length; i++) {
      byte[] altered = blob.clone();
      altered[i] ^= 1;
      assertThat(signer(ED, new XamanSignIn(HexFormat.of().formatHex(altered))))
          .as("byte %d", i)
          .isEmpty();
    }
    for (int length = 0; length < blob.length; length += 3) {
      assertThat(signer(ED, new XamanSignIn(HexFormat.of().formatHex(blob, 0, length)))).isEmpty();
    }
    assertThat(signer(ED, new XamanSignIn(ED_BLOB + ED_BLOB))).isEmpty();
    assertThat(signer(ED, new XamanSignIn("73".repeat(10_000)))).isEmpty();
    assertThat(signer(ED, new XamanSignIn("not hexadecimal"))).isEmpty();
  }

  private Optional<WalletAddress> signer(SignInMessage message, WalletSignature signature) {
    return proofs.signer(message, signature);
  }
}
