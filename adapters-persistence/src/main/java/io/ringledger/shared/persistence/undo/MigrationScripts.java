package io.ringledger.shared.persistence.undo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The migrations this release carries, found by name, and what takes each back: {@code
 * db/undo/U5__name.sql} undoes {@code db/migration/V5__name.sql}.
 */
final class MigrationScripts {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private MigrationScripts() {}

  /** The file of a migration, from how the history names it: some note the folder as well. */
  static String nameOf(String script) {
    return script.substring(script.lastIndexOf('/') + 1);
  }

  /** The checksum as Flyway notes it in its history; empty for a script this release lacks. */
  static Optional<Integer> checksumOf(String script) {
    return read("/db/migration/" + script).map(MigrationScripts::checksum);
  }

  /** The statements that take a migration back, its placeholders filled in. */
  static Optional<String> undoOf(String script, Map<String, String> placeholders) {
    return read("/db/undo/U" + script.substring(1)).map(sql -> filled(sql, placeholders));
  }

  private static String filled(String sql, Map<String, String> placeholders) {
    String text = sql;
    for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
      text = text.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
    }
    if (text.contains("${")) {
      throw new IllegalStateException("an undo file has a placeholder nobody knows: " + text);
    }
    return text;
  }

  private static Optional<String> read(String resource) {
    try (InputStream in = MigrationScripts.class.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** CRC-32 over the lines without their ends, so that a checkout with other line ends agrees. */
  private static int checksum(String text) {
    CRC32 crc = new CRC32();
    String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    new BufferedReader(new StringReader(marked))
        .lines()
        .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }
}
