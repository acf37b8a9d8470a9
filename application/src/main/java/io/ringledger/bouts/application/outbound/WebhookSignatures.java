package io.ringledger.bouts.application.outbound;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Tells whether a delivery that claims to come from the wallet's service does. */
public interface WebhookSignatures {

  /**
   * Judges a delivery.
   *
   * @param timestamp when it says it was sent, as its header has it
   * @param signature as its header has it
   * @param rawBody exactly what was received
   */
  Verdict verify(String timestamp, String signature, byte[] rawBody, Instant now);

  /** What a delivery is. */
  sealed interface Verdict {

    /**
     * It is from the wallet's service. What it says is only a reason to ask.
     *
     * @param payload the signing request it is about, if it is about one
     * @param deliveryId the same for the same delivery, so that a replay can be refused
     */
    record Genuine(Optional<UUID> payload, String deliveryId) implements Verdict {}

    /** Somebody else signed it, or altered it. */
    record Forged() implements Verdict {}

    /** It is genuine, but was sent too long ago, or in the future. */
    record OutOfTime() implements Verdict {}

    /** It cannot be one. */
    record Malformed(String reason) implements Verdict {}
  }
}
