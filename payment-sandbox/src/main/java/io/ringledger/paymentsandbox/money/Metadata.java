package io.ringledger.paymentsandbox.money;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The caller's own words on a document. */
final class Metadata {
  private static final String FIELD = "metadata";

  private Metadata() {}

  static void write(ObjectNode document, Map<String, String> metadata) {
    document.putObject(FIELD);
    merge(document, metadata);
  }

  /** Changes the words that are there; an empty value takes one away. */
  static void merge(ObjectNode document, Map<String, String> metadata) {
    ObjectNode words = document.withObjectProperty(FIELD);
    metadata.forEach(
        (key, value) -> {
          if (value.isEmpty()) {
            words.remove(key);
          } else {
            words.put(key, value);
          }
        });
  }
}
