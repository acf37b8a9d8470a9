package io.ringledger.vault.wallets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ringledger.vault.application.outbound.WalletProofs.WalletSignature;
import io.ringledger.vault.domain.signin.SessionGrant;
import io.ringledger.vault.domain.signin.SignInMessage;
import io.ringledger.vault.domain.signin.SignInVectors;
import java.util.HexFormat;
import java.util.List;

/** Whatever a wallet sends is read, or proves nothing, and nothing else comes of it. */
class WalletInputFuzz {

  private final SignedMessageProofs proofs = new SignedMessageProofs(new BouncyEd25519Signatures());

  @FuzzTest
  void anyTextIsExactlyOneMessageOrNone(byte[] text) {
    String message = new String(text, ISO_8859_1);
    SignInMessage.parse(message)
        .ifPresent(
            read -> {
              assertThat(read.text()).isEqualTo(message);
              SignInVectors.RULES.check(read, SignInVectors.ISSUED);
            });
  }

  @FuzzTest
  void anyLineIsExactlyOneGrantOrNone(byte[] line) {
    String statement = new String(line, ISO_8859_1);
    SessionGrant.parse(statement)
        .ifPresent(read -> assertThat(read.statement()).isEqualTo(statement));
  }

  @FuzzTest
  void anyBlobIsASignInOrNone(byte[] blob) {
    SignInBlob.parse(HexFormat.of().formatHex(blob))
        .ifPresent(read -> assertThat(read.content()).isNotEmpty());
  }

  @FuzzTest
  void anySignatureProvesSomethingOrNothing(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    String[] parts = text.split(" ", 2);
    String key = parts[0];
    String signature = parts.length == 2 ? parts[1] : "";
    for (String message : List.of("solana.short.text", "xrpl.secp.text", "xrpl.ed.text")) {
      SignInMessage read = SignInVectors.message(message);
      proofs.signer(read, new WalletSignature.Solana(text));
      proofs.signer(read, new WalletSignature.XrplEd25519(key, signature));
      proofs.signer(read, new WalletSignature.XrplSecp256k1(key, signature));
      proofs.signer(read, new WalletSignature.XamanSignIn(text));
    }
  }
}
