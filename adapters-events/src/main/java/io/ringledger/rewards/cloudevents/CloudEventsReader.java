package io.ringledger.rewards.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import io.ringledger.rewards.application.outbound.EventReader;
import io.ringledger.rewards.application.settlement.RewardIntake;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.settlement.SettlementFailure;
import io.ringledger.rewards.domain.settlement.SourceReading;
import io.ringledger.shared.cloudevents.Attributes;
import io.ringledger.shared.cloudevents.CanonicalJson;
import io.ringledger.shared.cloudevents.StrictJson;
import io.ringledger.shared.cloudevents.StrictJson.Documents;
import io.ringledger.shared.cloudevents.StrictJson.Element;
import io.ringledger.shared.cloudevents.StrictJson.NotJsonException;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Particular;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads CloudEvents 1.0 in structured JSON and holds their data against the schemas of {@code
 * docs/events}. What is kept of an event is its canonical form, and its fingerprint is taken over
 * that. May be used by several threads at once.
 */
public final class CloudEventsReader implements EventReader {

  /** How long an event may be in canonical form, in bytes of UTF-8. */
  public static final int MAX_EVENT_BYTES = 64 * 1024;

  private static final int KEY_DIGITS = 32;

  private final EventSchemas schemas = new EventSchemas();

  @Override
  public Outcome<List<Outcome<Envelope>>> read(byte[] body) {
    Documents documents;
    try {
      documents = StrictJson.read(body, RewardIntake.MAX_BATCH);
    } catch (NotJsonException refused) {
      return Outcome.rejected(RewardFailure.EVENT_MALFORMED, refused.why());
    }
    List<Element> events = documents.elements();
    if (events.isEmpty() || events.size() > RewardIntake.MAX_BATCH) {
      return Outcome.rejected(RewardFailure.EVENT_BATCH_TOO_LARGE);
    }
    if (!documents.array() && !events.getFirst().value().isObject()) {
      return Outcome.rejected(RewardFailure.EVENT_MALFORMED);
    }
    return Outcome.success(
        events.stream()
            .map(event -> EnvelopeRules.check(event).then(CloudEventsReader::envelope))
            .toList());
  }

  private static Outcome<Envelope> envelope(ObjectNode event) {
    String body = CanonicalJson.write(event);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_EVENT_BYTES) {
      return EnvelopeRules.refused(
          List.of(
              new Particular(
                  "event",
                  "too_long",
                  "The event has more than " + MAX_EVENT_BYTES + " bytes in canonical form.")));
    }
    String source = event.path("source").textValue();
    String id = event.path("id").textValue();
    String type = event.path("type").textValue();
    String orderingKey =
        SourceType.of(type)
            .flatMap(known -> known.recipient(event.path("data")))
            .map(Holder::id)
            .orElseGet(() -> keyOf(source, id));
    return Outcome.success(new Envelope(source, id, type, orderingKey, sha256(bytes), body));
  }

  /** Of the event alone, in a length that does not depend on it. */
  private static String keyOf(String source, String id) {
    String name = source + '\n' + id;
    return "event:" + sha256(name.getBytes(StandardCharsets.UTF_8)).substring(0, KEY_DIGITS);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public SourceReading understand(String event, Instant acceptedAt) {
    return kept(event)
        .map(attributes -> understand(attributes, acceptedAt))
        .orElseGet(() -> unusable("the event cannot be read any more"));
  }

  private static Optional<JsonNode> kept(String event) {
    try {
      Documents read = StrictJson.read(event, 1);
      Element document = read.elements().isEmpty() ? null : read.elements().getFirst();
      return Optional.ofNullable(document)
          .filter(it -> !read.array() && it.faults().isEmpty() && it.value().isObject())
          .map(Element::value);
    } catch (NotJsonException _) {
      return Optional.empty();
    }
  }

  private SourceReading understand(JsonNode event, Instant acceptedAt) {
    Optional<SourceType> known = SourceType.of(event.path("type").asText(""));
    if (known.isEmpty()) {
      return new SourceReading.Unsupported();
    }
    SourceType type = known.get();
    Optional<Schema> schema =
        schemas.find(type, Optional.ofNullable(event.path("dataschema").textValue()));
    if (schema.isEmpty()) {
      return new SourceReading.Unusable(
          SettlementFailure.UNSUPPORTED_SCHEMA_VERSION,
          "dataschema: not " + type.schema(EventSchemas.FIRST_VERSION));
    }
    if (!event.has("data")) {
      return unusable("data: required");
    }
    Optional<String> faults = EventSchemas.faults(schema.get(), event.path("data"));
    return faults
        .map(CloudEventsReader::unusable)
        .orElseGet(
            () ->
                new SourceReading.Reward(type.facts(event.path("data"), time(event, acceptedAt))));
  }

  private static Instant time(JsonNode event, Instant acceptedAt) {
    return Attributes.instant(event.path("time").asText("")).orElse(acceptedAt);
  }

  private static SourceReading unusable(String detail) {
    return new SourceReading.Unusable(SettlementFailure.SOURCE_MALFORMED, detail);
  }
}
