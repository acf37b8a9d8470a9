package io.ringledger.vault.application.outbound;

import io.ringledger.vault.domain.Ed25519Key;
import java.util.List;

/**
 * Signatures of session keys (RFC 8032). Keys and points of small order, by which anything can be
 * signed, and coordinates or numbers that are not reduced are refused.
 */
public interface Ed25519Signatures {

  /** Bytes of a signature. */
  int SIGNATURE_BYTES = 64;

  /** Returns whether the key is a point of the large group, so that only its owner can sign. */
  boolean isSound(Ed25519Key key);

  /** Returns whether the key has signed the message. */
  boolean verifies(Signed signed);

  /**
   * Returns for each whether it verifies, in their order. Works on as many cores as there are; a
   * key that comes often is read once.
   */
  List<Boolean> verifyAll(List<Signed> all);

  /** A message and what should be its signature. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared: bytes on their way.
  record Signed(Ed25519Key key, byte[] message, byte[] signature) {}
}
