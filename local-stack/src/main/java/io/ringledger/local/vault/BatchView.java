package io.ringledger.local.vault;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.Json;

/**
 * A batch as the vault tells it.
 *
 * @param state such as {@code settled}
 * @param hash 64 hexadecimal digits, as are previous and root
 * @param document the content id of its own document
 */
record BatchView(
    long number,
    String state,
    String hash,
    String previous,
    String root,
    long applied,
    long rejected,
    long wallets,
    long items,
    long gross,
    String document) {

  static BatchView of(JsonNode batch) {
    return new BatchView(
        Json.number(batch, "number"),
        Json.text(batch, "state"),
        Json.text(batch, "hash"),
        Json.text(batch, "previous_hash"),
        Json.text(batch, "merkle_root"),
        Json.number(batch, "applied"),
        Json.number(batch, "rejected"),
        Json.number(batch, "wallets"),
        Json.number(batch, "items"),
        Json.number(batch, "gross_drops"),
        Json.text(batch, "document"));
  }

  /** Whether nothing more comes of it. */
  boolean isOver() {
    return state.equals("settled") || state.equals("reversed");
  }
}
