package io.ringledger.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;

/**
 * One entry of the ledger's state: an id and fields as the ledger's JSON writes them. Numbers are
 * always stored as {@code long}, so that two entries are equal when their fields are.
 */
public final class LedgerEntry {
  private final String id;
  private final ObjectNode fields;

  private LedgerEntry(String id, ObjectNode fields) {
    this.id = id;
    this.fields = fields;
  }

  /**
   * Returns a new entry without further fields but {@code Flags}, which every entry has.
   *
   * @param id the entry's id, upper-case hexadecimal
   * @param type the entry's type, such as {@code AccountRoot}
   */
  public static LedgerEntry create(String id, String type) {
    ObjectNode fields = Codec.JSON.createObjectNode();
    fields.put("LedgerEntryType", type);
    fields.put("Flags", 0L);
    return new LedgerEntry(id, fields);
  }

  /** Returns a copy that can be changed without changing this entry. */
  public LedgerEntry copy() {
    return new LedgerEntry(id, fields.deepCopy());
  }

  /** Returns the entry's id. */
  public String id() {
    return id;
  }

  /** Returns the entry's type. */
  public String type() {
    return text("LedgerEntryType");
  }

  /** Returns a copy of the fields. */
  public ObjectNode json() {
    return fields.deepCopy();
  }

  /**
   * Returns whether the entry has it.
   *
   * @param field a field's name
   */
  public boolean has(String field) {
    return fields.has(field);
  }

  /**
   * Returns its text, empty if absent.
   *
   * @param field a field's name
   */
  public String text(String field) {
    return fields.path(field).asText();
  }

  /**
   * Returns its value, 0 if absent.
   *
   * @param field the name of a numeric field
   */
  public long number(String field) {
    return fields.path(field).asLong();
  }

  /**
   * Returns the drops, 0 if absent.
   *
   * @param field the name of an XRP amount
   */
  public long drops(String field) {
    return fields.has(field) ? Long.parseLong(text(field)) : 0;
  }

  /**
   * Returns its value, 0 if absent.
   *
   * @param field the name of a 64-bit field, written in hexadecimal
   */
  public long uint64(String field) {
    return fields.has(field) ? Long.parseUnsignedLong(text(field), 16) : 0;
  }

  /**
   * Returns the field itself, a missing node if absent.
   *
   * @param field a field's name
   */
  public JsonNode field(String field) {
    return fields.path(field);
  }

  /**
   * Returns whether it is set.
   *
   * @param flag a bit of {@code Flags}
   */
  public boolean isFlagSet(long flag) {
    return (number("Flags") & flag) != 0;
  }

  /**
   * Sets a field.
   *
   * @param field a field's name
   * @param value its new value
   */
  public void set(String field, long value) {
    fields.put(field, value);
  }

  /**
   * Sets a field.
   *
   * @param field a field's name
   * @param value its new value
   */
  public void set(String field, String value) {
    fields.put(field, value);
  }

  /**
   * Sets a 64-bit field.
   *
   * @param field the name of a 64-bit field
   * @param value its new value
   */
  public void setUint64(String field, long value) {
    fields.put(field, Long.toHexString(value));
  }

  /**
   * Sets a field.
   *
   * @param field a field's name
   * @param value its new value
   */
  public void set(String field, JsonNode value) {
    fields.set(field, value);
  }

  /**
   * Sets an XRP amount.
   *
   * @param field the name of an XRP amount
   * @param drops its new value
   */
  public void setDrops(String field, long drops) {
    fields.put(field, Long.toString(drops));
  }

  /**
   * Drops a field.
   *
   * @param field the name of the field to drop
   */
  public void remove(String field) {
    fields.remove(field);
  }

  /**
   * Returns whether both have the same fields.
   *
   * @param other another entry
   */
  public boolean hasSameFields(LedgerEntry other) {
    return fields.equals(other.fields);
  }

  @Override
  public String toString() {
    return id + fields;
  }
}
