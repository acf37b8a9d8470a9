package io.ringledger.vault.domain.merkle;

import io.ringledger.vault.domain.Sha256;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.List;

/**
 * Shows that a leaf is in a tree, to whoever knows the root: a Merkle audit path, RFC 6962 section
 * 2.1.1.
 *
 * @param leaf its place, from 0
 * @param size how many leaves the tree has
 * @param path the hashes beside the way from the leaf to the root
 */
public record InclusionProof(int leaf, int size, List<Sha256> path) {

  public InclusionProof {
    if (leaf < 0 || leaf >= size) {
      throw new IllegalArgumentException("the leaf is in the tree");
    }
    path = List.copyOf(path);
  }

  /**
   * Returns whether that content, at that place of a tree of that size, has that root (RFC 9162
   * section 2.1.3.2).
   */
  public boolean proves(byte[] content, Sha256 root) {
    MessageDigest digest = Sha256.algorithm();
    digest.update(MerkleTree.LEAF);
    byte[] hash = digest.digest(content);
    Iterator<Sha256> beside = path.iterator();
    int last = size - 1;
    for (int place = leaf; last > 0; place /= 2) {
      boolean isRight = place % 2 == 1;
      if (isRight || place < last) {
        if (!beside.hasNext()) {
          return false;
        }
        byte[] sibling = beside.next().bytes();
        digest.update(MerkleTree.NODE);
        digest.update(isRight ? sibling : hash);
        hash = digest.digest(isRight ? hash : sibling);
      }
      last /= 2;
    }
    return !beside.hasNext() && Sha256.of(hash).equals(root);
  }
}
