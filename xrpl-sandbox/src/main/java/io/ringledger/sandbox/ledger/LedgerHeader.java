package io.ringledger.sandbox.ledger;

import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.Hashes;
import java.io.ByteArrayOutputStream;

/**
 * The header of a closed ledger. It is serialized and hashed as a real one, but the two tree hashes
 * in it are this simulator's own: they are deterministic and chain, and do not equal rippled's.
 *
 * @param index the ledger's index
 * @param parentHash the hash of its parent
 * @param transactionHash over the ledger's transactions and what they did
 * @param accountHash over the ledger's state
 * @param totalDrops all XRP there is, in drops
 * @param parentCloseTime when its parent closed, in seconds since the ledger's epoch
 * @param closeTime when it closed, in seconds since the ledger's epoch
 */
public record LedgerHeader(
    long index,
    String parentHash,
    String transactionHash,
    String accountHash,
    long totalDrops,
    long parentCloseTime,
    long closeTime) {
  /** The hash that stands for nothing. */
  public static final String NO_HASH = "0".repeat(64);

  /** Close times are not rounded here, beyond whole seconds. */
  public static final int CLOSE_TIME_RESOLUTION = 1;

  private static final byte[] PREFIX = {'L', 'W', 'R', 0};

  /** Returns the serialized header. */
  public byte[] serialized() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Hashes.uint32(index));
    bytes.writeBytes(Hashes.uint64(totalDrops));
    bytes.writeBytes(Codec.bytes(parentHash));
    bytes.writeBytes(Codec.bytes(transactionHash));
    bytes.writeBytes(Codec.bytes(accountHash));
    bytes.writeBytes(Hashes.uint32(parentCloseTime));
    bytes.writeBytes(Hashes.uint32(closeTime));
    bytes.write(CLOSE_TIME_RESOLUTION);
    bytes.write(0);
    return bytes.toByteArray();
  }

  /** Returns the ledger's hash, upper-case hexadecimal. */
  public String hash() {
    return Codec.hex(Hashes.sha512Half(PREFIX, serialized()));
  }
}
