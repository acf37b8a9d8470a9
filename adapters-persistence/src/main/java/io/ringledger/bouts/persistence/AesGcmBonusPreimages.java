package io.ringledger.bouts.persistence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ringledger.bouts.application.outbound.BonusPreimages;
import io.ringledger.bouts.domain.DisclosurePermit;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.Preimage;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.hibernate.Session;

/**
 * Preimages sealed with AES-256-GCM (NIST SP 800-38D) under a versioned key. The escrow and the key
 * version are associated data: a sealed preimage opens for its own escrow only, and a change to any
 * part of the row shows. Nonces are 96 random bits; a key would have to seal 2^32 preimages before
 * they could run out.
 */
@ApplicationScoped
public class AesGcmBonusPreimages implements BonusPreimages {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final byte[] PURPOSE = "ringledger-bonus-preimage-1".getBytes(US_ASCII);

  private static final String STORE =
      """
      insert into escrow_preimages (escrow_id, key_version, nonce, ciphertext)
      values (:escrow, :version, :nonce, :ciphertext)
      """;
  private static final String FIND =
      "select key_version, nonce, ciphertext from escrow_preimages where escrow_id = :escrow";

  private final Session session;
  private final PreimageKeys keys;
  private final SecureRandom random = new SecureRandom();

  AesGcmBonusPreimages(Session session, PreimageKeys keys) {
    this.session = session;
    this.keys = keys;
  }

  @Override
  public void store(EscrowId escrow, Preimage preimage) {
    int version = keys.newest();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    session
        .createNativeMutationQuery(STORE)
        .setParameter("escrow", escrow.value())
        .setParameter("version", version)
        .setParameter("nonce", nonce)
        .setParameter(
            "ciphertext", run(Cipher.ENCRYPT_MODE, escrow, version, nonce, preimage.bytes()))
        .executeUpdate();
  }

  @Override
  public Preimage find(DisclosurePermit permit) {
    EscrowId escrow = permit.escrow();
    Object[] row =
        session
            .createNativeQuery(FIND, Object[].class)
            .addScalar("key_version", Integer.class)
            .addScalar("nonce", byte[].class)
            .addScalar("ciphertext", byte[].class)
            .setParameter("escrow", escrow.value())
            .getSingleResultOrNull();
    if (row == null) {
      throw new IllegalStateException("no preimage is kept for escrow " + escrow);
    }
    return Preimage.of(
        run(Cipher.DECRYPT_MODE, escrow, (Integer) row[0], (byte[]) row[1], (byte[]) row[2]));
  }

  private byte[] run(int mode, EscrowId escrow, int version, byte[] nonce, byte[] input) {
    SecretKey key =
        keys.key(version)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "preimage key " + version + " of escrow " + escrow + " is not configured"));
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(associated(escrow, version));
      return cipher.doFinal(input);
    } catch (AEADBadTagException e) {
      throw new IllegalStateException(
          "the preimage of escrow " + escrow + " was tampered with, or its key is another", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM failed for escrow " + escrow, e);
    }
  }

  private static byte[] associated(EscrowId escrow, int version) {
    return ByteBuffer.allocate(PURPOSE.length + 2 * Long.BYTES + Integer.BYTES)
        .put(PURPOSE)
        .putLong(escrow.value().getMostSignificantBits())
        .putLong(escrow.value().getLeastSignificantBits())
        .putInt(version)
        .array();
  }
}
