package io.ringledger.rewards.persistence.checkpoints;

import io.ringledger.rewards.application.chain.LedgerCheckpointing.PublicKey;
import io.ringledger.rewards.application.outbound.CheckpointSigner;
import io.ringledger.rewards.domain.ledger.chain.LedgerCheckpoint;
import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Signs with a key of Ed25519 (RFC 8032) that is in memory only. */
public final class Ed25519CheckpointSigner implements CheckpointSigner {

  private final Ed25519PrivateKeyParameters key;
  private final CheckpointKey verifier;

  /**
   * Signs with that key.
   *
   * @param privateKey base64 of 32 bytes
   * @throws IllegalArgumentException where it is something else; does not say what
   */
  public Ed25519CheckpointSigner(String privateKey) {
    this.key = new Ed25519PrivateKeyParameters(CheckpointKey.bytes32(privateKey));
    this.verifier = CheckpointKey.of(key.generatePublicKey());
  }

  @Override
  public SignedCheckpoint sign(LedgerCheckpoint checkpoint) {
    byte[] canonical = checkpoint.canonical();
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(canonical, 0, canonical.length);
    return new SignedCheckpoint(
        checkpoint, verifier.id(), Base64.getEncoder().encodeToString(signer.generateSignature()));
  }

  @Override
  public boolean hasSigned(SignedCheckpoint checkpoint) {
    return verifier.verifies(checkpoint);
  }

  @Override
  public PublicKey publicKey() {
    return new PublicKey(verifier.id(), verifier.base64());
  }

  /** The same for whoever verifies. */
  public CheckpointKey verifier() {
    return verifier;
  }

  /** Says no secret, so that none ends up in a log. */
  @Override
  public String toString() {
    return "Ed25519CheckpointSigner[" + verifier.id() + "]";
  }
}
