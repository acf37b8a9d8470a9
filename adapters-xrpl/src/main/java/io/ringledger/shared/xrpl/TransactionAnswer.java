package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.RippleTime;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one {@code tx} answer holds, whatever its shape: API version 1 is flat with {@code date} or
 * has the binary form in {@code tx} and {@code meta}; version 2 has {@code tx_json} or {@code
 * tx_blob}, {@code meta} or {@code meta_blob}, and {@code close_time_iso}.
 *
 * @param json the transaction's own fields, whose names begin with a capital
 * @param hashes every place where the answer names the hash
 * @param ctids every place where it gives a compact transaction identifier
 * @param closeTimes every place where it says when the ledger closed
 */
record TransactionAnswer(
    Optional<byte[]> blob,
    Optional<ObjectNode> json,
    Optional<ObjectNode> metadata,
    List<String> hashes,
    List<String> ctids,
    List<RippleTime> closeTimes,
    long ledgerIndex) {

  /** Reads a result of which {@code validated} is true. */
  static TransactionAnswer of(JsonNode result) throws DisagreementException {
    JsonNode nested = result.path("tx_json");
    List<RippleTime> closeTimes = new ArrayList<>();
    for (JsonNode part : List.of(result, nested)) {
      if (part.has("date")) {
        closeTimes.add(new RippleTime(LedgerFields.uint32("date", part.path("date"))));
      }
    }
    if (result.has("close_time_iso")) {
      closeTimes.add(closeTime(result.path("close_time_iso").asText()));
    }
    long ledgerIndex = LedgerFields.uint32("ledger_index", result.path("ledger_index"));
    DisagreementException.unless(ledgerIndex > 0, "ledger_index: not a ledger");
    return new TransactionAnswer(
        blob(result),
        json(result, nested),
        metadata(result),
        texts(result, nested, "hash"),
        texts(result, nested, "ctid"),
        List.copyOf(closeTimes),
        ledgerIndex);
  }

  private static RippleTime closeTime(String iso) throws DisagreementException {
    try {
      return RippleTime.of(Instant.parse(iso));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new DisagreementException("close_time_iso: not a time", e);
    }
  }

  private static Optional<byte[]> blob(JsonNode result) throws DisagreementException {
    for (String name : List.of("tx_blob", "tx")) {
      if (result.path(name).isTextual()) {
        return Optional.of(TransactionCodec.parse(name, result.path(name).asText()));
      }
    }
    return Optional.empty();
  }

  private static Optional<ObjectNode> json(JsonNode result, JsonNode nested) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    JsonNode source = nested.isObject() ? nested : result;
    source.properties().stream()
        .filter(field -> isFieldOfTransaction(field.getKey()))
        .forEach(field -> fields.set(field.getKey(), field.getValue()));
    return fields.isEmpty() ? Optional.empty() : Optional.of(nameAmount(fields));
  }

  /** XRPL's own fields begin with a capital; what the server adds beside them does not. */
  private static boolean isFieldOfTransaction(String name) {
    return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
  }

  /** Version 2 calls the amount of a payment by another name, and version 1 adds that name. */
  private static ObjectNode nameAmount(ObjectNode fields) {
    JsonNode amount = fields.remove("DeliverMax");
    if (amount != null && !fields.has("Amount")) {
      fields.set("Amount", amount);
    }
    return fields;
  }

  private static Optional<ObjectNode> metadata(JsonNode result) throws DisagreementException {
    if (result.path("meta") instanceof ObjectNode object) {
      return Optional.of(object);
    }
    for (String name : List.of("meta_blob", "meta")) {
      if (result.path(name).isTextual()) {
        return Optional.of(TransactionCodec.decode(name, result.path(name).asText()));
      }
    }
    return Optional.empty();
  }

  private static List<String> texts(JsonNode result, JsonNode nested, String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode part : List.of(result, nested)) {
      if (part.has(name)) {
        texts.add(part.path(name).asText());
      }
    }
    return texts;
  }

  /** Both answers taken as one; they must tell of the same ledger. */
  static TransactionAnswer merge(TransactionAnswer one, TransactionAnswer other)
      throws DisagreementException {
    DisagreementException.unless(
        one.ledgerIndex == other.ledgerIndex, "ledger_index: two answers of one node differ");
    return new TransactionAnswer(
        other.blob.or(one::blob),
        one.json.or(other::json),
        one.metadata.or(other::metadata),
        joined(one, other, TransactionAnswer::hashes),
        joined(one, other, TransactionAnswer::ctids),
        joined(one, other, TransactionAnswer::closeTimes),
        one.ledgerIndex);
  }

  private static <T> List<T> joined(
      TransactionAnswer one, TransactionAnswer other, Function<TransactionAnswer, List<T>> part) {
    List<T> all = new ArrayList<>(part.apply(one));
    all.addAll(part.apply(other));
    return List.copyOf(all);
  }
}
