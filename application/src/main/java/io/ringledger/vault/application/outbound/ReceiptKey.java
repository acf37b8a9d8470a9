package io.ringledger.vault.application.outbound;

import io.ringledger.vault.domain.Ed25519Key;

/** The key that the server signs receipts with. What it signs cannot be disowned. */
public interface ReceiptKey {

  /** Returns the 64 bytes of the signature (RFC 8032). */
  byte[] sign(byte[] message);

  /** Returns what verifies it; published. */
  Ed25519Key publicKey();
}
