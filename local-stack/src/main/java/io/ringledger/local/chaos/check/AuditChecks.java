package io.ringledger.local.chaos.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import io.ringledger.local.chaos.check.DatabaseState.AuditRow;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Computes the chains of the history anew, from their description and not by the application. */
public final class AuditChecks {

  private static final String FORMAT = "ringledger-audit-1";
  private static final String BEFORE_THE_FIRST = "0".repeat(64);

  private AuditChecks() {}

  /** Each chain has no gap, and each hash covers its entry and the hash before it. */
  static Stream<Anomaly> chainsHold(Evidence evidence) {
    return chainsHold(evidence.database().audit());
  }

  /** The same of entries that come chain by chain in order. */
  public static Stream<Anomaly> chainsHold(List<AuditRow> entries) {
    return entries.stream().collect(groupingBy(AuditRow::chain)).values().stream()
        .flatMap(chain -> broken(chain).stream())
        .map(
            entry ->
                new Anomaly("the chain of the history holds", entry.chain(), entry.toString()));
  }

  private static Optional<AuditRow> broken(List<AuditRow> chain) {
    String previous = BEFORE_THE_FIRST;
    long position = 0;
    for (AuditRow entry : chain) {
      position++;
      if (entry.position() != position
          || !entry.previousHash().equals(previous)
          || !entry.hash().equals(hash(entry))) {
        return Optional.of(entry);
      }
      previous = entry.hash();
    }
    return Optional.empty();
  }

  /** What the hash of an entry must be. */
  static String hash(AuditRow entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Stream.of(
            FORMAT,
            entry.previousHash(),
            entry.chain(),
            Long.toString(entry.position()),
            Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at())),
            entry.actor(),
            entry.role(),
            entry.requestId(),
            entry.action(),
            entry.outcome(),
            Integer.toString(entry.details().size()))
        .forEach(field -> put(bytes, field));
    entry
        .details()
        .forEach(
            (name, value) -> {
              put(bytes, name);
              put(bytes, value);
            });
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(bytes.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void put(ByteArrayOutputStream bytes, String field) {
    byte[] text = field.getBytes(UTF_8);
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
    bytes.writeBytes(text);
  }
}
