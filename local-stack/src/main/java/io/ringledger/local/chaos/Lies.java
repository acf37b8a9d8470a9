package io.ringledger.local.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a node says that is not so, and that can be found out. */
public final class Lies {

  private Lies() {}

  /** Another amount than the one that was signed; hash and signature give it away. */
  public static ObjectNode aboutAmounts(ObjectNode result) {
    String blob = result.path("tx_blob").asText();
    if (!blob.isEmpty()) {
      char last = blob.charAt(blob.length() - 1);
      result.put("tx_blob", blob.substring(0, blob.length() - 1) + (last == '0' ? '1' : '0'));
    }
    if (result.has("Amount")) {
      result.put("Amount", Long.toString(result.path("Amount").asLong() + 1));
    }
    return result;
  }
}
