package io.ringledger.paymentsandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.money.Act;
import io.ringledger.paymentsandbox.money.Answer;
import io.ringledger.paymentsandbox.money.Hidden;
import io.ringledger.paymentsandbox.money.Refunds;
import io.ringledger.paymentsandbox.money.Refusal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Calls about refunds and charges. */
final class RefundCalls {
  private final Refunds refunds;
  private final Pages pages;

  RefundCalls(Refunds refunds, Pages pages) {
    this.refunds = refunds;
    this.pages = pages;
  }

  Answer create(Call call, Act act) throws Refusal {
    Params params = call.params();
    params.only(Set.of("payment_intent", "charge", "amount", "reason", "metadata"));
    Optional<String> intent = params.text("payment_intent");
    Optional<String> charge = params.text("charge");
    if (intent.isEmpty() && charge.isEmpty()) {
      throw Refusal.of(
          400,
          Refusal.INVALID_REQUEST,
          "parameter_missing",
          "One of the following params should be provided for this request: payment_intent or"
              + " charge.");
    }
    Optional<Long> amount = params.integer("amount");
    if (amount.isPresent() && amount.get() < 1) {
      throw Refusal.parameter(
          "parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
    }
    Refunds.Wish wish =
        new Refunds.Wish(
            intent, charge, amount, params.oneOf("reason", Refunds.REASONS), params.metadata());
    return Answer.ok(Hidden.shown(refunds.create(act, wish)));
  }

  Answer update(Call call, Act act) throws Refusal {
    call.params().only(Set.of("metadata"));
    return Answer.ok(Hidden.shown(refunds.update(act, call.id(), call.params().metadata())));
  }

  Answer list(Call call) throws Refusal {
    call.params().only(Set.of("limit", "starting_after", "created", "payment_intent", "charge"));
    Predicate<ObjectNode> wanted =
        is("payment_intent", call.params().text("payment_intent"))
            .and(is("charge", call.params().text("charge")));
    return Answer.ok(pages.list(call, Kind.REFUND, wanted, Hidden::shown));
  }

  Answer listCharges(Call call) throws Refusal {
    call.params().only(Set.of("limit", "starting_after", "created", "payment_intent"));
    Predicate<ObjectNode> wanted = is("payment_intent", call.params().text("payment_intent"));
    return Answer.ok(pages.list(call, Kind.CHARGE, wanted, Hidden::shown));
  }

  private static Predicate<ObjectNode> is(String field, Optional<String> value) {
    return document -> value.isEmpty() || document.path(field).asText().equals(value.get());
  }
}
