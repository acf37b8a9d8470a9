package io.ringledger.local.batches;

import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.merkle.InclusionProof;
import java.util.List;
import java.util.Optional;

/** Where published documents come from. */
public interface PublishedDocuments {

  /**
   * Returns the bytes of that name; whoever asks checks that they are. Throws {@link Disagreement}
   * where there are none.
   */
  byte[] bytes(Cid cid);

  /** Returns the names of batches' own documents there are, of that batch or of all. */
  List<Cid> batches(Optional<BatchNumber> number);

  /**
   * Returns the proof that somebody gives for a line of a batch; empty where nobody does.
   *
   * @param line {@code wallets/<address>} or {@code items/<id>}
   */
  default Optional<InclusionProof> proof(BatchNumber number, String line) {
    return Optional.empty();
  }
}
