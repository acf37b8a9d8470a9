package io.ringledger.local.vault.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.batch.BatchLeaf;
import io.ringledger.vault.domain.merkle.InclusionProof;
import io.ringledger.vault.domain.merkle.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's own check of proofs, against the trees that the vault makes. */
class ProofTest {

  private static final String WALLET = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 31, 33})
  void everyProofOfATreeHoldsAndNoOtherDoes(int size) {
    List<byte[]> leaves =
        IntStream.range(0, size)
            .mapToObj(i -> ("leaf " + i).getBytes(StandardCharsets.UTF_8))
            .toList();
    MerkleTree tree = MerkleTree.of(leaves);
    assertThat(Proof.root(leaves)).isEqualTo(tree.root().bytes());
    for (int place = 0; place < size; place++) {
      InclusionProof proof = tree.proof(place);
      List<String> path = proof.path().stream().map(Sha256::toString).toList();
      String root = tree.root().toString();
      assertThat(Proof.holds(leaves.get(place), place, size, path, root)).isTrue();
      assertThat(Proof.holds(new byte[] {1}, place, size, path, root)).isFalse();
      assertThat(Proof.holds(leaves.get(place), place + 1, size, path, root)).isFalse();
      assertThat(Proof.holds(leaves.get(place), place, size * 2 + 1, path, root)).isFalse();
      if (size > 1) {
        assertThat(Proof.holds(leaves.get(place), place, size, path.subList(1, path.size()), root))
            .isFalse();
      }
    }
  }

  @Test
  void leavesAreWrittenAsTheVaultWritesThem() {
    assertThat(Proof.ofWallet(7, WALLET, -12))
        .isEqualTo(BatchLeaf.ofWallet(new BatchNumber(7), new WalletAddress(WALLET), -12));
  }
}
