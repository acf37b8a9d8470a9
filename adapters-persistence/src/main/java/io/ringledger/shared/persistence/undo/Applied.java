package io.ringledger.shared.persistence.undo;

/**
 * A migration as the schema's history has it.
 *
 * @param rank its place in the history
 * @param version its number
 * @param script its file
 */
record Applied(int rank, int version, String script) {

  /** For people: {@code V4 audit and idempotency}. */
  String title() {
    return script.replaceFirst("__", " ").replace("_", " ").replaceFirst("\\.sql$", "");
  }
}
