package io.ringledger.paymentsandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Books;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.money.Act;
import io.ringledger.paymentsandbox.money.Answer;
import io.ringledger.paymentsandbox.money.Hidden;
import io.ringledger.paymentsandbox.money.Payments;
import io.ringledger.paymentsandbox.money.Refunds;
import io.ringledger.paymentsandbox.money.Refusal;
import io.ringledger.paymentsandbox.webhook.Endpoints;
import io.ringledger.paymentsandbox.webhook.Webhooks;

/** Hands each call to whoever carries it out. */
public final class Desk {
  private final IntentCalls intents;
  private final RefundCalls refunds;
  private final EventCalls events;
  private final Pages pages;

  /**
   * Knows who carries out what.
   *
   * @param books where things are looked up
   * @param payments the verbs of intents
   * @param refunds the verbs of refunds
   * @param webhooks who sends events again
   * @param endpoints who listens
   */
  public Desk(
      Books books, Payments payments, Refunds refunds, Webhooks webhooks, Endpoints endpoints) {
    this.pages = new Pages(books);
    this.intents = new IntentCalls(payments, pages);
    this.refunds = new RefundCalls(refunds, pages);
    this.events = new EventCalls(webhooks, endpoints, pages);
  }

  Answer carryOut(Call call, Act act) throws Refusal {
    Answer answer =
        switch (call.operation()) {
          case CREATE_INTENT -> intents.create(call, act);
          case RETRIEVE_INTENT -> read(call, act, Kind.INTENT, "payment_intent", "intent");
          case LIST_INTENTS -> intents.list(call);
          case UPDATE_INTENT -> intents.update(call, act);
          case CONFIRM_INTENT -> intents.confirm(call, act);
          case CANCEL_INTENT -> intents.cancel(call, act);
          case CAPTURE_INTENT -> intents.capture(call, act);
          case CREATE_REFUND -> refunds.create(call, act);
          case RETRIEVE_REFUND -> read(call, act, Kind.REFUND, "refund", "id");
          case UPDATE_REFUND -> refunds.update(call, act);
          case LIST_REFUNDS -> refunds.list(call);
          case RETRIEVE_CHARGE -> read(call, act, Kind.CHARGE, "charge", "id");
          case LIST_CHARGES -> refunds.listCharges(call);
          case RETRIEVE_METHOD -> read(call, act, Kind.METHOD, "PaymentMethod", "payment_method");
          case RETRIEVE_EVENT -> events.retrieve(call, act);
          case LIST_EVENTS -> events.list(call);
          case RETRY_EVENT -> events.retry(call, act);
          case CREATE_ENDPOINT -> events.addEndpoint(call, act);
          case RETRIEVE_ENDPOINT ->
              read(call, act, Kind.ENDPOINT, "webhook endpoint", "webhook_endpoint");
          case LIST_ENDPOINTS -> events.listEndpoints(call);
          case UPDATE_ENDPOINT -> events.updateEndpoint(call, act);
          case DELETE_ENDPOINT -> events.removeEndpoint(call, act);
        };
    return answer.status() == 200 ? Answer.ok(pages.expand(call, answer.body())) : answer;
  }

  private static Answer read(Call call, Act act, Kind kind, String what, String param)
      throws Refusal {
    ObjectNode document =
        act.books()
            .find(kind, call.id())
            .orElseThrow(() -> Refusal.missing(404, what, call.id(), param));
    return Answer.ok(Hidden.shown(document));
  }
}
