package io.ringledger.paymentsandbox.money;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Json;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.books.SandboxClock;
import io.ringledger.paymentsandbox.money.TestMethod.Reaction;
import java.util.Optional;

/** Attempts to take the money of an intent, and what the bank makes of them. */
final class Charges {
  private static final String METHOD = "payment_method";
  private static final String NEXT_ACTION = "next_action";

  private final Ids ids;
  private final SandboxClock clock;
  private final Events events;
  private final Methods methods;
  private final Schedule schedule;

  Charges(Ids ids, SandboxClock clock, Events events, Methods methods, Schedule schedule) {
    this.ids = ids;
    this.clock = clock;
    this.events = events;
    this.methods = methods;
    this.schedule = schedule;
  }

  Answer confirm(Act act, ObjectNode intent, Confirmation wish) {
    TestMethod method = methods.behaviour(act, intent.path(METHOD).asText());
    intent.putNull("last_payment_error").putNull(NEXT_ACTION);
    if (act.declined().isPresent()) {
      return declined(act, intent, act.declined().get());
    }
    return switch (method.reaction()) {
      case PAYS -> Answer.ok(pay(act, intent));
      case DECLINES -> declined(act, intent, method.decline());
      case ASKS ->
          wish.offSession()
              ? declined(act, intent, Decline.AUTHENTICATION_REQUIRED)
              : Answer.ok(ask(act, intent, wish.returnUrl()));
      case TAKES_TIME_AND_PAYS, TAKES_TIME_AND_DECLINES -> Answer.ok(process(act, intent));
    };
  }

  ObjectNode pay(Act act, ObjectNode intent) {
    boolean manual = intent.path("capture_method").asText().equals("manual");
    long amount = intent.path("amount").asLong();
    ObjectNode charge = charge(act, intent, Optional.empty());
    charge.put("captured", !manual).put("amount_captured", manual ? 0 : amount);
    intent.put("latest_charge", charge.path("id").asText()).putNull(NEXT_ACTION);
    Hidden.clearDue(intent);
    if (manual) {
      intent.put("amount_capturable", amount).put("status", Status.REQUIRES_CAPTURE.wire());
    } else {
      intent.put("amount_received", amount).put("status", Status.SUCCEEDED.wire());
    }
    save(act, intent, charge);
    events.happened(act, "charge.succeeded", charge);
    events.happened(
        act,
        manual ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded",
        intent);
    return intent;
  }

  private Answer declined(Act act, ObjectNode intent, Decline decline) {
    ObjectNode error = fail(act, intent, decline);
    ObjectNode told = error.deepCopy();
    told.set("payment_intent", Hidden.shown(intent));
    return new Answer(402, Json.object().set("error", told));
  }

  private ObjectNode fail(Act act, ObjectNode intent, Decline decline) {
    ObjectNode charge = charge(act, intent, Optional.of(decline));
    String id = charge.path("id").asText();
    ObjectNode method = Hidden.shown(methods.get(act, intent.path(METHOD).asText()));
    ObjectNode error = decline.error(Optional.of(id), method);
    intent.put("latest_charge", id);
    failed(intent, error);
    save(act, intent, charge);
    events.happened(act, "charge.failed", charge);
    events.happened(act, "payment_intent.payment_failed", intent);
    return error;
  }

  private static void failed(ObjectNode intent, ObjectNode error) {
    intent
        .putNull(METHOD)
        .putNull(NEXT_ACTION)
        .put("status", Status.REQUIRES_PAYMENT_METHOD.wire())
        .set("last_payment_error", error);
    Hidden.clearDue(intent);
  }

  private ObjectNode ask(Act act, ObjectNode intent, Optional<String> returnUrl) {
    String page = schedule.page(intent.path("id").asText());
    ObjectNode next = intent.putObject(NEXT_ACTION);
    if (returnUrl.isPresent()) {
      next.put("type", "redirect_to_url")
          .putObject("redirect_to_url")
          .put("return_url", returnUrl.get())
          .put("url", page);
    } else {
      next.put("type", "use_stripe_sdk")
          .putObject("use_stripe_sdk")
          .put("type", "three_d_secure_redirect")
          .put("stripe_js", page);
    }
    intent.put("status", Status.REQUIRES_ACTION.wire());
    act.books().put(Kind.INTENT, intent.path("id").asText(), intent);
    events.happened(act, "payment_intent.requires_action", intent);
    return intent;
  }

  ObjectNode personRefused(Act act, ObjectNode intent) {
    ObjectNode error =
        Json.object()
            .put("code", "payment_intent_authentication_failure")
            .put(
                "doc_url",
                "https://stripe.com/docs/error-codes/payment-intent-authentication-failure")
            .put(
                "message",
                "The provided PaymentMethod has failed authentication. You can provide"
                    + " payment_method_data or a new PaymentMethod to attempt to fulfill this"
                    + " PaymentIntent again.");
    error.set(METHOD, Hidden.shown(methods.get(act, intent.path(METHOD).asText())));
    error.put("type", Refusal.INVALID_REQUEST);
    failed(intent, error);
    act.books().put(Kind.INTENT, intent.path("id").asText(), intent);
    events.happened(act, "payment_intent.payment_failed", intent);
    return intent;
  }

  private ObjectNode process(Act act, ObjectNode intent) {
    String id = intent.path("id").asText();
    long due = clock.seconds() + schedule.secondsOfProcessing();
    intent.put("status", Status.PROCESSING.wire());
    Hidden.putDue(intent, due);
    act.books().put(Kind.INTENT, id, intent);
    act.books().afterwards(() -> schedule.at(due, Kind.INTENT, id));
    events.happened(act, "payment_intent.processing", intent);
    return intent;
  }

  void settle(Act act, ObjectNode intent) {
    TestMethod method = methods.behaviour(act, intent.path(METHOD).asText());
    if (method.reaction() == Reaction.TAKES_TIME_AND_DECLINES) {
      fail(act, intent, method.decline());
    } else {
      pay(act, intent);
    }
  }

  ObjectNode capture(Act act, ObjectNode intent, long amount) {
    ObjectNode charge = latest(act, intent);
    long letGo = intent.path("amount_capturable").asLong() - amount;
    charge.put("captured", true).put("amount_captured", amount).put("amount_refunded", letGo);
    intent
        .put("amount_capturable", 0)
        .put("amount_received", amount)
        .put("status", Status.SUCCEEDED.wire());
    save(act, intent, charge);
    events.happened(act, "charge.captured", charge);
    events.happened(act, "payment_intent.succeeded", intent);
    return intent;
  }

  void letGo(Act act, ObjectNode intent, long amount) {
    ObjectNode charge = latest(act, intent);
    charge.put("refunded", true).put("amount_refunded", amount);
    act.books().put(Kind.CHARGE, charge.path("id").asText(), charge);
    events.happened(act, "charge.refunded", charge);
  }

  private static ObjectNode latest(Act act, ObjectNode intent) {
    return act.books().find(Kind.CHARGE, intent.path("latest_charge").asText()).orElseThrow();
  }

  private static void save(Act act, ObjectNode intent, ObjectNode charge) {
    act.books().put(Kind.CHARGE, charge.path("id").asText(), charge);
    act.books().put(Kind.INTENT, intent.path("id").asText(), intent);
  }

  private ObjectNode charge(Act act, ObjectNode intent, Optional<Decline> declined) {
    String method = intent.path(METHOD).asText();
    ObjectNode charge =
        Json.object()
            .put("id", ids.next("ch"))
            .put("object", "charge")
            .put("amount", intent.path("amount").asLong())
            .put("amount_captured", 0)
            .put("amount_refunded", 0)
            .putNull("application")
            .putNull("balance_transaction")
            .put("captured", false)
            .put("created", clock.seconds())
            .put("currency", intent.path("currency").asText())
            .putNull("customer")
            .put("description", Json.text(intent, "description").orElse(null))
            .put("disputed", false)
            .put("failure_code", declined.map(Decline::code).orElse(null))
            .put("failure_message", declined.map(Decline::message).orElse(null))
            .put("livemode", false)
            .put("paid", declined.isEmpty())
            .put("payment_intent", intent.path("id").asText())
            .put(METHOD, method)
            .put("receipt_email", Json.text(intent, "receipt_email").orElse(null))
            .put("refunded", false)
            .put("status", declined.isEmpty() ? "succeeded" : "failed");
    charge.set("metadata", intent.path("metadata").deepCopy());
    charge.putObject("fraud_details");
    ObjectNode outcome =
        charge
            .putObject("outcome")
            .put(
                "network_status",
                declined.isEmpty() ? "approved_by_network" : "declined_by_network")
            .put("risk_level", "normal")
            .put(
                "seller_message",
                declined.isEmpty()
                    ? "Payment complete."
                    : "The bank did not return any further details with this decline.")
            .put("type", declined.isEmpty() ? "authorized" : "issuer_declined");
    outcome.put(
        "reason", declined.map(Decline::declineCode).filter(code -> !code.isEmpty()).orElse(null));
    ObjectNode details = charge.putObject("payment_method_details");
    details.put("type", "card");
    details.set("card", methods.get(act, method).path("card").deepCopy());
    return charge;
  }
}
