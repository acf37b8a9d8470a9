package io.ringledger.rewards.application.outbound;

import io.ringledger.rewards.domain.settlement.SourceReading;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.List;

/** Reads what comes in as CloudEvents 1.0 in structured JSON. */
public interface EventReader {

  /**
   * Reads one event, or a batch; whatever it may be, it is not larger than what was agreed on.
   * Refused with {@code EVENT_MALFORMED} where it is neither, or {@code EVENT_BATCH_TOO_LARGE};
   * within a batch each event has its own outcome.
   */
  Outcome<List<Outcome<Envelope>>> read(byte[] body);

  /** Holds an event that was kept against the schema of its type and version. */
  SourceReading understand(String event, Instant acceptedAt);

  /**
   * What is on the outside of an event.
   *
   * @param source CloudEvents {@code source}, a URI reference
   * @param orderingKey the recipient where it can be told, otherwise something of the event itself
   * @param fingerprint lower-case hexadecimal SHA-256 over all attributes and data, in a canonical
   *     order (RFC 8785)
   * @param body the event alone, as structured JSON
   */
  record Envelope(
      String source, String id, String type, String orderingKey, String fingerprint, String body) {}
}
