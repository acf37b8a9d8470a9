package io.ringledger.vault.wallets;

import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.outbound.Ed25519Signatures;
import io.ringledger.vault.application.outbound.Ed25519Signatures.Signed;
import io.ringledger.vault.application.outbound.WalletProofs;
import io.ringledger.vault.domain.Base58;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.WalletChain;
import io.ringledger.vault.domain.signin.SignInMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Signatures as Solana's and XRPL's wallets and Xaman make them. */
public final class SignedMessageProofs implements WalletProofs {

  private static final int BASE58_MOST = 88;
  private static final int DER_MOST_BYTES = 72;

  private final Ed25519Signatures ed25519;

  public SignedMessageProofs(Ed25519Signatures ed25519) {
    this.ed25519 = ed25519;
  }

  @Override
  public Optional<WalletAddress> signer(SignInMessage message, WalletSignature signature) {
    byte[] text = message.text().getBytes(StandardCharsets.UTF_8);
    WalletChain expected =
        signature instanceof WalletSignature.Solana ? WalletChain.SOLANA : WalletChain.XRPL;
    if (message.chain() != expected) {
      return Optional.empty();
    }
    return switch (signature) {
      case WalletSignature.Solana solana -> solana(message.address(), text, solana.signature());
      case WalletSignature.XrplEd25519(var key, var hex) ->
          xrpl(key, true, text, hex, Ed25519Signatures.SIGNATURE_BYTES);
      case WalletSignature.XrplSecp256k1(var key, var hex) ->
          xrpl(key, false, text, hex, DER_MOST_BYTES);
      case WalletSignature.XamanSignIn(var blob) -> xaman(message.address(), text, blob);
    };
  }

  private Optional<WalletAddress> solana(WalletAddress address, byte[] text, String signature) {
    Ed25519Key key =
        new Ed25519Key(HexFormat.of().formatHex(Base58.decode(address.value()).orElseThrow()));
    return solanaSignature(signature)
        .filter(bytes -> ed25519.verifies(new Signed(key, text, bytes)))
        .map(_ -> address);
  }

  /** 64 bytes are at most 88 digits in base58, and exactly 88 in base64, two of them padding. */
  private static Optional<byte[]> solanaSignature(String text) {
    if (text.length() > BASE58_MOST) {
      return Optional.empty();
    }
    return Base58.decode(text)
        .or(() -> base64(text))
        .filter(bytes -> bytes.length == Ed25519Signatures.SIGNATURE_BYTES);
  }

  private static Optional<byte[]> base64(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException neither) {
      return Optional.empty();
    }
  }

  private Optional<WalletAddress> xrpl(
      String publicKey, boolean isEd25519, byte[] text, String signature, int mostBytes) {
    return XrplKey.parse(publicKey)
        .filter(key -> key.isEd25519() == isEd25519)
        .filter(
            key ->
                Hex.parse(signature, mostBytes)
                    .filter(bytes -> key.verifies(ed25519, text, bytes))
                    .isPresent())
        .map(XrplKey::address)
        .map(SignedMessageProofs::wallet);
  }

  private Optional<WalletAddress> xaman(WalletAddress address, byte[] text, String hex) {
    return SignInBlob.parse(hex)
        .filter(blob -> blob.account().value().equals(address.value()))
        .filter(blob -> Arrays.equals(blob.memo(), text))
        .filter(blob -> blob.key().verifies(ed25519, blob.content(), blob.signature()))
        .map(blob -> wallet(blob.key().address()));
  }

  private static WalletAddress wallet(XrplAddress address) {
    return new WalletAddress(address.value());
  }
}
