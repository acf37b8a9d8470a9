package io.ringledger.vault.domain.merkle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.vault.domain.Sha256;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTreeTest {

  /** The leaves of the reference tests of Certificate Transparency (RFC 6962). */
  private static final List<byte[]> LEAVES =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(HexFormat.of()::parseHex)
          .toList();

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  })
  void itHasTheRootsOfTheReferenceVectors(int size, String root) {
    assertThat(MerkleTree.of(LEAVES.subList(0, size)).root().hex()).isEqualTo(root);
  }

  @Test
  void proofsAreThoseOfTheReferenceVectors() {
    assertThat(path(MerkleTree.of(LEAVES).proof(0)))
        .containsExactly(
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    assertThat(path(MerkleTree.of(LEAVES).proof(5)))
        .containsExactly(
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    assertThat(path(MerkleTree.of(LEAVES.subList(0, 3)).proof(2)))
        .containsExactly("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
  }

  @Test
  void itAgreesWithTheDefinitionForEverySizeAndProvesEveryLeaf() {
    List<byte[]> leaves = new ArrayList<>();
    for (int size = 1; size <= 130; size++) {
      leaves.add(("leaf " + size).getBytes(UTF_8));
      MerkleTree tree = MerkleTree.of(leaves);
      assertThat(tree.root()).isEqualTo(Sha256.of(defined(leaves)));
      for (int leaf = 0; leaf < size; leaf++) {
        InclusionProof proof = tree.proof(leaf);
        assertThat(path(proof)).isEqualTo(definedPath(leaf, leaves));
        assertThat(proof.proves(leaves.get(leaf), tree.root())).isTrue();
      }
    }
  }

  @Test
  void aProofProvesNothingElse() {
    MerkleTree tree = MerkleTree.of(LEAVES);
    InclusionProof proof = tree.proof(3);
    byte[] leaf = LEAVES.get(3);
    assertThat(proof.proves(leaf, tree.root())).isTrue();
    assertThat(proof.proves(LEAVES.get(2), tree.root())).isFalse();
    assertThat(proof.proves(leaf, Sha256.ZERO)).isFalse();
    assertThat(new InclusionProof(2, 8, proof.path()).proves(leaf, tree.root())).isFalse();
    // From that place of a tree of seven the way is the same; the root is what tells them apart.
    Sha256 ofSeven = MerkleTree.of(LEAVES.subList(0, 7)).root();
    assertThat(proof.proves(leaf, ofSeven)).isFalse();
    List<Sha256> longer = new ArrayList<>(proof.path());
    longer.add(Sha256.ZERO);
    assertThat(new InclusionProof(3, 8, longer).proves(leaf, tree.root())).isFalse();
    List<Sha256> shorter = proof.path().subList(0, 2);
    assertThat(new InclusionProof(3, 8, shorter).proves(leaf, tree.root())).isFalse();
  }

  @Test
  void aNodeIsNotALeaf() {
    MerkleTree tree = MerkleTree.of(LEAVES.subList(0, 2));
    byte[] inner = concatenated(hashOfLeaf(LEAVES.get(0)), hashOfLeaf(LEAVES.get(1)));
    assertThat(MerkleTree.of(List.of(inner)).root()).isNotEqualTo(tree.root());
  }

  @Test
  void theLastLeafIsNotTakenTwice() {
    List<byte[]> three = LEAVES.subList(0, 3);
    List<byte[]> four = new ArrayList<>(three);
    four.add(three.getLast());
    assertThat(MerkleTree.of(three).root()).isNotEqualTo(MerkleTree.of(four).root());
  }

  @Test
  void thereIsNoProofOfALeafThatIsNotThere() {
    MerkleTree tree = MerkleTree.of(LEAVES);
    assertThatThrownBy(() -> tree.proof(8)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tree.proof(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new InclusionProof(1, 1, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> path(InclusionProof proof) {
    return proof.path().stream().map(Sha256::hex).toList();
  }

  /** MTH of RFC 6962 section 2.1, word by word. */
  private static byte[] defined(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return hashOfLeaf(leaves.getFirst());
    }
    int k = split(leaves.size());
    byte[] left = defined(leaves.subList(0, k));
    byte[] right = defined(leaves.subList(k, leaves.size()));
    return Sha256.digest(concatenated(new byte[] {1}, left, right)).bytes();
  }

  /** PATH of RFC 6962 section 2.1.1, word by word. */
  private static List<String> definedPath(int leaf, List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return List.of();
    }
    int k = split(leaves.size());
    List<byte[]> left = leaves.subList(0, k);
    List<byte[]> right = leaves.subList(k, leaves.size());
    List<String> path =
        new ArrayList<>(leaf < k ? definedPath(leaf, left) : definedPath(leaf - k, right));
    path.add(Sha256.of(defined(leaf < k ? right : left)).hex());
    return path;
  }

  /** The largest power of two below. */
  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }

  private static byte[] hashOfLeaf(byte[] leaf) {
    return Sha256.digest(concatenated(new byte[] {0}, leaf)).bytes();
  }

  private static byte[] concatenated(byte[]... parts) {
    return HexFormat.of()
        .parseHex(String.join("", Stream.of(parts).map(HexFormat.of()::formatHex).toList()));
  }
}
