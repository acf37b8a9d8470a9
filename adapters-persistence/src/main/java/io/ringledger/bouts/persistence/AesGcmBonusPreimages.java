package io.ringledger.bouts.persistence;

import io.ringledger.bouts.application.outbound.BonusPreimages;
import io.ringledger.bouts.domain.DisclosurePermit;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.Preimage;
import io.ringledger.shared.persistence.AesGcmSeal;
import io.ringledger.shared.persistence.AesGcmSeal.Sealed;
import io.ringledger.shared.persistence.SealingKeys;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/** Preimages, each sealed for its own escrow. */
@ApplicationScoped
public class AesGcmBonusPreimages implements BonusPreimages {

  private static final String STORE =
      """
      insert into escrow_preimages (escrow_id, key_version, nonce, ciphertext)
      values (:escrow, :version, :nonce, :ciphertext)
      """;
  private static final String FIND =
      "select key_version, nonce, ciphertext from escrow_preimages where escrow_id = :escrow";

  private final Session session;
  private final AesGcmSeal seal;

  AesGcmBonusPreimages(Session session, SealingKeys keys) {
    this.session = session;
    this.seal = new AesGcmSeal(keys, "ringledger-bonus-preimage-1", "preimage", "escrow");
  }

  @Override
  public void store(EscrowId escrow, Preimage preimage) {
    Sealed sealed = seal.seal(escrow.value(), preimage.bytes());
    session
        .createNativeMutationQuery(STORE)
        .setParameter("escrow", escrow.value())
        .setParameter("version", sealed.keyVersion())
        .setParameter("nonce", sealed.nonce())
        .setParameter("ciphertext", sealed.ciphertext())
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
        seal.open(escrow.value(), new Sealed((Integer) row[0], (byte[]) row[1], (byte[]) row[2])));
  }
}
