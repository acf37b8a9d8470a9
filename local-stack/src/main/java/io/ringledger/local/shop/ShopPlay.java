package io.ringledger.local.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.Narration;
import io.ringledger.local.shop.Ledgers.Kept;
import io.ringledger.local.shop.ShopApi.Payment;
import io.ringledger.local.shop.ShopApi.Visitor;
import io.ringledger.paymentsandbox.PaymentSandbox;
import io.ringledger.paymentsandbox.api.Operation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A day of a shop: people buy, cards are declined, the gateway misbehaves, others try what they may
 * not. In the end the gateway's books say what the orders say. Can be played again and again on the
 * same data.
 */
public final class ShopPlay implements AutoCloseable {

  /** Two tickets and a shirt, 10 % off, shipped, with 10 % and 20 % of tax. */
  private static final long ADAS_TOTAL = 13_200;

  private final ApiClient api;
  private final PaymentSandbox gateway;
  private final Narration story;

  private ShopPlay(ApiClient api, PaymentSandbox gateway, Consumer<String> narrator) {
    this.api = api;
    this.gateway = gateway;
    this.story = new Narration(narrator);
  }

  /**
   * A play on a running system.
   *
   * @param api where RingLedger is
   * @param gateway whom it asks to charge
   * @param narrator hears what happens, a line at a time
   */
  public static ShopPlay on(URI api, PaymentSandbox gateway, Consumer<String> narrator) {
    return new ShopPlay(new ApiClient(api), gateway, narrator);
  }

  /**
   * Plays it.
   *
   * @return what was not as it should be, a sentence each; empty where all was
   * @throws io.ringledger.local.demo.PlayException if it cannot go on
   */
  public List<String> run() throws InterruptedException {
    gateway.faults().clear();
    gateway.webhookFaults().clear();
    ShopScene scene = ShopScene.set(api, gateway, story);
    JsonNode bought = buys(scene);
    declined(scene);
    timesOut(scene);
    asksThePerson(scene);
    new ShopTrouble(scene).run();
    refunds(scene, bought);
    strangers(scene, bought);
    new AdvisoryPlay(scene).run();
    books(scene);
    return story.differences();
  }

  private JsonNode buys(ShopScene scene) throws InterruptedException {
    story.begin("Ada buys two tickets and a shirt with the discount");
    Visitor ada = scene.visitor("Ada");
    scene.shops().add(ada, scene.site(), scene.ticket(), 2).expect(200);
    scene.shops().add(ada, scene.site(), scene.shirt(), 1).expect(200);
    scene.shops().use(ada, scene.site(), ShopScene.CODE).expect(200);
    Answer stale =
        scene
            .shops()
            .checkout(
                ada,
                scene.site(),
                ShopScene.key(),
                new Payment(ShopScene.CARD, true, Optional.of(ADAS_TOTAL - 1)));
    scene.refused(stale, 409, "price_changed", "with a total that is not the shop's");
    JsonNode order =
        scene.ordered(
            scene
                .shops()
                .checkout(
                    ada,
                    scene.site(),
                    ShopScene.key(),
                    new Payment(ShopScene.CARD, true, Optional.of(ADAS_TOTAL))));
    story.check(
        ShopScene.total(order) == ADAS_TOTAL,
        "the order costs %d, not %d".formatted(ShopScene.total(order), ADAS_TOTAL));
    scene.awaitState(order, "confirmed");
    JsonNode history = scene.shops().history(scene.admin(), scene.site(), ShopScene.id(order));
    story.check(history.path("chain_intact").asBoolean(), "the history is not intact");
    story.detail(
        "%s EUR, confirmed by the gateway's signed event; %d entries of history, chain intact"
            .formatted(ShopScene.money(ADAS_TOTAL), history.path("entries").size()));
    return order;
  }

  private void declined(ShopScene scene) throws InterruptedException {
    story.begin("Ben's card is declined; he pays with another");
    Visitor ben = scene.visitor("Ben");
    scene.shops().add(ben, scene.site(), scene.stream(), 1).expect(200);
    String key = ShopScene.key();
    Payment payment = Payment.by(ShopScene.DECLINED, false);
    Answer first = scene.shops().checkout(ben, scene.site(), key, payment);
    Answer again = scene.shops().checkout(ben, scene.site(), key, payment);
    JsonNode order = scene.ordered(first);
    story.check(first.body().equals(again.body()), "the same request got two answers");
    story.check(
        Json.text(order, "state").equals("payment_failed"), "the order did not fail: " + order);
    story.detail(
        "declined: %s; asked again with the same key, the very same answer came"
            .formatted(order.path("payment").path("failure_code").asText()));
    JsonNode paid =
        scene
            .shops()
            .retry(ben, scene.site(), ShopScene.id(order), ShopScene.key(), ShopScene.CARD)
            .expect(200);
    JsonNode confirmed = scene.awaitState(paid, "confirmed");
    story.check(
        states(confirmed).equals(List.of("cancelled", "authorized"))
            || states(confirmed).equals(List.of("failed", "authorized")),
        "the attempts are " + states(confirmed));
    story.detail("attempt 2, with a key of its own at the gateway, paid: " + states(confirmed));
  }

  private static List<String> states(JsonNode order) {
    return order.path("attempts").valueStream().map(each -> Json.text(each, "state")).toList();
  }

  private void timesOut(ShopScene scene) throws InterruptedException {
    story.begin("The gateway charges Cleo, and neither its answer nor its event arrives");
    gateway.faults().only(Operation.CREATE_INTENT).times(1).timeOutAfterCharging(Duration.ZERO);
    gateway.webhookFaults().only("payment_intent.succeeded").times(1).drop();
    JsonNode order = scene.buysStream(scene.visitor("Cleo"), ShopScene.CARD);
    story.check(
        Json.text(order, "state").equals("pending_payment"), "it is certain too early: " + order);
    story.detail(
        "the order is pending, the attempt %s"
            .formatted(order.path("payment").path("state").asText()));
    JsonNode confirmed = scene.awaitState(order, "confirmed");
    Kept kept = Ledgers.of(gateway).getOrDefault(ShopScene.id(order), Kept.NOTHING);
    story.check(
        kept.payments() == 1 && kept.chargedTwice() == 0 && states(confirmed).size() == 1,
        "it was charged more than once: " + kept);
    story.detail(
        "the janitor asked under the same key, had the event sent again, and that confirmed it: charged once");
  }

  private void asksThePerson(ShopScene scene) throws InterruptedException {
    story.begin("Dan's bank wants to ask him");
    Visitor dan = scene.visitor("Dan");
    JsonNode order = scene.buysStream(dan, ShopScene.ASKS);
    String url = order.path("payment").path("next_action_url").asText();
    story.check(!url.isEmpty(), "there is nowhere to go: " + order);
    story.detail("pending; the bank asks on " + url);
    gateway.approve(ShopScene.intent(scene.seen(order)));
    scene.awaitState(order, "confirmed");
    story.detail("he says yes, and the order is confirmed");
  }

  private void refunds(ShopScene scene, JsonNode order) throws InterruptedException {
    story.begin("Mona gives some of Ada's money back, then all of it");
    String id = ShopScene.id(order);
    long part = 3_200;
    refund(scene, id, ShopScene.key(), Optional.of(part)).expect(200);
    JsonNode partly = scene.awaitState(order, "partially_refunded");
    story.detail(
        "%s of %s EUR are back"
            .formatted(
                ShopScene.money(partly.path("totals").path("refunded_minor").asLong()),
                ShopScene.money(ADAS_TOTAL)));
    scene.refused(
        refund(scene, id, ShopScene.key(), Optional.of(ADAS_TOTAL)),
        422,
        "refund_exceeds_payment",
        "more than is left");
    String key = ShopScene.key();
    Answer rest = refund(scene, id, key, Optional.empty());
    Answer again = refund(scene, id, key, Optional.empty());
    story.check(rest.body().equals(again.body()), "the same refund got two answers");
    scene.awaitState(order, "refunded");
    story.detail("the rest too; asked for twice with one key, given once");
  }

  private static Answer refund(ShopScene scene, String order, String key, Optional<Long> amount)
      throws InterruptedException {
    return scene.shops().refund(scene.admin().bearer(), scene.site(), order, key, amount);
  }

  private void strangers(ShopScene scene, JsonNode order) throws InterruptedException {
    story.begin("Nobody reaches what is not theirs");
    String id = ShopScene.id(order);
    Optional<String> otto = scene.otherAdmin().bearer();
    scene.refused(
        scene.shops().order(otto, scene.site(), id),
        404,
        "order_not_found",
        "Otto, who runs the other site, looks at Ada's order");
    scene.refused(
        scene.shops().order(otto, scene.other(), id),
        404,
        "order_not_found",
        "Otto looks for it on his own site");
    scene.refused(
        scene.shops().refund(otto, scene.site(), id, ShopScene.key(), Optional.empty()),
        403,
        "site_admin_required",
        "Otto gives it back");
    Visitor eve = scene.visitor("Eve");
    scene.refused(
        scene.shops().order(eve.bearer(), scene.site(), id),
        404,
        "order_not_found",
        "Eve, another visitor, looks at it");
    scene.refused(
        scene.shops().refund(eve.bearer(), scene.site(), id, ShopScene.key(), Optional.empty()),
        403,
        "forbidden",
        "Eve gives it back");
  }

  private void books(ShopScene scene) throws InterruptedException {
    story.begin("The gateway's books against the orders");
    Map<String, Kept> books = Ledgers.of(gateway);
    String row = "%-36s  %-18s %10s %10s %10s  %s";
    story.detail(
        row.formatted("order", "state", "captured", "refunded", "should be", "").stripTrailing());
    long sum = 0;
    for (String id : scene.placed()) {
      JsonNode order = scene.shops().order(scene.admin().bearer(), scene.site(), id).expect(200);
      Kept kept = books.getOrDefault(id, Kept.NOTHING);
      long expected = expected(order);
      boolean agrees = kept.left() == expected && kept.chargedTwice() == 0;
      sum += kept.left();
      story.detail(
          row.formatted(
              id,
              Json.text(order, "state"),
              ShopScene.money(kept.captured()),
              ShopScene.money(kept.refunded()),
              ShopScene.money(expected),
              agrees ? "ok" : "DIFFERS"));
      story.check(agrees, "the gateway keeps %d of order %s".formatted(kept.left(), id));
      story.check(kept.onItsWayBack() == 0, "something of order " + id + " is still on its way");
    }
    story.detail(
        "%d orders; the gateway keeps %s EUR"
            .formatted(scene.placed().size(), ShopScene.money(sum)));
  }

  /** What the gateway should keep of an order, in the smallest unit. */
  static long expected(JsonNode order) {
    return switch (Json.text(order, "state")) {
      case "confirmed", "partially_refunded", "refunded" ->
          ShopScene.total(order) - order.path("totals").path("refunded_minor").asLong();
      default -> 0;
    };
  }

  @Override
  public void close() {
    api.close();
  }
}
