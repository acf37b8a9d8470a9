package io.ringledger.rewards.persistence.checkpoints;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringledger.rewards.domain.ledger.chain.AuditStretch;
import io.ringledger.rewards.domain.ledger.chain.ChainHead;
import io.ringledger.rewards.domain.ledger.chain.Hash;
import io.ringledger.rewards.domain.ledger.chain.LedgerCheckpoint;
import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A signed checkpoint as JSON, for people and programs; docs/ledger-integrity.md describes it. */
public final class CheckpointDocument {

  /** No document is longer. */
  public static final int MAX_LENGTH = 65_536;

  private static final String FORMAT = "ringledger-checkpoint-1";
  private static final JsonFactory JSON = new JsonFactory();

  private CheckpointDocument() {}

  /** The document, with a line end at its end. */
  public static String write(SignedCheckpoint signed) {
    LedgerCheckpoint checkpoint = signed.checkpoint();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeNumberField("number", checkpoint.number());
      json.writeStringField("at", checkpoint.at().toString());
      json.writeStringField("previous_hash", checkpoint.previous().hex());
      json.writeNumberField("entries", checkpoint.entries());
      json.writeArrayFieldStart("heads");
      for (ChainHead head : checkpoint.heads()) {
        json.writeStartObject();
        json.writeNumberField("shard", head.shard());
        json.writeNumberField("position", head.position());
        json.writeStringField("hash", head.hash().hex());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeObjectFieldStart("audit");
      json.writeStringField("after", checkpoint.audit().after().toString());
      json.writeStringField("until", checkpoint.audit().until().toString());
      json.writeNumberField("entries", checkpoint.audit().entries());
      json.writeStringField("digest", checkpoint.audit().digest().hex());
      json.writeEndObject();
      json.writeStringField("hash", checkpoint.hash().hex());
      json.writeStringField("key_id", signed.keyId());
      json.writeStringField("signature", signed.signature());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  /**
   * Reads a document; whether the signature is good is another question.
   *
   * @throws IllegalArgumentException where it is none, or contradicts itself
   */
  public static SignedCheckpoint read(String document) {
    if (document.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("it is too long");
    }
    Map<?, ?> fields = object(parsed(document));
    if (!text(fields, "format").equals(FORMAT)) {
      throw new IllegalArgumentException("it is of another format");
    }
    Map<?, ?> audit = object(value(fields, "audit"));
    LedgerCheckpoint checkpoint =
        new LedgerCheckpoint(
            number(fields, "number"),
            moment(fields, "at"),
            heads(value(fields, "heads")),
            new AuditStretch(
                moment(audit, "after"),
                moment(audit, "until"),
                number(audit, "entries"),
                new Hash(text(audit, "digest"))),
            new Hash(text(fields, "previous_hash")));
    if (checkpoint.entries() != number(fields, "entries")
        || !checkpoint.hash().hex().equals(text(fields, "hash"))) {
      throw new IllegalArgumentException("its hash or sum is not that of its content");
    }
    return new SignedCheckpoint(checkpoint, text(fields, "key_id"), text(fields, "signature"));
  }

  private static List<ChainHead> heads(Object value) {
    if (!(value instanceof List<?> list)) {
      throw new IllegalArgumentException("it has no heads");
    }
    return list.stream()
        .map(CheckpointDocument::object)
        .map(
            head ->
                new ChainHead(
                    Math.toIntExact(number(head, "shard")),
                    number(head, "position"),
                    new Hash(text(head, "hash"))))
        .toList();
  }

  private static Object value(Map<?, ?> fields, String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("it has no " + name);
    }
    return value;
  }

  private static Map<?, ?> object(Object value) {
    if (value instanceof Map<?, ?> fields) {
      return fields;
    }
    throw new IllegalArgumentException("it is no JSON object where one should be");
  }

  private static String text(Map<?, ?> fields, String name) {
    if (value(fields, name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(name + " is no text");
  }

  private static long number(Map<?, ?> fields, String name) {
    if (value(fields, name) instanceof Long number) {
      return number;
    }
    throw new IllegalArgumentException(name + " is no whole number");
  }

  private static Instant moment(Map<?, ?> fields, String name) {
    try {
      return Instant.parse(text(fields, name));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(name + " is no moment", e);
    }
  }

  private static Object parsed(String document) {
    try (JsonParser json = JSON.createParser(document)) {
      json.nextToken();
      Object value = value(json);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("something follows it");
      }
      return value;
    } catch (IOException e) {
      throw new IllegalArgumentException("it is no JSON", e);
    }
  }

  /** Maps, lists, texts and whole numbers; no others occur. Nesting is bounded by the parser. */
  private static Object value(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> fields = new HashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (fields.put(name, value(json)) != null) {
          throw new IllegalArgumentException("it says " + name + " twice");
        }
      }
      return fields;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> items = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(json));
      }
      return items;
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return json.getLongValue();
    }
    if (token == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    throw new IllegalArgumentException("it has a value of another kind");
  }
}
