package io.ringledger.vault.domain.merkle;

import io.ringledger.vault.domain.Sha256;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree over SHA-256, RFC 6962 section 2.1: a leaf is hashed after a zero byte, a node
 * after a byte 1, and a node without a sibling goes up as it is. No leaf is ever taken twice, so no
 * two lists of leaves have the same root.
 */
public final class MerkleTree {

  static final byte LEAF = 0;
  static final byte NODE = 1;

  private static final int WIDTH = Sha256.BYTES;

  /** From the leaves up to the root; the hashes of a level one after the other. */
  private final List<byte[]> levels = new ArrayList<>();

  private MerkleTree(byte[] leaves) {
    levels.add(leaves);
    MessageDigest digest = Sha256.algorithm();
    while (count(levels.getLast()) > 1) {
      levels.add(above(levels.getLast(), digest));
    }
  }

  /** Returns the tree of these leaves in this order. */
  public static MerkleTree of(List<byte[]> leaves) {
    MessageDigest digest = Sha256.algorithm();
    byte[] hashes = new byte[Math.multiplyExact(leaves.size(), WIDTH)];
    int at = 0;
    for (byte[] leaf : leaves) {
      digest.update(LEAF);
      digest.update(leaf);
      finish(digest, hashes, at);
      at += WIDTH;
    }
    return new MerkleTree(hashes);
  }

  private static byte[] above(byte[] below, MessageDigest digest) {
    int count = count(below);
    byte[] level = new byte[(count + 1) / 2 * WIDTH];
    for (int i = 0; i + 1 < count; i += 2) {
      digest.update(NODE);
      digest.update(below, i * WIDTH, 2 * WIDTH);
      finish(digest, level, i / 2 * WIDTH);
    }
    if (count % 2 == 1) {
      System.arraycopy(below, below.length - WIDTH, level, level.length - WIDTH, WIDTH);
    }
    return level;
  }

  private static void finish(MessageDigest digest, byte[] target, int at) {
    try {
      digest.digest(target, at, WIDTH);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 has 32 bytes", e);
    }
  }

  private static int count(byte[] level) {
    return level.length / WIDTH;
  }

  /** Returns how many leaves it has. */
  public int size() {
    return count(levels.getFirst());
  }

  /** Returns the root; that of no leaves is the hash of nothing. */
  public Sha256 root() {
    return size() == 0 ? Sha256.digest(new byte[0]) : hash(levels.size() - 1, 0);
  }

  /**
   * Returns the proof that a leaf is in the tree.
   *
   * @param leaf its place, from 0; throws {@link IndexOutOfBoundsException} where there is none
   */
  public InclusionProof proof(int leaf) {
    if (leaf < 0 || leaf >= size()) {
      throw new IndexOutOfBoundsException("no leaf " + leaf + " in a tree of " + size());
    }
    List<Sha256> path = new ArrayList<>();
    int place = leaf;
    for (int level = 0; level < levels.size() - 1; level++) {
      int sibling = place ^ 1;
      if (sibling < count(levels.get(level))) {
        path.add(hash(level, sibling));
      }
      place /= 2;
    }
    return new InclusionProof(leaf, size(), path);
  }

  private Sha256 hash(int level, int place) {
    byte[] hash = new byte[WIDTH];
    System.arraycopy(levels.get(level), place * WIDTH, hash, 0, WIDTH);
    return Sha256.of(hash);
  }
}
