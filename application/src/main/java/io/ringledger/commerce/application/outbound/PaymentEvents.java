package io.ringledger.commerce.application.outbound;

import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.shared.application.Page;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All verified events of gateways, and what became of them. An event may name no site of ours, so
 * that all of it runs as {@link io.ringledger.shared.application.sites.RestrictedRole#PAYMENTS}.
 */
public interface PaymentEvents {

  /** A longer note is cut. */
  int MAX_NOTE_LENGTH = 300;

  /**
   * Keeps those that are not known yet, with what was received word for word, to be worked on from
   * now.
   *
   * @return those that are new
   */
  List<PaymentEventId> add(List<Received> received);

  /**
   * The event that is due the longest, held until the unit of work ends; those that others hold are
   * passed over.
   */
  Optional<Claim> claim(Instant now);

  /**
   * Notes what became of an event that is held. One that becomes pending again is worked on from
   * the first try.
   *
   * @param again when it is worked on next; present for a pending one, perhaps for a parked one
   */
  void settle(PaymentEventId id, Status status, String note, Optional<Instant> again, Instant now);

  Optional<Standing> find(PaymentEventId id);

  /** The same, held until the unit of work ends. */
  Optional<Standing> lock(PaymentEventId id);

  /** The newest first. */
  Page<Standing, PaymentEventId> page(
      Optional<Status> status, Optional<PaymentEventId> before, int limit);

  /** How many there are of each status; parked ones by whether they are tried again. */
  List<Tally> tallies();

  /** What became of an event. */
  enum Status {
    /** Nobody has looked at it yet. */
    PENDING,
    /** It counted. */
    APPLIED,
    /** It said nothing new, or nothing that matters. */
    IGNORED,
    /** It cannot be applied, for now or until somebody has looked at it. Never dropped. */
    PARKED;

    /** The text used on the wire and in storage. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that wire text, or empty where there is none. */
    public static Optional<Status> ofWire(String text) {
      return Arrays.stream(values()).filter(status -> status.wire().equals(text)).findFirst();
    }
  }

  /** An event as received. */
  record Received(PaymentEvent event, String body) {}

  /**
   * An event to work on.
   *
   * @param tries how often it was worked on before
   */
  record Claim(PaymentEvent event, int tries) {}

  /**
   * An event and what became of it.
   *
   * @param again when it is worked on next; empty: not by itself
   */
  record Standing(
      PaymentEvent event, Status status, int tries, String note, Optional<Instant> again) {}

  /** So many events. */
  record Tally(Status status, boolean again, long count) {}
}
