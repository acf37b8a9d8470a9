package io.ringledger.paymentsandbox.money;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Json;
import java.util.Optional;

/** What a document carries for the sandbox's own use and nobody is shown. */
public final class Hidden {
  private static final String FIELD = "_sandbox";
  private static final String DUE = "due";

  private Hidden() {}

  /** Returns a copy of the document without it. */
  public static ObjectNode shown(ObjectNode document) {
    ObjectNode copy = document.deepCopy();
    copy.remove(FIELD);
    return copy;
  }

  /** Writes something. */
  public static void put(ObjectNode document, String field, String value) {
    document.withObjectProperty(FIELD).put(field, value);
  }

  /** Returns what was written, or nothing as an empty text. */
  public static String get(ObjectNode document, String field) {
    return Json.text(document.path(FIELD), field).orElse("");
  }

  static void putDue(ObjectNode document, long seconds) {
    document.withObjectProperty(FIELD).put(DUE, seconds);
  }

  static void clearDue(ObjectNode document) {
    document.withObjectProperty(FIELD).remove(DUE);
  }

  /** Returns when the document is to be settled, in seconds since 1970. */
  public static Optional<Long> due(ObjectNode document) {
    return document.path(FIELD).has(DUE)
        ? Optional.of(document.path(FIELD).path(DUE).asLong())
        : Optional.empty();
  }
}
