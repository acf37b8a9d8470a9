package io.ringledger.vault.rest.sessions;

import io.ringledger.shared.rest.OneOf;
import io.ringledger.vault.application.outbound.WalletProofs.WalletSignature;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a wallet made of a message: see docs/vault-encodings.md. */
@Schema(name = "WalletProof")
public record WalletProofFields(
    @NotNull(message = Form.GIVEN) @OneOf({SOLANA, XRPL_ED25519, XRPL_SECP256K1, XAMAN_SIGN_IN})
        String type,
    @Nullable @Size(max = Form.MOST_OF_A_SIGNATURE, message = Form.LENGTH) String signature,
    @Nullable @Size(max = Form.MOST_OF_A_SIGNATURE, message = Form.LENGTH) String publicKey,
    @Nullable @Size(max = Form.MOST_OF_A_BLOB, message = Form.LENGTH) String signedBlob) {

  static final String SOLANA = "solana";
  static final String XRPL_ED25519 = "xrpl_ed25519";
  static final String XRPL_SECP256K1 = "xrpl_secp256k1";
  static final String XAMAN_SIGN_IN = "xaman_sign_in";

  /** What is not given proves nothing, and is refused as a wrong signature is. */
  WalletSignature wallet() {
    return switch (type) {
      case XRPL_ED25519 -> new WalletSignature.XrplEd25519(text(publicKey), text(signature));
      case XRPL_SECP256K1 -> new WalletSignature.XrplSecp256k1(text(publicKey), text(signature));
      case XAMAN_SIGN_IN -> new WalletSignature.XamanSignIn(text(signedBlob));
      default -> new WalletSignature.Solana(text(signature));
    };
  }

  private static String text(@Nullable String field) {
    return field == null ? "" : field;
  }
}
