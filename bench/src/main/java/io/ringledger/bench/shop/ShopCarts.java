package io.ringledger.bench.shop;

import io.ringledger.local.LocalStack;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.Person;
import io.ringledger.local.shop.ShopApi;
import io.ringledger.local.shop.ShopApi.Offer;
import io.ringledger.local.shop.ShopApi.Payment;
import io.ringledger.local.shop.ShopApi.Product;
import io.ringledger.local.shop.ShopApi.Site;
import io.ringledger.local.shop.ShopApi.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A site with some products, visitors with a cart each, and their checkouts. */
final class ShopCarts {

  /** So many that orders do not wait for each other's stock more than they do in a shop. */
  private static final int PRODUCTS = 20;

  private static final Payment BY_CARD = Payment.by("pm_card_visa", false);

  private final ApiClient api;
  private final ShopApi shops;
  private final Site site;
  private final List<Product> products = new ArrayList<>();

  private ShopCarts(ApiClient api) throws InterruptedException {
    this.api = api;
    this.shops = new ShopApi(api);
    Person admin =
        Person.join(
            api,
            "admin",
            "bench-%s@example.org".formatted(UUID.randomUUID()),
            UUID.randomUUID().toString(),
            "admin");
    this.site = shops.open(admin, "bench", "Bench", "EUR");
    shops.price(admin, site, 2_000, 1_000, 500);
    for (int i = 0; i < PRODUCTS; i++) {
      products.add(
          shops.sell(
              admin,
              site,
              new Offer("pay_per_view", "P" + i, "Stream " + i, 1_500, "standard", 1_000_000)));
    }
  }

  static ShopCarts open(LocalStack stack) throws InterruptedException {
    return new ShopCarts(new ApiClient(stack.api()));
  }

  /** Has so many visitors put one thing into their carts. */
  List<Visitor> fill(int count, int workers) throws Exception {
    List<Visitor> visitors = new ArrayList<>();
    each(
        count,
        workers,
        i -> {
          Visitor visitor = shops.welcome(site, "Buyer");
          shops.add(visitor, site, products.get(i % PRODUCTS), 1).expect(200);
          synchronized (visitors) {
            visitors.add(visitor);
          }
        });
    return visitors;
  }

  /** Has all of them order and pay, so many at a time. */
  void checkOut(List<Visitor> visitors, int workers) throws Exception {
    each(
        visitors.size(),
        workers,
        i ->
            shops
                .checkout(visitors.get(i), site, UUID.randomUUID().toString(), BY_CARD)
                .expect(200));
  }

  String site() {
    return site.id();
  }

  void close() {
    api.close();
  }

  /** What is done with each. */
  interface Work {
    void one(int number) throws Exception;
  }

  /** Does something so often, from so many threads. */
  static void each(int count, int workers, Work work) throws Exception {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      List<Future<Boolean>> running = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        running.add(
            threads.submit(
                () -> {
                  for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                    work.one(n);
                  }
                  return true;
                }));
      }
      for (Future<Boolean> one : running) {
        try {
          one.get();
        } catch (ExecutionException e) {
          throw e.getCause() instanceof Exception cause ? cause : e;
        }
      }
    }
  }
}
