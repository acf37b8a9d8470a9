package io.ringledger.vault.rest.batches;

import io.ringledger.vault.application.batches.Batches.Proved;
import io.ringledger.vault.domain.Sha256;
import java.util.HexFormat;
import java.util.List;

/** A Merkle audit path, RFC 6962 section 2.1.1. */
public record ProofFields(
    String leafBytes, int leafIndex, int treeSize, List<String> path, String merkleRoot) {

  static ProofFields of(Proved<?> proved) {
    return new ProofFields(
        HexFormat.of().formatHex(proved.leaf()),
        proved.proof().leaf(),
        proved.proof().size(),
        proved.proof().path().stream().map(Sha256::hex).toList(),
        proved.batch().root().hex());
  }
}
