package io.ringledger.shared.persistence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Secrets sealed with AES-256-GCM (NIST SP 800-38D) under a versioned key. The purpose, the owner
 * and the key version are associated data: what is sealed opens for its own owner only, and a
 * change to any part of the row shows. Nonces are 96 random bits; a key would have to seal 2^32
 * secrets before they could run out.
 */
public final class AesGcmSeal {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SealingKeys keys;
  private final byte[] purpose;
  private final String secret;
  private final String owner;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param purpose ASCII, different for each kind of secret and the same for ever
   * @param secret what is sealed, for messages
   * @param owner whose it is, for messages
   */
  public AesGcmSeal(SealingKeys keys, String purpose, String secret, String owner) {
    this.keys = keys;
    this.purpose = purpose.getBytes(US_ASCII);
    this.secret = secret;
    this.owner = owner;
  }

  /** A sealed secret. The arrays belong to whoever made it. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared: a row on its way.
  public record Sealed(int keyVersion, byte[] nonce, byte[] ciphertext) {}

  /** Seals with the newest key. */
  public Sealed seal(UUID id, byte[] plain) {
    int version = keys.newest();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return new Sealed(version, nonce, run(Cipher.ENCRYPT_MODE, id, version, nonce, plain));
  }

  /**
   * Opens what was sealed for that owner.
   *
   * @throws IllegalStateException where it was tampered with, or its key is not configured
   */
  public byte[] open(UUID id, Sealed sealed) {
    return run(Cipher.DECRYPT_MODE, id, sealed.keyVersion(), sealed.nonce(), sealed.ciphertext());
  }

  private byte[] run(int mode, UUID id, int version, byte[] nonce, byte[] input) {
    SecretKey key =
        keys.key(version)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "%s key %d of %s %s is not configured"
                            .formatted(secret, version, owner, id)));
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(associated(id, version));
      return cipher.doFinal(input);
    } catch (AEADBadTagException e) {
      throw new IllegalStateException(
          "the %s of %s %s was tampered with, or its key is another".formatted(secret, owner, id),
          e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM failed for %s %s".formatted(owner, id), e);
    }
  }

  private byte[] associated(UUID id, int version) {
    return ByteBuffer.allocate(purpose.length + 2 * Long.BYTES + Integer.BYTES)
        .put(purpose)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .putInt(version)
        .array();
  }
}
