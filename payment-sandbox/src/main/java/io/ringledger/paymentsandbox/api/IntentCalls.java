package io.ringledger.paymentsandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Json;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.money.Act;
import io.ringledger.paymentsandbox.money.Answer;
import io.ringledger.paymentsandbox.money.Confirmation;
import io.ringledger.paymentsandbox.money.Hidden;
import io.ringledger.paymentsandbox.money.NewIntent;
import io.ringledger.paymentsandbox.money.Payments;
import io.ringledger.paymentsandbox.money.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Calls about payment intents. */
final class IntentCalls {
  /** The smallest amount that can be taken, as the provider has it for dollars and euros. */
  static final long LEAST = 50;

  /** The largest amount that can be taken. */
  static final long MOST = 99_999_999;

  private static final Set<String> WITH_A_MINIMUM = Set.of("usd", "eur");
  private static final Pattern CURRENCY = Pattern.compile("[a-zA-Z]{3}");
  private static final Set<String> CAPTURE_METHODS =
      Set.of("automatic", "automatic_async", "manual");
  private static final Set<String> CREATION =
      Set.of(
          "amount",
          "currency",
          "payment_method",
          "confirm",
          "capture_method",
          "metadata",
          "description",
          "receipt_email",
          "return_url",
          "off_session",
          "error_on_requires_action",
          "payment_method_types",
          "automatic_payment_methods");
  private static final Set<String> CONFIRMATION =
      Set.of("payment_method", "return_url", "off_session", "receipt_email");
  private static final Set<String> UPDATE =
      Set.of("amount", "payment_method", "metadata", "description", "receipt_email");

  private final Payments payments;
  private final Pages pages;

  IntentCalls(Payments payments, Pages pages) {
    this.payments = payments;
    this.pages = pages;
  }

  Answer create(Call call, Act act) throws Refusal {
    Params params = call.params();
    params.only(CREATION);
    NewIntent wish = newIntent(params);
    Confirmation confirmation = confirmation(params);
    boolean confirm = params.flag("confirm");
    for (String onlyThen : List.of("off_session", "error_on_requires_action", "return_url")) {
      if (params.has(onlyThen) && !confirm) {
        throw Refusal.parameter(
            onlyThen, "`" + onlyThen + "` can only be used when `confirm` is set to `true`.");
      }
    }
    ObjectNode intent = payments.create(act, wish, confirmation.paymentMethod());
    if (!confirm) {
      return Answer.ok(Hidden.shown(intent));
    }
    return shown(
        payments.confirm(
            act,
            intent.path("id").asText(),
            new Confirmation(
                Optional.empty(), confirmation.returnUrl(), confirmation.offSession())));
  }

  private static NewIntent newIntent(Params params) throws Refusal {
    params.required("amount");
    String currency = params.required("currency");
    if (!CURRENCY.matcher(currency).matches()) {
      throw Refusal.parameter("currency", "Invalid currency: " + currency + ".");
    }
    String lower = currency.toLowerCase(Locale.ROOT);
    List<String> types = params.list("payment_method_types");
    Params automatic = params.inside("automatic_payment_methods");
    automatic.only(Set.of("enabled", "allow_redirects"));
    if (!types.isEmpty() && automatic.flag("enabled")) {
      throw Refusal.parameter(
          "automatic_payment_methods",
          "You may only specify one of these parameters: automatic_payment_methods,"
              + " payment_method_types.");
    }
    boolean redirects =
        !automatic.oneOf("allow_redirects", Set.of("always", "never")).equals(Optional.of("never"));
    boolean off = automatic.has("enabled") && !automatic.flag("enabled");
    return new NewIntent(
        amount(params, lower).orElseThrow(),
        lower,
        params.oneOf("capture_method", CAPTURE_METHODS).orElse("automatic_async"),
        off && types.isEmpty() ? List.of("card") : types,
        redirects,
        params.text("description"),
        params.text("receipt_email"),
        params.metadata());
  }

  private static Optional<Long> amount(Params params, String currency) throws Refusal {
    Optional<Long> amount = params.integer("amount");
    if (amount.isEmpty()) {
      return amount;
    }
    if (amount.get() < 1) {
      throw Refusal.parameter(
          "parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
    }
    if (WITH_A_MINIMUM.contains(currency) && amount.get() < LEAST) {
      throw Refusal.parameter(
          "amount_too_small",
          "amount",
          "Amount must be at least " + LEAST + " of the smallest unit of " + currency);
    }
    if (amount.get() > MOST) {
      throw Refusal.parameter(
          "amount_too_large",
          "amount",
          "Amount must be no more than " + MOST + " of the smallest unit of " + currency);
    }
    return amount;
  }

  private static Confirmation confirmation(Params params) throws Refusal {
    // Either way nobody can be asked, and what needs to ask is declined.
    boolean nobodyThere = params.flag("off_session") || params.flag("error_on_requires_action");
    return new Confirmation(params.text("payment_method"), params.text("return_url"), nobodyThere);
  }

  Answer confirm(Call call, Act act) throws Refusal {
    call.params().only(CONFIRMATION);
    return shown(payments.confirm(act, call.id(), confirmation(call.params())));
  }

  Answer cancel(Call call, Act act) throws Refusal {
    call.params().only(Set.of("cancellation_reason"));
    Optional<String> reason =
        call.params().oneOf("cancellation_reason", Payments.CANCELLATION_REASONS);
    return Answer.ok(Hidden.shown(payments.cancel(act, call.id(), reason)));
  }

  Answer capture(Call call, Act act) throws Refusal {
    call.params().only(Set.of("amount_to_capture"));
    Optional<Long> amount = call.params().integer("amount_to_capture");
    if (amount.isPresent() && amount.get() < 1) {
      throw Refusal.parameter(
          "parameter_invalid_integer",
          "amount_to_capture",
          "This value must be greater than or equal to 1.");
    }
    return Answer.ok(Hidden.shown(payments.capture(act, call.id(), amount)));
  }

  Answer update(Call call, Act act) throws Refusal {
    Params params = call.params();
    params.only(UPDATE);
    String currency =
        act.books()
            .find(Kind.INTENT, call.id())
            .flatMap(intent -> Json.text(intent, "currency"))
            .orElse("");
    Map<String, Optional<String>> texts = new LinkedHashMap<>();
    for (String field : List.of("description", "receipt_email")) {
      if (params.has(field)) {
        texts.put(field, params.text(field));
      }
    }
    ObjectNode intent =
        payments.update(
            act,
            call.id(),
            amount(params, currency),
            params.text("payment_method"),
            texts,
            params.metadata());
    return Answer.ok(Hidden.shown(intent));
  }

  Answer list(Call call) throws Refusal {
    call.params().only(Pages.PARAMS);
    return Answer.ok(pages.list(call, Kind.INTENT, _ -> true, Hidden::shown));
  }

  private static Answer shown(Answer answer) {
    return new Answer(answer.status(), Hidden.shown(answer.body()));
  }
}
