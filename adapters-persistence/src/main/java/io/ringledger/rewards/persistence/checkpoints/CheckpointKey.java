package io.ringledger.rewards.persistence.checkpoints;

import io.ringledger.rewards.domain.ledger.chain.Hash;
import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A public key that signatures of checkpoints are verified with.
 *
 * @param id the first 8 bytes of the SHA-256 of the key, in hexadecimal
 * @param base64 the key's 32 bytes
 */
public record CheckpointKey(String id, String base64) {

  private static final int ID_BYTES = 8;

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException where it is no base64 of a public key of Ed25519
   */
  public static CheckpointKey of(String base64) {
    return of(new Ed25519PublicKeyParameters(bytes32(base64)));
  }

  static CheckpointKey of(Ed25519PublicKeyParameters key) {
    byte[] raw = key.getEncoded();
    return new CheckpointKey(
        HexFormat.of().formatHex(sha256(raw), 0, ID_BYTES),
        Base64.getEncoder().encodeToString(raw));
  }

  /** Exactly 32 bytes; says nothing of what they are, since they may be secret. */
  static byte[] bytes32(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("a key of checkpoints is base64 of 32 bytes");
    }
    if (bytes.length != Hash.BYTES) {
      throw new IllegalArgumentException("a key of checkpoints is base64 of 32 bytes");
    }
    return bytes;
  }

  /** Whether the signature is by this key, over this checkpoint. */
  public boolean verifies(SignedCheckpoint signed) {
    byte[] signature;
    try {
      signature = Base64.getDecoder().decode(signed.signature());
    } catch (IllegalArgumentException _) {
      return false;
    }
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(bytes32(base64)));
    byte[] canonical = signed.checkpoint().canonical();
    verifier.update(canonical, 0, canonical.length);
    return signed.keyId().equals(id) && verifier.verifySignature(signature);
  }

  private static byte[] sha256(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
