package io.ringledger.paymentsandbox.money;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Json;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.books.SandboxClock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The verbs of payment intents. */
public final class Payments {
  /** The reasons for which an intent may be canceled. */
  public static final Set<String> CANCELLATION_REASONS =
      Set.of("duplicate", "fraudulent", "requested_by_customer", "abandoned");

  private final Ids ids;
  private final SandboxClock clock;
  private final Events events;
  private final Methods methods;
  private final Charges charges;

  /**
   * Starts without any.
   *
   * @param ids makes ids
   * @param clock the time
   * @param events hears of what happens
   * @param schedule what happens later, and where a person is asked
   */
  public Payments(Ids ids, SandboxClock clock, Events events, Schedule schedule) {
    this.ids = ids;
    this.clock = clock;
    this.events = events;
    this.methods = new Methods(ids, clock);
    this.charges = new Charges(ids, clock, events, methods, schedule);
  }

  /** Creates an intent; where there is something to pay it with, it only needs confirmation. */
  public ObjectNode create(Act act, NewIntent wish, Optional<String> paymentMethod) throws Refusal {
    String id = ids.next("pi");
    ObjectNode intent =
        Json.object()
            .put("id", id)
            .put("object", "payment_intent")
            .put("amount", wish.amount())
            .put("amount_capturable", 0)
            .put("amount_received", 0)
            .putNull("application")
            .putNull("application_fee_amount")
            .putNull("automatic_payment_methods")
            .putNull("canceled_at")
            .putNull("cancellation_reason")
            .put("capture_method", wish.captureMethod())
            .put("client_secret", ids.next(id + "_secret"))
            .put("confirmation_method", "automatic")
            .put("created", clock.seconds())
            .put("currency", wish.currency())
            .putNull("customer")
            .put("description", wish.description().orElse(null))
            .putNull("last_payment_error")
            .putNull("latest_charge")
            .put("livemode", false)
            .putNull("next_action")
            .putNull("on_behalf_of")
            .putNull("payment_method")
            .putNull("processing")
            .put("receipt_email", wish.receiptEmail().orElse(null))
            .putNull("setup_future_usage")
            .putNull("shipping")
            .putNull("statement_descriptor")
            .put("status", Status.REQUIRES_PAYMENT_METHOD.wire())
            .putNull("transfer_group");
    intent.putObject("amount_details").putObject("tip");
    intent.putObject("payment_method_options");
    Metadata.write(intent, wish.metadata());
    if (wish.methodTypes().isEmpty()) {
      intent.putArray("payment_method_types").add("card").add("link");
      intent
          .putObject("automatic_payment_methods")
          .put("allow_redirects", wish.mayRedirect() ? "always" : "never")
          .put("enabled", true);
    } else {
      wish.methodTypes().forEach(intent.putArray("payment_method_types")::add);
    }
    if (paymentMethod.isPresent()) {
      intent
          .put("payment_method", methods.use(act, paymentMethod.get()))
          .put("status", Status.REQUIRES_CONFIRMATION.wire());
    }
    act.books().put(Kind.INTENT, id, intent);
    events.happened(act, "payment_intent.created", intent);
    return intent;
  }

  /** Has an intent paid, or asks the person, or is declined, as its payment method is. */
  public Answer confirm(Act act, String id, Confirmation wish) throws Refusal {
    ObjectNode intent = find(act, id);
    Status status = Status.of(intent);
    if (!Status.CONFIRMABLE.contains(status)) {
      throw Refusal.unexpectedState(
          Hidden.shown(intent),
          status == Status.SUCCEEDED
              ? "You cannot confirm this PaymentIntent because it has already succeeded after being"
                  + " previously confirmed."
              : "You cannot confirm this PaymentIntent because it has a status of "
                  + status.wire()
                  + ".");
    }
    if (wish.paymentMethod().isPresent()) {
      intent.put("payment_method", methods.use(act, wish.paymentMethod().get()));
    }
    if (Json.text(intent, "payment_method").isEmpty()) {
      throw Refusal.unexpectedState(
          Hidden.shown(intent),
          "You cannot confirm this PaymentIntent because it's missing a payment method. Update the"
              + " PaymentIntent with a payment method and then confirm it again.");
    }
    if (wish.returnUrl().isEmpty()
        && intent.at("/automatic_payment_methods/allow_redirects").asText().equals("always")) {
      throw Refusal.of(
              400,
              Refusal.INVALID_REQUEST,
              "",
              "This PaymentIntent is configured to accept payment methods enabled in your"
                  + " Dashboard. Because some of these payment methods might redirect your customer"
                  + " off of your page, you must provide a `return_url`. If you don't want to accept"
                  + " redirect-based payment methods, set `automatic_payment_methods[enabled]` to"
                  + " `true` and `automatic_payment_methods[allow_redirects]` to `never` when"
                  + " creating Setup Intents and Payment Intents.")
          .executed();
    }
    return charges.confirm(act, intent, wish);
  }

  /** Cancels an intent; money that was set aside is let go. */
  public ObjectNode cancel(Act act, String id, Optional<String> reason) throws Refusal {
    ObjectNode intent = find(act, id);
    Status status = Status.of(intent);
    if (!Status.CANCELABLE.contains(status)) {
      throw Refusal.unexpectedState(
          Hidden.shown(intent),
          "You cannot cancel this PaymentIntent because it has a status of "
              + status.wire()
              + ". Only a PaymentIntent with one of the following statuses may be canceled:"
              + " requires_payment_method, requires_capture, requires_confirmation,"
              + " requires_action, processing.");
    }
    if (status == Status.REQUIRES_CAPTURE) {
      charges.letGo(act, intent, intent.path("amount_capturable").asLong());
    }
    intent
        .put("amount_capturable", 0)
        .put("canceled_at", clock.seconds())
        .put("cancellation_reason", reason.orElse(null))
        .putNull("next_action")
        .put("status", Status.CANCELED.wire());
    Hidden.clearDue(intent);
    act.books().put(Kind.INTENT, id, intent);
    events.happened(act, "payment_intent.canceled", intent);
    return intent;
  }

  /**
   * Takes money that was set aside.
   *
   * @param amount how much of it; the rest is let go; empty: all
   */
  public ObjectNode capture(Act act, String id, Optional<Long> amount) throws Refusal {
    ObjectNode intent = find(act, id);
    if (Status.of(intent) != Status.REQUIRES_CAPTURE) {
      throw Refusal.unexpectedState(
          Hidden.shown(intent),
          "This PaymentIntent could not be captured because it has a status of "
              + intent.path("status").asText()
              + ". Only a PaymentIntent with one of the following statuses may be captured:"
              + " requires_capture.");
    }
    long most = intent.path("amount_capturable").asLong();
    long taken = amount.orElse(most);
    if (taken > most) {
      throw Refusal.parameter(
              "amount_too_large",
              "amount_to_capture",
              "The amount to capture must not be more than what can be captured (" + most + ").")
          .executed();
    }
    return charges.capture(act, intent, taken);
  }

  /** Changes what an intent says about itself, or what pays it. */
  public ObjectNode update(
      Act act,
      String id,
      Optional<Long> amount,
      Optional<String> paymentMethod,
      Map<String, Optional<String>> texts,
      Map<String, String> metadata)
      throws Refusal {
    ObjectNode intent = find(act, id);
    Status status = Status.of(intent);
    if ((amount.isPresent() || paymentMethod.isPresent()) && !Status.CONFIRMABLE.contains(status)) {
      throw Refusal.unexpectedState(
          Hidden.shown(intent),
          "This PaymentIntent's "
              + (amount.isPresent() ? "amount" : "payment_method")
              + " could not be updated because it has a status of "
              + status.wire()
              + ". You may only update the "
              + (amount.isPresent() ? "amount" : "payment_method")
              + " of a PaymentIntent with one of the following statuses: requires_payment_method,"
              + " requires_confirmation, requires_action.");
    }
    amount.ifPresent(value -> intent.put("amount", value));
    if (paymentMethod.isPresent()) {
      intent
          .put("payment_method", methods.use(act, paymentMethod.get()))
          .putNull("next_action")
          .put("status", Status.REQUIRES_CONFIRMATION.wire());
    }
    texts.forEach((field, text) -> intent.put(field, text.orElse(null)));
    Metadata.merge(intent, metadata);
    act.books().put(Kind.INTENT, id, intent);
    return intent;
  }

  /**
   * Says yes or no in the place of the person who is asked.
   *
   * @throws Refusal if nobody is asked about this intent
   */
  public ObjectNode answerPerson(Act act, String id, boolean yes) throws Refusal {
    ObjectNode intent = find(act, id);
    if (Status.of(intent) != Status.REQUIRES_ACTION) {
      throw Refusal.unexpectedState(
          Hidden.shown(intent),
          "Nobody is asked about this PaymentIntent: it has a status of "
              + intent.path("status").asText()
              + ".");
    }
    return yes ? charges.pay(act, intent) : charges.personRefused(act, intent);
  }

  /** Does what was to be done later to an intent, if that time has come and it still waits. */
  public void settle(Act act, String id) {
    Optional<ObjectNode> intent = act.books().find(Kind.INTENT, id);
    if (intent.isPresent()
        && Status.of(intent.get()) == Status.PROCESSING
        && Hidden.due(intent.get()).orElse(Long.MAX_VALUE) <= clock.seconds()) {
      charges.settle(act, intent.get());
    }
  }

  private static ObjectNode find(Act act, String id) throws Refusal {
    return act.books()
        .find(Kind.INTENT, id)
        .orElseThrow(() -> Refusal.missing(404, "payment_intent", id, "intent"));
  }
}
