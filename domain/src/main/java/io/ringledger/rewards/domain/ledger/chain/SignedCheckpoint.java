package io.ringledger.rewards.domain.ledger.chain;

/**
 * A checkpoint with the signature that makes it count.
 *
 * @param keyId which key signed: the first 8 bytes of the SHA-256 of the public key, in hexadecimal
 * @param signature Ed25519 over {@link LedgerCheckpoint#canonical}, in base64
 */
public record SignedCheckpoint(LedgerCheckpoint checkpoint, String keyId, String signature) {}
