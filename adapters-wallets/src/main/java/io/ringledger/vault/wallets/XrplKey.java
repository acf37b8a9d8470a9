package io.ringledger.vault.wallets;

import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.outbound.Ed25519Signatures;
import io.ringledger.vault.application.outbound.Ed25519Signatures.Signed;
import io.ringledger.vault.domain.Ed25519Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.xrpl.xrpl4j.codec.addresses.UnsignedByteArray;
import org.xrpl.xrpl4j.crypto.keys.PublicKey;

/**
 * A public key as the XRP Ledger writes it.
 *
 * @param bytes 33 of them; the first says which curve
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: bytes on their way.
record XrplKey(byte[] bytes) {

  private static final int BYTES = 33;
  private static final int HALF = 32;
  private static final byte ED25519_MARK = (byte) 0xED;

  /** The key, empty where the text is none. Whether it is a point, verifying tells. */
  static Optional<XrplKey> parse(String hex) {
    return Hex.parse(hex, BYTES)
        .filter(key -> key.length == BYTES)
        .filter(key -> key[0] == ED25519_MARK || key[0] == 2 || key[0] == 3)
        .map(XrplKey::new);
  }

  boolean isEd25519() {
    return bytes[0] == ED25519_MARK;
  }

  /** The address of the account whose master key it is. */
  XrplAddress address() {
    return new XrplAddress(
        PublicKey.builder().value(UnsignedByteArray.of(bytes)).build().deriveAddress().value());
  }

  /** Whether it has signed the message. */
  boolean verifies(Ed25519Signatures ed25519, byte[] message, byte[] signature) {
    if (!isEd25519()) {
      return Secp256k1.verifies(bytes, sha512Half(message), signature);
    }
    Ed25519Key key = new Ed25519Key(HexFormat.of().formatHex(bytes, 1, BYTES));
    return ed25519.verifies(new Signed(key, message, signature));
  }

  private static byte[] sha512Half(byte[] message) {
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-512").digest(message), HALF);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-512", e);
    }
  }
}
