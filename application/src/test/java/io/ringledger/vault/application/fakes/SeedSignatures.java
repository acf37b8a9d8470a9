package io.ringledger.vault.application.fakes;

import io.ringledger.vault.application.outbound.Ed25519Signatures;
import io.ringledger.vault.application.outbound.ReceiptKey;
import io.ringledger.vault.domain.Ed25519Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/** Signatures that everybody who knows a key can make: a hash of the key and the message. */
public final class SeedSignatures implements Ed25519Signatures, ReceiptKey {

  private final Ed25519Key own = new Ed25519Key("5e".repeat(32));

  /** Returns what {@link #verifies} takes for the signature of that key. */
  public byte[] sign(Ed25519Key key, byte[] message) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-512");
      hash.update(key.bytes());
      return hash.digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-512", e);
    }
  }

  @Override
  public boolean isSound(Ed25519Key key) {
    return true;
  }

  @Override
  public boolean verifies(Signed signed) {
    return Arrays.equals(sign(signed.key(), signed.message()), signed.signature());
  }

  @Override
  public List<Boolean> verifyAll(List<Signed> all) {
    return all.stream().map(this::verifies).toList();
  }

  @Override
  public byte[] sign(byte[] message) {
    return sign(own, message);
  }

  @Override
  public Ed25519Key publicKey() {
    return own;
  }
}
