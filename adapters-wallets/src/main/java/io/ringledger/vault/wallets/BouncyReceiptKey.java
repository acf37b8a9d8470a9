package io.ringledger.vault.wallets;

import io.ringledger.vault.application.outbound.ReceiptKey;
import io.ringledger.vault.domain.Ed25519Key;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Signs receipts with a key that is in memory only. */
public final class BouncyReceiptKey implements ReceiptKey {

  private final Ed25519PrivateKeyParameters key;
  private final Ed25519Key publicKey;

  /**
   * Signs with that key.
   *
   * @param seed base64 of 32 bytes
   * @throws IllegalArgumentException where it is something else; does not say what
   */
  public BouncyReceiptKey(String seed) {
    this.key = new Ed25519PrivateKeyParameters(bytes(seed));

    this.publicKey = new Ed25519Key(HexFormat.of().formatHex(key.generatePublicKey().getEncoded()));
  }

  private static byte[] bytes(String seed) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(seed.strip());
    } catch (IllegalArgumentException _) {
      bytes = new byte[0];
    }
    if (bytes.length != Ed25519PrivateKeyParameters.KEY_SIZE) {
      throw new IllegalArgumentException("the key of receipts is base64 of 32 bytes");
    }
    return bytes;
  }

  @Override
  public byte[] sign(byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    key.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    return signature;
  }

  @Override
  public Ed25519Key publicKey() {
    return publicKey;
  }

  /** Says no secret, so that none ends up in a log. */
  @Override
  public String toString() {
    return "BouncyReceiptKey[" + publicKey + "]";
  }
}
