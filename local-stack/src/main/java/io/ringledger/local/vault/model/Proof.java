package io.ringledger.local.vault.model;

import io.ringledger.local.vault.client.SignedBytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Inclusion proofs of batches, checked with nothing but the root: RFC 9162, section 2.1.3.2. */
public final class Proof {

  private static final int LEAF = 0;
  private static final int NODE = 1;

  private Proof() {}

  /** What a batch says of a wallet: that it gains so many drops, or pays them. */
  public static byte[] ofWallet(long batch, String wallet, long delta) {
    return written(
        "ringledger.batch.wallet.v1",
        out -> {
          out.writeLong(batch);
          text(out, wallet);
          out.writeLong(delta);
        });
  }

  /** What a batch says of an item: whose it was, and whose it is. */
  public static byte[] ofItem(long batch, String item, String before, String after) {
    return written(
        "ringledger.batch.item.v1",
        out -> {
          out.writeLong(batch);
          text(out, item);
          text(out, before);
          text(out, after);
        });
  }

  /**
   * Whether that leaf, at that place of a tree of that size, has that root.
   *
   * @param path the hashes beside the way up, in hexadecimal digits
   * @param root in hexadecimal digits
   */
  public static boolean holds(byte[] leaf, long place, long size, List<String> path, String root) {
    if (place < 0 || place >= size) {
      return false;
    }
    List<byte[]> beside =
        new ArrayList<>(path.stream().map(hash -> HexFormat.of().parseHex(hash)).toList());
    long at = place;
    long last = size - 1;
    byte[] hash = SignedBytes.sha256(joined(LEAF, leaf, new byte[0]));
    while (!beside.isEmpty()) {
      if (last == 0) {
        return false;
      }
      byte[] other = beside.removeFirst();
      if (at % 2 == 1 || at == last) {
        hash = SignedBytes.sha256(joined(NODE, other, hash));
        while (at % 2 == 0 && at != 0) {
          at /= 2;
          last /= 2;
        }
      } else {
        hash = SignedBytes.sha256(joined(NODE, hash, other));
      }
      at /= 2;
      last /= 2;
    }
    return last == 0 && HexFormat.of().formatHex(hash).equalsIgnoreCase(root);
  }

  /** The root of a tree of these leaves: RFC 6962, section 2.1, as it is written there. */
  public static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return SignedBytes.sha256(new byte[0]);
    }
    if (leaves.size() == 1) {
      return SignedBytes.sha256(joined(LEAF, leaves.getFirst(), new byte[0]));
    }
    int left = Integer.highestOneBit(leaves.size() - 1);
    return SignedBytes.sha256(
        joined(NODE, root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size()))));
  }

  private interface Writing {
    void into(DataOutputStream out) throws IOException;
  }

  private static byte[] written(String tag, Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeBytes(tag);
      out.writeByte(0);
      writing.into(out);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  private static byte[] joined(int kind, byte[] first, byte[] second) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(kind);
    all.writeBytes(first);
    all.writeBytes(second);
    return all.toByteArray();
  }
}
