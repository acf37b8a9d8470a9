package io.ringledger.local.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.Narration;
import io.ringledger.local.demo.Person;
import io.ringledger.local.demo.PlayException;
import io.ringledger.local.shop.ShopApi.Offer;
import io.ringledger.local.shop.ShopApi.Payment;
import io.ringledger.local.shop.ShopApi.Product;
import io.ringledger.local.shop.ShopApi.Site;
import io.ringledger.local.shop.ShopApi.Visitor;
import io.ringledger.paymentsandbox.PaymentSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Two sites with what they sell and who runs them, and the orders that were made there. */
final class ShopScene {

  static final String CARD = "pm_card_visa";
  static final String DECLINED = "pm_card_chargeDeclinedInsufficientFunds";
  static final String ASKS = "pm_card_authenticationRequired";
  static final String CODE = "FIGHT10";
  static final int SEATS = 3;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final ShopApi shops;
  private final Narration story;
  private final PaymentSandbox gateway;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final List<String> placed = new ArrayList<>();
  private final Person superAdmin;
  private final Person admin;
  private final Person otherAdmin;
  private final Site site;
  private final Site other;
  private final Product ticket;
  private final Product shirt;
  private final Product stream;
  private final Product ringside;

  private ShopScene(ApiClient api, PaymentSandbox gateway, Narration story)
      throws InterruptedException {
    this.shops = new ShopApi(api);
    this.story = story;
    this.gateway = gateway;
    story.begin("A super-admin opens two sites and names who runs them");
    superAdmin = join(api, "super-admin", "admin");
    admin = join(api, "Mona", "management");
    otherAdmin = join(api, "Otto", "management");
    site = shops.open(superAdmin, "fight-night-" + run, "Fight Night", "EUR");
    other = shops.open(superAdmin, "gym-" + run, "The Gym", "EUR");
    shops.appoint(superAdmin, site, admin);
    shops.appoint(superAdmin, other, otherAdmin);
    story.detail("%s is run by Mona, %s by Otto".formatted(site.name(), other.name()));
    story.begin("Mona fills the catalogue, sets taxes and shipping, and offers a discount");
    shops.price(admin, site, 2_000, 1_000, 500);
    shops.discount(admin, site, CODE, 1_000);
    ticket = sell(new Offer("ticket", "TICKET", "Ticket", 5_000, "reduced", 500));
    shirt = sell(new Offer("merchandise", "SHIRT", "Shirt", 2_500, "standard", 200));
    stream = sell(new Offer("pay_per_view", "STREAM", "Live stream", 1_500, "standard", 100_000));
    ringside = sell(new Offer("ticket", "RINGSIDE", "Ringside seat", 30_000, "reduced", SEATS));
    story.detail(
        "tax in Germany 20 %%, reduced 10 %%; shipping 5.00 EUR; %s takes 10 %% off"
            .formatted(CODE));
  }

  /** Opens the sites and fills one. */
  static ShopScene set(ApiClient api, PaymentSandbox gateway, Narration story)
      throws InterruptedException {
    return new ShopScene(api, gateway, story);
  }

  private Person join(ApiClient api, String name, String role) throws InterruptedException {
    String email = "%s-%s@example.com".formatted(name.toLowerCase(java.util.Locale.ROOT), run);
    return Person.join(api, name, email, UUID.randomUUID().toString(), role);
  }

  private Product sell(Offer offer) throws InterruptedException {
    story.detail(
        "%-14s %10s %s, %,d in stock"
            .formatted(offer.name(), money(offer.priceMinor()), site.currency(), offer.stock()));
    return shops.sell(admin, site, offer);
  }

  /** An amount as people write it. */
  static String money(long minor) {
    return "%,d.%02d".formatted(minor / 100, minor % 100);
  }

  ShopApi shops() {
    return shops;
  }

  Narration story() {
    return story;
  }

  PaymentSandbox gateway() {
    return gateway;
  }

  Person superAdmin() {
    return superAdmin;
  }

  Person admin() {
    return admin;
  }

  Person otherAdmin() {
    return otherAdmin;
  }

  Site site() {
    return site;
  }

  Site other() {
    return other;
  }

  Product ticket() {
    return ticket;
  }

  Product shirt() {
    return shirt;
  }

  Product stream() {
    return stream;
  }

  Product ringside() {
    return ringside;
  }

  /** The orders that were made, in order. */
  List<String> placed() {
    return List.copyOf(placed);
  }

  Visitor visitor(String name) throws InterruptedException {
    return shops.welcome(site, name);
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  /** Has a visitor buy one live stream; answers the order. */
  JsonNode buysStream(Visitor visitor, String method) throws InterruptedException {
    shops.add(visitor, site, stream, 1).expect(200);
    return ordered(shops.checkout(visitor, site, key(), Payment.by(method, false)));
  }

  /** The order that was answered, remembered. */
  JsonNode ordered(Answer answer) {
    JsonNode order = answer.expect(200);
    String id = Json.text(order, "order_id");
    if (!placed.contains(id)) {
      placed.add(id);
    }
    return order;
  }

  /** Waits until the order is in that state, and answers it as its admin sees it. */
  JsonNode awaitState(JsonNode order, String state) throws InterruptedException {
    JsonNode now = await(order, seen -> Json.text(seen, "state").equals(state));
    story.check(
        Json.text(now, "state").equals(state),
        "order %s is %s, not %s".formatted(id(order), Json.text(now, "state"), state));
    return now;
  }

  /** Waits until the order is so, for a while, and answers it as its admin sees it. */
  JsonNode await(JsonNode order, Predicate<JsonNode> wanted) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    JsonNode now = seen(order);
    while (!wanted.test(now) && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE);
      now = seen(order);
    }
    return now;
  }

  /** The order as its admin sees it. */
  JsonNode seen(JsonNode order) throws InterruptedException {
    return shops.order(admin.bearer(), site, id(order)).expect(200);
  }

  static String id(JsonNode order) {
    return Json.text(order, "order_id");
  }

  static long total(JsonNode order) {
    return Json.number(Json.required(order, "totals"), "total_minor");
  }

  /** What the gateway calls the payment of an order's last attempt. */
  static String intent(JsonNode seenByAdmin) {
    return Json.text(
        seenByAdmin.path("attempts").path(seenByAdmin.path("attempts").size() - 1), "reference");
  }

  /** Holds an answer against the refusal it should be, and tells it. */
  void refused(Answer answer, int status, String code, String who) {
    boolean asItShould =
        answer.status() == status && Json.parse(answer.body()).path("code").asText().equals(code);
    story.check(
        asItShould,
        "%s: %s answered %d %s".formatted(who, answer.request(), answer.status(), answer.body()));
    if (asItShould) {
      story.detail("%s: refused, %d %s".formatted(who, status, code));
    }
  }

  /** The one of a list that must be there. */
  static JsonNode only(List<JsonNode> all, String what) {
    if (all.size() != 1) {
      throw new PlayException("%d %s instead of one: %s".formatted(all.size(), what, all));
    }
    return all.getFirst();
  }
}
