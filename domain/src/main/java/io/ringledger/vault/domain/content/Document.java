package io.ringledger.vault.domain.content;

import java.util.Arrays;

/**
 * Bytes that are published for good, under the name that follows from them.
 *
 * @param cid of the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its name, and copied at the border
public record Document(Cid cid, DocumentKind kind, byte[] bytes) {

  /** IPFS keeps so many in one raw block, so that the CID is the hash of the very bytes. */
  public static final int MAX_BYTES = 262_144;

  /** Refuses bytes that the name is not of, none at all, and too many. */
  public Document {
    if (bytes.length < 1 || bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("a document has from 1 to " + MAX_BYTES + " bytes");
    }
    bytes = bytes.clone();
    if (!cid.verifies(bytes)) {
      throw new IllegalArgumentException("these are not the bytes of " + cid);
    }
  }

  /** A document of these bytes. */
  public static Document of(DocumentKind kind, byte[] bytes) {
    return new Document(Cid.of(bytes), kind, bytes);
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Document that
        && cid.equals(that.cid)
        && kind == that.kind
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return cid.hashCode();
  }

  @Override
  public String toString() {
    return "Document[%s %s, %d bytes]".formatted(kind, cid, bytes.length);
  }
}
