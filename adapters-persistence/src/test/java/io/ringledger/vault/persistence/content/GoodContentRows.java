package io.ringledger.vault.persistence.content;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A row that is right in each table of published documents. */
public final class GoodContentRows {

  private GoodContentRows() {}

  public static Map<String, Map<String, String>> ofEachTable() {
    Map<String, String> document = new LinkedHashMap<>();
    String bytes = "convert_to('%s', 'UTF8')".formatted(UUID.randomUUID());
    document.put("cid", "content_cid(" + bytes + ")");
    document.put("kind", "'batch'");
    document.put("bytes", bytes);
    document.put("created_at", "now()");
    Map<String, String> pin = new LinkedHashMap<>();
    pin.put(
        "cid",
        "(select cid from content_documents d where not exists"
            + " (select from content_pins p where p.cid = d.cid) limit 1)");
    pin.put("store", "'kubo'");
    pin.put("state", "'queued'");
    pin.put("attempts", "0");
    pin.put("due_at", "now()");
    pin.put("last_error", "null");
    pin.put("queued_at", "now()");
    pin.put("kept_at", "null");
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    rows.put("content_documents", document);
    rows.put("content_pins", pin);
    return rows;
  }
}
