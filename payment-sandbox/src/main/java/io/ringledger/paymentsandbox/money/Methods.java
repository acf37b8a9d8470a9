package io.ringledger.paymentsandbox.money;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Json;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.books.SandboxClock;
import java.util.Optional;

/** Payment methods. One that is named after a test becomes one of its own, as at the provider. */
final class Methods {
  private static final String TEST = "test";

  private final Ids ids;
  private final SandboxClock clock;

  Methods(Ids ids, SandboxClock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** Returns the id of what a caller calls a payment method. */
  String use(Act act, String name) throws Refusal {
    Optional<TestMethod> test = TestMethod.named(name);
    if (test.isEmpty()) {
      if (act.books().find(Kind.METHOD, name).isEmpty()) {
        throw Refusal.missing(400, "PaymentMethod", name, "payment_method");
      }
      return name;
    }
    ObjectNode method =
        Json.object()
            .put("id", ids.next("pm"))
            .put("object", "payment_method")
            .put("allow_redisplay", "unspecified");
    method
        .putObject("billing_details")
        .putNull("address")
        .putNull("email")
        .putNull("name")
        .putNull("phone");
    method
        .putObject("card")
        .put("brand", "visa")
        .put("country", "US")
        .put("display_brand", "visa")
        .put("exp_month", 12)
        .put("exp_year", 2099)
        .put("funding", "credit")
        .put("last4", "4242");
    method
        .put("created", clock.seconds())
        .putNull("customer")
        .put("livemode", false)
        .put("type", "card")
        .putObject("metadata");
    Hidden.put(method, TEST, test.get().name());
    act.books().put(Kind.METHOD, method.path("id").asText(), method);
    return method.path("id").asText();
  }

  ObjectNode get(Act act, String id) {
    return act.books().find(Kind.METHOD, id).orElseThrow();
  }

  /** Returns what a method does. */
  TestMethod behaviour(Act act, String id) {
    return TestMethod.valueOf(Hidden.get(get(act, id), TEST));
  }
}
