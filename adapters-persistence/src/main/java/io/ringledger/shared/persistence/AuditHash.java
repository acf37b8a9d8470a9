package io.ringledger.shared.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringledger.shared.application.AuditEntry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * The hash that links an audit entry to the one before it, for anyone to recompute.
 *
 * <p>It is the SHA-256, in lower-case hexadecimal, of these fields in this order, each written as
 * the number of its bytes (4 bytes, big-endian) and its bytes; texts are UTF-8, numbers decimal
 * text:
 *
 * <ol>
 *   <li>{@code ringledger-audit-1}
 *   <li>the hash of the entry before; 64 zeros for the first
 *   <li>chain
 *   <li>position, from 1
 *   <li>moment, in microseconds since 1970-01-01T00:00:00Z
 *   <li>actor, role, request id, action, outcome
 *   <li>the number of details, then name and value of each, in the order of the names' UTF-16 code
 *       units
 * </ol>
 *
 * The lengths make the encoding unambiguous: no two entries have the same bytes.
 */
final class AuditHash {

  /** Stands before the first entry of every chain. */
  static final String GENESIS = "0".repeat(64);

  private static final String FORMAT = "ringledger-audit-1";

  private AuditHash() {}

  static String of(AuditEntry entry, long position, String previousHash) {
    ByteArrayOutputStream canonical = new ByteArrayOutputStream(512);
    put(canonical, FORMAT);
    put(canonical, previousHash);
    put(canonical, entry.chain().name());
    put(canonical, Long.toString(position));
    put(canonical, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at())));
    put(canonical, entry.actor());
    put(canonical, entry.role());
    put(canonical, entry.requestId());
    put(canonical, entry.action());
    put(canonical, entry.outcome());
    put(canonical, Integer.toString(entry.details().size()));
    entry
        .details()
        .forEach(
            (name, value) -> {
              put(canonical, name);
              put(canonical, value);
            });
    return HexFormat.of().formatHex(sha256(canonical.toByteArray()));
  }

  private static void put(ByteArrayOutputStream canonical, String field) {
    byte[] bytes = field.getBytes(UTF_8);
    canonical.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    canonical.writeBytes(bytes);
  }

  private static byte[] sha256(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
