package io.ringledger.local.vault.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.Json;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The bytes whose hash is a batch's, written from its published documents. */
final class BatchBytes {

  private final JsonNode batch;
  private final Map<String, JsonNode> items;
  private final Map<String, JsonNode> wallets;

  /**
   * Of a batch.
   *
   * @param items by their ids, in their order
   * @param wallets by their addresses, in their order
   */
  BatchBytes(JsonNode batch, Map<String, JsonNode> items, Map<String, JsonNode> wallets) {
    this.batch = batch;
    this.items = items;
    this.wallets = wallets;
  }

  /** A trade that was applied; the digest is the SHA-256 of what its buyer signed. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Applied(long sequence, UUID id, byte[] digest) {}

  /**
   * The bytes.
   *
   * @param moved the items that were, in the order of their ids
   * @param applied in the order of their places
   * @param rejected in the order of their acceptance
   */
  byte[] canonical(
      Collection<String> moved, List<Applied> applied, List<JsonNode> rejected, byte[] root) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeBytes("ringledger.batch.v1");
      out.writeByte(0);
      out.writeLong(Json.number(batch, "number"));
      out.writeLong(Json.number(batch, "cut_at"));
      out.write(HexFormat.of().parseHex(Json.text(batch, "previous_hash")));
      fees(out, moved);
      owners(out, moved);
      positions(out);
      out.writeInt(applied.size());
      for (Applied one : applied) {
        out.writeLong(one.sequence());
        id(out, one.id());
        out.write(one.digest());
      }
      out.writeInt(rejected.size());
      for (JsonNode one : rejected) {
        id(out, UUID.fromString(Json.text(one, "intent_id")));
        text(out, Json.text(one, "reason"));
      }
      out.write(root);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private void fees(DataOutputStream out, Collection<String> moved) throws IOException {
    out.writeShort((int) Json.number(batch, "fee_basis_points"));
    text(out, Json.text(batch, "treasury"));
    List<JsonNode> bearing =
        moved.stream()
            .map(id -> Objects.requireNonNull(items.get(id)))
            .filter(item -> item.has("royalty_wallet"))
            .toList();
    out.writeInt(bearing.size());
    for (JsonNode item : bearing) {
      text(out, Json.text(item, "item_id"));
      out.writeShort((int) Json.number(item, "royalty_basis_points"));
      text(out, Json.text(item, "royalty_wallet"));
    }
  }

  private void owners(DataOutputStream out, Collection<String> moved) throws IOException {
    out.writeInt(moved.size());
    for (String id : moved) {
      JsonNode item = Objects.requireNonNull(items.get(id));
      text(out, id);
      text(out, Json.text(item, "opening_owner"));
      text(out, Json.text(item, "final_owner"));
    }
  }

  private void positions(DataOutputStream out) throws IOException {
    List<JsonNode> taking =
        wallets.values().stream().filter(line -> line.has("delta_drops")).toList();
    out.writeInt(taking.size());
    for (JsonNode line : taking) {
      text(out, Json.text(line, "wallet"));
      out.writeLong(Json.number(line, "cleared_drops"));
      out.writeLong(Json.number(line, "delta_drops"));
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  private static void id(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }
}
