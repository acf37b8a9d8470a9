package io.ringledger.local.shop;

import io.ringledger.local.LocalStack;
import io.ringledger.local.Terminal;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.Person;
import io.ringledger.local.replicas.CampaignFigures;
import io.ringledger.local.replicas.Replicas;
import io.ringledger.local.replicas.Replicas.Blow;
import io.ringledger.local.shop.Buyer.Shelves;
import io.ringledger.local.shop.ShopApi.Offer;
import io.ringledger.local.shop.ShopApi.Product;
import io.ringledger.local.shop.ShopApi.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Two replicas on one database sell things while one or both are killed hard, again and again, and
 * PostgreSQL now and then with them; the gateway misbehaves meanwhile. In the end the gateway's
 * books must say what the orders say, to the cent.
 */
public final class ShopCampaign {

  private static final int SITES = 2;
  private static final int REPLAYS = 40;
  private static final String CODE = "CHAOS5";
  private static final Duration OLD_SECRET = Duration.ofMinutes(10);
  private static final Duration LONGEST_WORK = Duration.ofMinutes(3);
  private static final Duration LONGEST_END = Duration.ofMinutes(5);
  private static final int LONGEST_ROUND_MILLIS = 2_500;

  private final LocalStack stack;
  private final Replicas replicas;
  private final Terminal terminal;
  private final SplittableRandom random;
  private final GatewayWeather weather;
  private final AtomicBoolean going = new AtomicBoolean(true);
  private final List<Buyer> buyers = new ArrayList<>();
  private final Map<String, Long> stocked = new HashMap<>();
  private long rotations;

  private ShopCampaign(LocalStack stack, Replicas replicas, long seed, Terminal terminal) {
    this.stack = stack;
    this.replicas = replicas;
    this.terminal = terminal;
    this.random = new SplittableRandom(seed);
    this.weather = new GatewayWeather(stack.payments().sandbox(), random.split());
  }

  /** What makes the application look after payments often enough for a campaign. */
  public static Map<String, String> settings() {
    return Map.of(
        "PAYMENTS_POLL_EVERY", "500ms",
        "PAYMENTS_FOLLOW_EVERY", "1s",
        "STRIPE_TIMEOUT", "5s");
  }

  /**
   * Runs one on a stack that is up.
   *
   * @param wantedKills how many processes of the application are killed, at least
   * @param seed decides what happens when, as far as that can be decided
   */
  public static CampaignFigures run(
      LocalStack stack, int wantedKills, int clients, long seed, Terminal terminal)
      throws InterruptedException {
    try (Replicas replicas = Replicas.beside(stack)) {
      return new ShopCampaign(stack, replicas, seed, terminal).run(wantedKills, clients);
    }
  }

  private CampaignFigures run(int wantedKills, int clients) throws InterruptedException {
    long start = System.nanoTime();
    prepare(clients);
    List<Thread> threads =
        buyers.stream().map(buyer -> Thread.ofVirtual().name("buyer").start(buyer)).toList();
    for (int round = 1; replicas.kills() < wantedKills; round++) {
      weather.change();
      Thread.sleep(random.nextInt(50, LONGEST_ROUND_MILLIS));
      Blow blow = Blow.drawn(random);
      if (blow == Blow.BOTH && random.nextInt(3) == 0) {
        // Those that are started next know both; until then the old one signs as well.
        stack.payments().rotateSecret(OLD_SECRET);
        rotations++;
      }
      replicas.strike(blow);
      terminal.say(
          "round %d: %s; %d kills, %,d orders"
              .formatted(round, blow.words(), replicas.kills(), orders()));
    }
    terminal.say("The buyers go home, and the gateway behaves ...");
    going.set(false);
    for (Thread thread : threads) {
      thread.join(LONGEST_WORK);
    }
    return inspect(Duration.ofNanos(System.nanoTime() - start));
  }

  private long orders() {
    return buyers.stream().mapToLong(Buyer::orders).sum();
  }

  private void prepare(int clients) throws InterruptedException {
    List<ShopApi> shops = replicas.clients().stream().map(ShopApi::new).toList();
    ApiClient api = replicas.clients().getFirst();
    Person superAdmin = join(api, "admin");
    List<Shelves> sites = new ArrayList<>();
    for (int i = 0; i < SITES; i++) {
      sites.add(open(shops.getFirst(), superAdmin, join(api, "management"), i));
    }
    for (int i = 0; i < clients; i++) {
      buyers.add(
          new Buyer(
              sites.get(i % SITES),
              new Insistence(shops, random.split()),
              stack.payments().sandbox(),
              random.split(),
              going));
    }
  }

  private static Person join(ApiClient api, String role) throws InterruptedException {
    String email = UUID.randomUUID() + "@example.com";
    return Person.join(api, role, email, UUID.randomUUID().toString(), role);
  }

  private Shelves open(ShopApi shops, Person superAdmin, Person admin, int number)
      throws InterruptedException {
    Site site = shops.open(superAdmin, "chaos-" + number, "Chaos " + number, "EUR");
    shops.appoint(superAdmin, site, admin);
    shops.price(admin, site, 1_900, 700, 490);
    shops.discount(admin, site, CODE, 500);
    List<Product> products =
        List.of(
            sell(shops, admin, site, new Offer("ticket", "T", "Ticket", 3_999, "reduced", 100_000)),
            sell(
                shops,
                admin,
                site,
                new Offer("pay_per_view", "P", "Stream", 1_499, "standard", 100_000)),
            // Soon there are none left, but for those whose buyers did not pay.
            sell(shops, admin, site, new Offer("ticket", "R", "Ringside", 25_000, "reduced", 30)));
    Product shirt =
        sell(
            shops, admin, site, new Offer("merchandise", "S", "Shirt", 2_499, "standard", 100_000));
    return new Shelves(site, products, shirt, CODE, admin.token());
  }

  private Product sell(ShopApi shops, Person admin, Site site, Offer offer)
      throws InterruptedException {
    Product product = shops.sell(admin, site, offer);
    stocked.put(product.id(), offer.stock());
    return product;
  }

  private CampaignFigures inspect(Duration work) throws InterruptedException {
    List<String> anomalies = new ArrayList<>();
    ShopInspector inspector = new ShopInspector(stack.database(), stack.payments().sandbox());
    weather.clearUp();
    long before = System.nanoTime();
    if (!inspector.awaitEnd(LONGEST_END)) {
      anomalies.add("not_settled: some orders, attempts, refunds or events come to no end");
    }
    long settling = Duration.ofNanos(System.nanoTime() - before).toSeconds();
    for (Buyer buyer : buyers) {
      buyer.asking().replay(REPLAYS);
    }
    inspector.inspect(buyers, stocked, anomalies);
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("database crashes", (long) replicas.databaseCrashes());
    figures.put("webhook secrets rotated", rotations);
    figures.put("orders placed", orders());
    figures.put("keys used", buyers.stream().mapToLong(buyer -> buyer.asking().keys()).sum());
    figures.put(
        "requests unanswered",
        buyers.stream().mapToLong(buyer -> buyer.asking().unanswered()).sum());
    inspector.counts().forEach((name, count) -> figures.put("  " + name, count));
    figures.put("seconds under fire", work.toSeconds());
    figures.put("seconds to settle", settling);
    return new CampaignFigures(replicas.kills(), figures, anomalies);
  }
}
