package io.ringledger.paymentsandbox.money;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Json;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.books.SandboxClock;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The verbs of refunds. */
public final class Refunds {
  /** The reasons for which money may be given back. */
  public static final Set<String> REASONS =
      Set.of("duplicate", "fraudulent", "requested_by_customer");

  private static final String FAILS = "fails";
  private static final String SUCCEEDS = "succeeds";
  private static final String LATER = "later";
  private static final String REFUNDED = "amount_refunded";

  private final Ids ids;
  private final SandboxClock clock;
  private final Events events;
  private final Methods methods;
  private final Schedule schedule;

  /**
   * A wish to give money back.
   *
   * @param intent of which intent
   * @param charge or of which charge
   * @param amount how much of it, in the smallest unit; empty: whatever is left
   * @param reason why
   * @param metadata the caller's own
   */
  public record Wish(
      Optional<String> intent,
      Optional<String> charge,
      Optional<Long> amount,
      Optional<String> reason,
      Map<String, String> metadata) {

    /** Keeps a copy. */
    public Wish {
      metadata = Map.copyOf(metadata);
    }
  }

  /**
   * Starts without any.
   *
   * @param ids makes ids
   * @param clock the time
   * @param events hears of what happens
   * @param schedule what happens later
   */
  public Refunds(Ids ids, SandboxClock clock, Events events, Schedule schedule) {
    this.ids = ids;
    this.clock = clock;
    this.events = events;
    this.methods = new Methods(ids, clock);
    this.schedule = schedule;
  }

  /** Gives money back that was taken. */
  public ObjectNode create(Act act, Wish wish) throws Refusal {
    ObjectNode charge = chargeOf(act, wish);
    long left = charge.path("amount").asLong() - charge.path(REFUNDED).asLong();
    if (left == 0) {
      throw Refusal.of(
              400,
              Refusal.INVALID_REQUEST,
              "charge_already_refunded",
              "Charge " + charge.path("id").asText() + " has already been refunded.")
          .executed();
    }
    long amount = wish.amount().orElse(left);
    if (amount > left) {
      throw Refusal.parameter(
              "amount",
              "Refund amount ("
                  + money(amount, charge)
                  + ") is greater than unrefunded amount on charge ("
                  + money(left, charge)
                  + ")")
          .executed();
    }
    ObjectNode refund = document(charge, amount, wish);
    String id = refund.path("id").asText();
    charge.put(REFUNDED, charge.path(REFUNDED).asLong() + amount).put("refunded", amount == left);
    later(act, refund, methods.behaviour(act, charge.path("payment_method").asText()));
    act.books().put(Kind.REFUND, id, refund);
    act.books().put(Kind.CHARGE, charge.path("id").asText(), charge);
    events.happened(act, "charge.refunded", charge);
    events.happened(act, "refund.created", refund);
    return refund;
  }

  /** Changes the caller's own words on a refund. */
  public ObjectNode update(Act act, String id, Map<String, String> metadata) throws Refusal {
    ObjectNode refund =
        act.books()
            .find(Kind.REFUND, id)
            .orElseThrow(() -> Refusal.missing(404, "refund", id, "id"));
    Metadata.merge(refund, metadata);
    act.books().put(Kind.REFUND, id, refund);
    events.happened(act, "refund.updated", refund);
    return refund;
  }

  /** Does what was to be done later to a refund, if that time has come. */
  public void settle(Act act, String id) {
    Optional<ObjectNode> found = act.books().find(Kind.REFUND, id);
    if (found.isEmpty() || Hidden.due(found.get()).orElse(Long.MAX_VALUE) > clock.seconds()) {
      return;
    }
    ObjectNode refund = found.get();
    Hidden.clearDue(refund);
    if (Hidden.get(refund, LATER).equals(SUCCEEDS)) {
      refund.put("status", "succeeded").remove("pending_reason");
      act.books().put(Kind.REFUND, id, refund);
      events.happened(act, "refund.updated", refund);
      return;
    }
    refund.put("status", "failed").put("failure_reason", "unknown").remove("pending_reason");
    act.books().put(Kind.REFUND, id, refund);
    ObjectNode charge = act.books().find(Kind.CHARGE, refund.path("charge").asText()).orElseThrow();
    charge
        .put(REFUNDED, charge.path(REFUNDED).asLong() - refund.path("amount").asLong())
        .put("refunded", false);
    act.books().put(Kind.CHARGE, charge.path("id").asText(), charge);
    events.happened(act, "refund.updated", refund);
    events.happened(act, "refund.failed", refund);
  }

  private void later(Act act, ObjectNode refund, TestMethod method) {
    switch (method) {
      case REFUND_FAILS -> at(act, refund, "pending", FAILS);
      case REFUND_FAILS_LATE -> at(act, refund, "succeeded", FAILS);
      case REFUND_TAKES_TIME -> at(act, refund, "pending", SUCCEEDS);
      default -> refund.put("status", "succeeded");
    }
  }

  private void at(Act act, ObjectNode refund, String status, String later) {
    long due = clock.seconds() + schedule.secondsOfProcessing();
    String id = refund.path("id").asText();
    refund.put("status", status);
    if (status.equals("pending")) {
      refund.put("pending_reason", "processing");
    }
    Hidden.put(refund, LATER, later);
    Hidden.putDue(refund, due);
    act.books().afterwards(() -> schedule.at(due, Kind.REFUND, id));
  }

  private static ObjectNode chargeOf(Act act, Wish wish) throws Refusal {
    String id;
    if (wish.intent().isPresent()) {
      String intentId = wish.intent().get();
      ObjectNode intent =
          act.books()
              .find(Kind.INTENT, intentId)
              .orElseThrow(
                  () -> Refusal.missing(404, "payment_intent", intentId, "payment_intent"));
      if (Status.of(intent) != Status.SUCCEEDED) {
        throw Refusal.unexpectedState(
            Hidden.shown(intent),
            "This PaymentIntent (" + intentId + ") does not have a successful charge to refund.");
      }
      id = intent.path("latest_charge").asText();
    } else {
      id = wish.charge().orElseThrow();
    }
    ObjectNode charge =
        act.books()
            .find(Kind.CHARGE, id)
            .orElseThrow(() -> Refusal.missing(404, "charge", id, "charge"));
    if (!charge.path("captured").asBoolean()) {
      throw Refusal.parameter(
              "charge", "Charge " + id + " has not been captured and cannot be refunded.")
          .executed();
    }
    return charge;
  }

  private ObjectNode document(ObjectNode charge, long amount, Wish wish) {
    ObjectNode refund =
        Json.object()
            .put("id", ids.next("re"))
            .put("object", "refund")
            .put("amount", amount)
            .putNull("balance_transaction")
            .put("charge", charge.path("id").asText())
            .put("created", clock.seconds())
            .put("currency", charge.path("currency").asText());
    refund
        .putObject("destination_details")
        .put("type", "card")
        .putObject("card")
        .put("reference_status", "pending")
        .put("reference_type", "acquirer_reference_number")
        .put("type", "refund");
    Metadata.write(refund, wish.metadata());
    return refund
        .put("payment_intent", charge.path("payment_intent").asText())
        .put("reason", wish.reason().orElse(null))
        .putNull("receipt_number")
        .putNull("source_transfer_reversal")
        .putNull("transfer_reversal");
  }

  private static String money(long amount, ObjectNode charge) {
    String currency = charge.path("currency").asText();
    String number = BigDecimal.valueOf(amount, 2).toPlainString();
    return switch (currency) {
      case "usd" -> "$" + number;
      case "eur" -> "€" + number;
      default -> number + " " + currency.toUpperCase(Locale.ROOT);
    };
  }
}
